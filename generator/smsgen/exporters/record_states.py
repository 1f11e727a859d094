"""What the states of records are called."""

from smsgen.model.text import Text

RECORD_STATES = {
    "open": Text("open", "未关闭"),
    "closed": Text("closed", "已关闭"),
    "none": Text("there was none", "未发生"),
    "unreadable": Text("unreadable", "无法读取"),
    "maintained": Text("kept up to date", "持续维护"),
    "disposed": Text("disposed of", "已处置"),
    "missing": Text("there is no such record", "无此记录"),
}
