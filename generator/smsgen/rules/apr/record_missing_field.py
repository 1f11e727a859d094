"""APR017 record-missing-field."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR017",
    "record-missing-field",
    message=Text(
        "the field “{key}” is missing",
        "缺少“{key}”字段",
    ),
    help=Text(
        "Records are written by sms and never edited; restore it.",
        "记录由sms写成，不得修改；请恢复原状。",
    ),
)
def record_missing_field(facts: Facts) -> Iterable[Finding]:
    """Find a field that every record has is missing."""
    return facts.found("record-missing-field")
