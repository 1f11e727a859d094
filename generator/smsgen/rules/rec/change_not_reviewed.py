"""REC025 change-not-reviewed."""

from collections.abc import Iterable

from smsgen.analysis.change_papers import unreviewed
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC025",
    "change-not-reviewed",
    profile="audit",
    message=Text(
        "there is no post-implementation review; it was due on {due}",
        "缺少实施后评审，应于{due}前完成",
    ),
    help=Text(
        "Review the change and record it. Emergency, failed, backed-out and high-risk changes need it.",
        "请评审该变更并作记录。紧急、失败、回退及高风险变更均须评审。",
    ),
)
def change_not_reviewed(facts: Facts) -> Iterable[Finding]:
    """A change that was urgent, risky or went wrong is reviewed (R-34)."""
    return unreviewed(facts)
