"""REC022 change-not-assessed."""

from collections.abc import Iterable

from smsgen.analysis.change_papers import unassessed
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC022",
    "change-not-assessed",
    profile="audit",
    message=Text(
        "no assessment stands behind this {kind} change",
        "该{kind}变更没有风险评估",
    ),
    help=Text(
        "Add the assessment that was made. If none was, record a nonconformity: it cannot be made up afterwards.",
        "请补录当时所作的评估。若未评估，请记录为不符合，不得事后编造。",
    ),
)
def change_not_assessed(facts: Facts) -> Iterable[Finding]:
    """A normal or emergency change has an assessment of its risk (R-33, R-34)."""
    return unassessed(facts)
