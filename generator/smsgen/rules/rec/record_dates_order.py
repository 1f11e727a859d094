"""REC012 record-dates-order."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC012",
    "record-dates-order",
    message=Text(
        "{field} ({value}) lies before {other} ({before})",
        "{field}（{value}）早于{other}（{before}）",
    ),
    help=Text(
        "Correct whichever of the two is wrong.",
        "请更正其中有误的一个。",
    ),
)
def record_dates_order(facts: Facts) -> Iterable[Finding]:
    """Find a date that lies before the one that it must follow."""
    return facts.found("record-dates-order")
