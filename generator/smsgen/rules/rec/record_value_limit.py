"""REC011 record-value-limit."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC011",
    "record-value-limit",
    message=Text(
        "{field}: “{value}” is {limit}",
        "{field}的值“{value}”{limit}",
    ),
    help=Text(
        "Correct the value. If it is right, the limit in the form is wrong, and the form needs a new version.",
        "请更正数值。若数值无误，则表单中的限值有误，应修订表单。",
    ),
)
def record_value_limit(facts: Facts) -> Iterable[Finding]:
    """Find a value outside the limits of its field."""
    return facts.found("record-value-limit")
