"""REC049 review-without-audit."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.management_reviews import without_audit
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC049",
    "review-without-audit",
    profile="audit",
    message=Text(
        "no internal audit had ended before this review of {held}",
        "{held}管理评审之前没有已完成的内部审核",
    ),
    help=Text(
        "Hold the audit, then review its results.",
        "请先完成内部审核，再评审其结果。",
    ),
)
def review_without_audit(facts: Facts) -> Iterable[Finding]:
    """The audit comes before the management review (R-04)."""
    return without_audit(facts)
