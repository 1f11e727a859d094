"""REC062 continuity-test-unused."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.standing_duties import tests_without_effect
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC062",
    "continuity-test-unused",
    warning=True,
    message=Text(
        "nothing was made of the continuity test: {problem}",
        "连续性测试结果未加利用：{problem}",
    ),
    help=Text(
        "Review the plan after the test, and open a nonconformity for what failed.",
        "请在测试后评审计划，并为失败之处建立不符合记录。",
    ),
)
def continuity_test_unused(facts: Facts) -> Iterable[Finding]:
    """Plans are reviewed after a test (R-42)."""
    return tests_without_effect(facts)
