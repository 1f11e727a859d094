"""REC016 record-date-future."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC016",
    "record-date-future",
    message=Text(
        "{field} is {value}, which has not come",
        "{field}为{value}，尚未到来",
    ),
    help=Text(
        "A record says what was. Write it when it has happened.",
        "记录说明已发生的事，请在发生之后填写。",
    ),
)
def record_date_future(facts: Facts) -> Iterable[Finding]:
    """Find a record of a day that has not come."""
    return facts.found("record-date-future")
