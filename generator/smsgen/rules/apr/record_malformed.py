"""APR018 record-malformed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR018",
    "record-malformed",
    message=Text(
        "{key} cannot be “{value}”",
        "{key}的值“{value}”无效",
    ),
    help=Text(
        "Records are written by sms and never edited; restore it.",
        "记录由sms写成，不得修改；请恢复原状。",
    ),
)
def record_malformed(facts: Facts) -> Iterable[Finding]:
    """Find a field whose value cannot be what it says."""
    return facts.found("record-malformed")
