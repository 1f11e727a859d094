"""REC019 record-corrects-unresolved."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC019",
    "record-corrects-unresolved",
    message=Text(
        "this corrects no record: {problem}",
        "更正对象不成立：{problem}",
    ),
    help=Text(
        "Name the record of the same form that this one puts right.",
        "请填写被更正的同一表单的记录。",
    ),
)
def record_corrects_unresolved(facts: Facts) -> Iterable[Finding]:
    """Find a correction of a record that is not there."""
    return facts.found("record-corrects-unresolved")
