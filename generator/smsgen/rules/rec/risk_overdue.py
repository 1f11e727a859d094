"""REC057 risk-overdue."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.risk_records import overdue
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC057",
    "risk-overdue",
    warning=True,
    message=Text(
        "the risk is not looked after: {problem}",
        "风险未按期管理：{problem}",
    ),
    help=Text(
        "Review the line of the register, do what was decided, or decide anew.",
        "请复评该风险，落实措施，或重新决定。",
    ),
)
def risk_overdue(facts: Facts) -> Iterable[Finding]:
    """The risk register is reviewed and acted upon in time (R-11)."""
    return overdue(facts)
