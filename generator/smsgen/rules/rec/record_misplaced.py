"""REC007 record-misplaced."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC007",
    "record-misplaced",
    message=Text(
        "the record is in the wrong place: {problem}",
        "记录存放位置不对：{problem}",
    ),
    help=Text(
        "Move the file, or correct what it says of form and id: records/FORM-ID/YEAR/RECORD-ID.yml.",
        "请移动文件，或更正其中的表单和编号：records/表单编号/年份/记录编号.yml。",
    ),
)
def record_misplaced(facts: Facts) -> Iterable[Finding]:
    """Find a record whose path contradicts what it says."""
    return facts.found("record-misplaced")
