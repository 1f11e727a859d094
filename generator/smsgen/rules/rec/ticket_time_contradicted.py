"""REC032 ticket-time-contradicted."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.ticket_times import contradicted
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC032",
    "ticket-time-contradicted",
    profile="audit",
    message=Text(
        "in_time contradicts the times: {problem}",
        "in_time与时间记录矛盾：{problem}",
    ),
    help=Text(
        "Correct it with a new record. Figures reported from this ticket may be wrong too.",
        "请以新记录更正；由此得出的统计数字可能也有误。",
    ),
)
def ticket_time_contradicted(facts: Facts) -> Iterable[Finding]:
    """What a ticket says of being in time follows from its times (R-20)."""
    return contradicted(facts)
