"""SRC001 bytes-utf8."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC001",
    "bytes-utf8",
    message=Text("invalid UTF-8: byte {byte}", "不是有效的UTF-8：字节{byte}"),
    help=Text(
        "Save the file as UTF-8. In Word or Notepad choose the encoding “UTF-8” when saving.",
        "请将文件另存为UTF-8编码（保存时选择“UTF-8”）。",
    ),
)
def bytes_utf8(facts: Facts) -> Iterable[Finding]:
    """The bytes are not valid UTF-8."""
    return facts.found("bytes-utf8")
