"""What `sms record import` says, in both languages."""

from smsgen.model.text import Text

IMPORT = Text(
    "Take over filled forms (DOCX, PDF, XLSX, YAML) and rows of other tools (CSV, XLSX, JSON).",
    "导入已填写的表单（DOCX、PDF、XLSX、YAML）和其他工具的数据（CSV、XLSX、JSON）。",
)
FILE = Text("FILE", "文件")
FORM_OPTION = Text("The form, where neither the file nor the mapping names it.", "表单；文件和映射均未写明时使用。")
MAP_OPTION = Text(
    "What the columns mean: a mapping file, or the name of one that comes with sms, such as servicenow-incident.",
    "列的含义：映射文件，或随程序提供的映射名称，如servicenow-incident。",
)
BY_OPTION = Text("Who makes the records, where the file does not say.", "填写人；文件未写明时使用。")
PARTIAL_OPTION = Text(
    "Write the good rows although others are bad; the bad ones are saved beside the file with their reasons.",
    "部分行有误时仍写入其余各行；有误的行连同原因保存在文件旁。",
)
DRY_RUN_OPTION = Text("Judge every row and write nothing.", "只检查，不写入。")

UNREADABLE = Text("{file}: {reason}", "{file}：{reason}")
NOTHING = Text("Nothing was written.", "未写入任何内容。")
NO_MAPPING = Text(
    "There is no mapping {name}. A file ends in .yml; these come with sms: {listed}",
    "没有映射{name}。映射文件以.yml结尾；随程序提供的有：{listed}",
)
NOT_IN_FORCE = Text(
    "Note: version {version} of {form} in the files is not in force.", "注意：文件中的{form} {version}版尚未生效。"
)
ROWS_READ = Text("{number} rows read", "已读取{number}行")
