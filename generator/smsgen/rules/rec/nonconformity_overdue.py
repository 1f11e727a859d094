"""REC044 nonconformity-overdue."""

from collections.abc import Iterable

from smsgen.analysis.corrective_actions import overdue
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC044",
    "nonconformity-overdue",
    warning=True,
    message=Text(
        "{step} was due on {due}",
        "{step}应于{due}前完成",
    ),
    help=Text(
        "Do it now, or agree a new day with reasons in the record.",
        "请立即完成，或在记录中写明理由并确定新期限。",
    ),
)
def nonconformity_overdue(facts: Facts) -> Iterable[Finding]:
    """Corrective actions are done and checked in time (R-05, R-55)."""
    return overdue(facts)
