"""REC058 risk-miscalculated."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.risk_records import miscalculated
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC058",
    "risk-miscalculated",
    profile="audit",
    message=Text(
        "the risk does not follow from its figures: {problem}",
        "风险评价与数字不符：{problem}",
    ),
    help=Text(
        "Correct the line. The limits of the levels are risk_medium and risk_high in sms.yml.",
        "请更正。等级界限由sms.yml的risk_medium和risk_high设置。",
    ),
)
def risk_miscalculated(facts: Facts) -> Iterable[Finding]:
    """Score, level and treatment of a risk follow from each other (R-11)."""
    return miscalculated(facts)
