"""What the files of a form say beside the form's own words, in both languages."""

from smsgen.model.text import Text

INSTRUCTIONS = Text("Instructions", "填写说明")
RECORDS = Text("Records", "记录")
NUMBER = Text("No.", "序号")
NUMBER_NOTE = Text(
    "The number of the record in this file only. Rows on the sheets of tables name it.",
    "仅为本文件内的序号，子表各行据此对应记录。",
)
RECORD_NUMBER_NOTE = Text(
    "No. of the record, on the sheet “{sheet}”, to which the row belongs.", "所属记录在“{sheet}”表中的序号。"
)
YES, NO = Text("Yes", "是"), Text("No", "否")
MARK = "x"
MARK_NOTE = Text("Mark with x what applies.", "适用的填x。")
REQUIRED = Text("required", "必填")
NEEDED_TO_CLOSE = Text("needed to close", "关闭前必填")
NOT_BEFORE = Text("not before “{field}”", "不早于“{field}”")
LENGTH = Text("at most {length} characters", "不超过{length}个字符")
AT_LEAST, AT_MOST = Text("at least {limit}", "不小于{limit}"), Text("at most {limit}", "不大于{limit}")
RECORD_OF = Text("Number of a record of {form}", "{form}的记录编号")
TYPES = {
    "text": Text("one line of text", "单行文字"),
    "long-text": Text("text", "多行文字"),
    "integer": Text("whole number", "整数"),
    "number": Text("number", "数字"),
    "date": Text("date (2026-10-01)", "日期（2026-10-01）"),
    "datetime": Text("date and time (2026-10-01 09:30)", "日期和时间（2026-10-01 09:30）"),
    "choice": Text("one choice", "单选"),
    "choices": Text("several choices", "多选"),
    "yes-no": Text("yes or no", "是或否"),
    "person": Text("person", "人员"),
    "role": Text("role", "角色"),
    "document": Text("document", "文件"),
    "record": Text("number of a record", "记录编号"),
    "table": Text("table, on a sheet of its own", "表格，另有工作表"),
}
HEADS = (
    Text("Field", "字段"),
    Text("Required", "必填"),
    Text("What to enter", "填写内容"),
    Text("Guidance", "说明"),
    Text("Choices", "选项"),
)
HOW = (
    Text(
        "One row on the sheet “{records}” is one record. Fields with * are required; empty ones turn red.",
        "“{records}”表中一行为一份记录。带*的字段必填，未填时显示为红色。",
    ),
    Text(
        "Fields with (*) are needed to close: they may stay empty until “{closed}” is yes; then they too turn red.",
        "带“(*)”的字段关闭前必填：“{closed}”填“是”之前可不填，填“是”后未填也显示为红色。",
    ),
    Text(
        "Do not merge cells, do not enter formulas, and leave the hidden second row as it is.",
        "请勿合并单元格、勿使用公式，并保留隐藏的第二行。",
    ),
    Text(
        "The rows of tables stand on sheets of their own; the number in their first column names the record.",
        "表格内容填在各自的工作表中，首列序号对应记录。",
    ),
    Text(
        "When all is filled in: sms record import FILE. Nothing is written where a row has a fault; each fault is shown"
        " with its cell.",
        "填写完成后运行：sms record import 文件。任何一行有误则不写入，并逐一指出单元格。",
    ),
)
FORM_LINE = Text("Form {id}, version {version}. {event}", "表单{id}，{version}版。{event}")
