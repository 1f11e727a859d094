"""REC042 agreement-review-overdue."""

from collections.abc import Iterable

from smsgen.analysis.agreements import review_overdue
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC042",
    "agreement-review-overdue",
    warning=True,
    message=Text(
        "the review of the agreement was due on {due}",
        "协议应于{due}前评审",
    ),
    help=Text(
        "Review it with the other party and record the day.",
        "请与对方评审并记录日期。",
    ),
)
def agreement_review_overdue(facts: Facts) -> Iterable[Finding]:
    """Agreements are reviewed at planned intervals (clauses 8.3.3, 8.3.4; R-57)."""
    return review_overdue(facts)
