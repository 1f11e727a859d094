"""SRC002 bytes-bom."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC002",
    "bytes-bom",
    message=Text("the file begins with a byte order mark (BOM)", "文件以字节顺序标记（BOM）开头"),
    help=Text("Save as “UTF-8” and not as “UTF-8 with BOM”.", "请另存为“UTF-8”，不要选“带BOM的UTF-8”。"),
)
def bytes_bom(facts: Facts) -> Iterable[Finding]:
    """A byte order mark would be part of what is signed without being seen."""
    return facts.found("bytes-bom")
