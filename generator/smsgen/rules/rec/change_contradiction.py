"""REC028 change-contradiction."""

from collections.abc import Iterable

from smsgen.analysis.change_figures import contradictions
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC028",
    "change-contradiction",
    profile="audit",
    message=Text(
        "the records of the change contradict each other: {problem}",
        "变更记录相互矛盾：{problem}",
    ),
    help=Text(
        "Find out which is right, and correct the other one with a new record.",
        "请查明哪一份正确，并以新记录更正另一份。",
    ),
)
def change_contradiction(facts: Facts) -> Iterable[Finding]:
    """Request, assessment and review of a change say the same (R-21)."""
    return contradictions(facts)
