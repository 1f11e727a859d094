"""REC063 certification-budget-incomplete."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.standing_duties import incomplete_budgets
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC063",
    "certification-budget-incomplete",
    warning=True,
    message=Text(
        "the budget of the certification: {problem}",
        "认证预算：{problem}",
    ),
    help=Text(
        "Complete it: costs of consulting, audit and each year, quotations to compare, and a reserve.",
        "请补全：咨询费、审核费、年金，可比较的报价，以及预备金。",
    ),
)
def certification_budget_incomplete(facts: Facts) -> Iterable[Finding]:
    """The budget of the certification is complete (R-40)."""
    return incomplete_budgets(facts)
