"""REC061 continuity-test-overdue."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.standing_duties import untested
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC061",
    "continuity-test-overdue",
    warning=True,
    message=Text(
        "a continuity test was due on {due}",
        "应于{due}前进行连续性测试",
    ),
    help=Text(
        "Test the plans and record it.",
        "请测试连续性计划并记录。",
    ),
)
def continuity_test_overdue(facts: Facts) -> Iterable[Finding]:
    """Continuity plans are tested at planned intervals (R-42)."""
    return untested(facts)
