"""REC051 review-decision-unfollowed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.management_reviews import without_follow_up
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC051",
    "review-decision-unfollowed",
    profile="audit",
    message=Text(
        "decision {number} leads to no record that follows it up: {problem}",
        "决定{number}没有后续记录：{problem}",
    ),
    help=Text(
        "Open an improvement, a nonconformity or a change for it.",
        "请为该决定建立改进、不符合或变更记录。",
    ),
)
def review_decision_unfollowed(facts: Facts) -> Iterable[Finding]:
    """Each decision of a review is followed up (R-52)."""
    return without_follow_up(facts)
