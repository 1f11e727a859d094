"""REC030 change-trend-miscalculated."""

from collections.abc import Iterable

from smsgen.analysis.change_figures import wrong_trends
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC030",
    "change-trend-miscalculated",
    profile="audit",
    message=Text(
        "{field}: {said}, but the other figures give {right}",
        "{field}为{said}，按其他数字应为{right}",
    ),
    help=Text(
        "Correct the figure with a new record.",
        "请以新记录更正该数字。",
    ),
)
def change_trend_miscalculated(facts: Facts) -> Iterable[Finding]:
    """The figures of a trend of changes agree with each other (R-20)."""
    return wrong_trends(facts)
