"""REC053 training-not-attended."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.training_rounds import not_attended
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC053",
    "training-not-attended",
    warning=True,
    message=Text(
        "the round did not reach {people}",
        "本轮培训未覆盖{people}",
    ),
    help=Text(
        "Train them in a session of the same round.",
        "请在同一轮次中为其补训。",
    ),
)
def training_not_attended(facts: Facts) -> Iterable[Finding]:
    """Each round of training reaches everybody in a role (R-28)."""
    return not_attended(facts)
