"""Everything that `sms record` says, in both languages."""

from smsgen.model.text import Text

NEW = Text(
    "Fill in a form: asks field by field, or takes --set or --from.", "填写表单：逐项询问，或用--set、--from给出。"
)
LIST = Text("List the records, or those of one form.", "列出记录，或某一表单的记录。")
INDEX = Text(
    "Process by process: the forms, how many records, since when and of when.",
    "逐过程列出表单、记录数量和起止日期（证据索引）。",
)
SHOW = Text("Show one record with its fields and links.", "显示一份记录的字段和关联。")

SLA = Text(
    "Draw up the monthly report of an agreement from the figures of monitoring.", "根据监控数据编制协议的月度报告。"
)

FORM = Text("FORM", "表单")
RECORD = Text("ID", "编号")
SET = Text("A field as KEY=VALUE; once for each. Nothing is asked then.", "字段，写作键=值，可多次使用；此时不再询问。")
FROM = Text("A JSON file with the keys of a record. Nothing is asked then.", "含记录各键的JSON文件；此时不再询问。")
BY = Text("Who makes the record: a person id of the register.", "填写人：登记册中的人员标识。")
DATE = Text("The day that it is about; else today.", "所记日期；默认为今天。")
CLOSED = Text(
    "Nothing will change any more; what the form needs to close is required then.",
    "不再改动（已关闭）；表单的关闭前必填字段此时必填。",
)
CORRECTS = Text("The record that this one puts right.", "被更正的记录。")
LINK = Text("A link as TYPE=RECORD, such as caused-by=PRB-2026-0001; once for each.",
            "关联，写作类型=记录，如caused-by=PRB-2026-0001，可多次使用。")  # fmt: skip
NONE_SINCE = Text("State that there was nothing to record from this day on.", "声明自该日起没有需要记录的事项。")
PLACE = Text("Where the content is kept, in place of values.", "内容另处保存的位置，代替字段内容。")
FILE = Text("The file kept there; its SHA-256 goes into the record.", "存放在该处的文件，其SHA-256写入记录。")
INSTANCE_VERSION = Text("Version of a maintained record, such as an agreement.", "维护型记录（如协议）的版本。")

ASK_BY = Text("Your person id in the register", "您在登记册中的人员标识")
ASK_DATE = Text("The day that it is about", "所记日期")
ASK_VERSION = Text("Version", "版本")
ASK_PLACE = Text("Where the content is kept", "内容的存放位置")
ASK_FILE = Text("The file (its SHA-256 is recorded)", "文件（记录其SHA-256）")
ASK_ROW = Text("One more row?", "再填一行？")
REQUIRED = Text("required", "必填")
MAY_BE_EMPTY = Text("Enter for none", "回车留空")
NEEDED_TO_CLOSE = Text("needed to close, Enter for not yet", "关闭前必填，暂缺可回车")
STILL_NEEDED = Text(
    'The record is open. Needed to close it: {fields}. Then add `closed: "yes"` to the file.',
    '记录未关闭。关闭前须填写：{fields}。填好后在文件中加入“closed: "yes"”。',
)
LINES = Text("several lines; an empty line ends", "可多行，空行结束")
WITH_COMMAS = Text("several with commas", "多项用逗号分隔")

HEAD = Text("{form} {version} {title}", "{form} {version} {title}")
WRITTEN = Text("Written: {path}", "已写入：{path}")
NOTHING_WRITTEN = Text("Nothing was written.", "未写入任何内容。")
NOT_IN_FORCE = Text(
    "Note: version {version} of {form} in the files is not in force.", "注意：文件中的{form} {version}版尚未生效。"
)
MISSING = Text("{options} is missing. {command} asks for it on a terminal.", "缺少{options}。{command}在终端中会询问。")
NOT_A_PAIR = Text("{value} is not {shape}.", "{value}不是{shape}。")
NO_FIELD = Text("{form} has no field {field}.{hint}", "{form}没有字段{field}。{hint}")
TWICE = Text("{key} is given twice.", "{key}给了两次。")
EITHER = Text("Give the fields with --set or with --from, not both.", "字段只能用--set或--from之一给出。")
NO_FORM = Text("There is no form {name} and no record of it.", "没有表单{name}，也没有它的记录。")
CANNOT_HASH = Text("{file} cannot be read: {reason}", "无法读取{file}：{reason}")

AGREEMENT = Text("AGREEMENT", "协议")
MONTH = Text("The month, which must be over.", "月份（须已结束）。")
SOURCE = Text(
    "Where the figures come from: prometheus URL, zabbix EXPORT (CSV of problems, or JSON of event.get), or csv FILE"
    " (service, began, ended or minutes, counted, exception, incident).",
    "数据来源：prometheus 地址、zabbix 导出文件（问题列表CSV或event.get的JSON），或csv 文件"
    "（服务、开始、结束或分钟、是否计入、例外、事件）。",
)
SOURCE_METAVAR = Text("SOURCE PLACE", "来源 位置")
MONITORING = Text(
    "YAML file (sms.monitoring/v1) that says which measurement stands for which service.",
    "YAML文件（sms.monitoring/v1），说明哪项测量对应哪项服务。",
)
SET_MORE = Text(
    "A field that figures cannot say, as KEY=VALUE; once for each.", "数据无法得出的字段，写作键=值，可多次使用。"
)
DRAFT = Text(
    "Write what is known to a JSON file for `sms record new --from`, instead of a record.",
    "将已知内容写入JSON文件，供“sms record new --from”使用，不生成记录。",
)
DRAFTED = Text(
    "Written: {file}. Add what is missing and give it to `sms record new --from`.",
    "已写入：{file}。补充缺少的内容后用“sms record new --from”提交。",
)
CANNOT_DRAFT = Text("{file} cannot be written: {reason}", "无法写入{file}：{reason}")
NO_MONTH = Text("{value} is no month; write it as 2026-10.", "{value}不是月份；应写作2026-10。")
SLA_MISSING = Text(
    "Figures do not say {fields}. Give them with --set, write a --draft, or run the command on a terminal.",
    "数据无法得出{fields}。请用--set给出，或用--draft写出草稿，或在终端中运行。",
)
