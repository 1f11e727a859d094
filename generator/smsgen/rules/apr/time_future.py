"""APR022 time-future."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR022",
    "time-future",
    message=Text(
        "the record claims to be of {value}, which has not come",
        "记录所称的时间{value}尚未到来",
    ),
    help=Text(
        "Decide anew, with the right time.",
        "请在时间正确时重新作出决定。",
    ),
)
def time_future(facts: Facts) -> Iterable[Finding]:
    """Find a record of a day that has not come."""
    return facts.found("time-future")
