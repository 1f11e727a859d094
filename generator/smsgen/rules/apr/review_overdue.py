"""APR029 review-overdue."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR029",
    "review-overdue",
    profile="audit",
    message=Text(
        "the review of {document} was due on {day}",
        "{document}的评审应于{day}前完成",
    ),
    help=Text(
        "Confirm that it stays in use (sms confirm {document}), or approve a new version.",
        "请确认继续使用（sms confirm {document}），或批准新版本。",
    ),
)
def review_overdue(facts: Facts) -> Iterable[Finding]:
    """Find a document that nobody has reviewed within its interval."""
    return facts.found("review-overdue")
