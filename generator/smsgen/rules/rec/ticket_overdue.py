"""REC031 ticket-overdue."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.ticket_times import overdue
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC031",
    "ticket-overdue",
    warning=True,
    message=Text(
        "open since {since}, longer than its limit of {limit}",
        "自{since}起未完成，已超过时限{limit}",
    ),
    help=Text(
        "Finish it or tell the customer when it will be. A limit that nobody can keep must be agreed anew.",
        "请尽快完成，或告知顾客完成时间。无法遵守的时限应重新商定。",
    ),
)
def ticket_overdue(facts: Facts) -> Iterable[Finding]:
    """Nothing stays open beyond its limit unseen (R-50)."""
    return overdue(facts)
