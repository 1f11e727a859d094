"""APR016 record-unknown-field."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR016",
    "record-unknown-field",
    message=Text(
        "a record has no field “{key}”",
        "记录没有“{key}”字段",
    ),
    help=Text(
        "Records are written by sms and never edited; restore it.",
        "记录由sms写成，不得修改；请恢复原状。",
    ),
)
def record_unknown_field(facts: Facts) -> Iterable[Finding]:
    """Find a field that no record has."""
    return facts.found("record-unknown-field")
