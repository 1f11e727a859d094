"""REC010 record-value-malformed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC010",
    "record-value-malformed",
    message=Text(
        "{field}: “{value}” is not {expected}",
        "{field}：“{value}”应为{expected}",
    ),
    help=Text(
        "Write the value as expected.{hint}",
        "请按要求填写。{hint}",
    ),
)
def record_value_malformed(facts: Facts) -> Iterable[Finding]:
    """Find a value that is not of the type of its field."""
    return facts.found("record-value-malformed")
