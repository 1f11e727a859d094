"""REC050 review-verdict-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.management_reviews import without_verdict
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC050",
    "review-verdict-missing",
    profile="audit",
    message=Text(
        "the review gives no verdict on {verdict}",
        "管理评审没有给出{verdict}结论",
    ),
    help=Text(
        "Let top management give it, and record it.",
        "请由最高管理者作出结论并记录。",
    ),
)
def review_verdict_missing(facts: Facts) -> Iterable[Finding]:
    """A review judges suitability, adequacy and effectiveness (R-05)."""
    return without_verdict(facts)
