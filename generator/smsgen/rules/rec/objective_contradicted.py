"""REC059 objective-contradicted."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.risk_records import wrong_objectives
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC059",
    "objective-contradicted",
    profile="audit",
    message=Text(
        "{state}, but the result is {result} and the target {target}",
        "状态为{state}，但结果为{result}，目标为{target}",
    ),
    help=Text(
        "Correct the state or the result.",
        "请更正状态或结果。",
    ),
)
def objective_contradicted(facts: Facts) -> Iterable[Finding]:
    """What is said of an objective follows from its result (R-20)."""
    return wrong_objectives(facts)
