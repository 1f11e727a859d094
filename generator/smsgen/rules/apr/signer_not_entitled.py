"""APR009 signer-not-entitled."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR009",
    "signer-not-entitled",
    message=Text(
        "{signer} could not {decision} as {role} on {day}",
        "{signer}在{day}无权以{role}角色作出{decision}决定",
    ),
    help=Text(
        "Someone who holds a role that the register lists for this decision takes it.",
        "请由登记册为该决定列出的角色的任职者作出。",
    ),
)
def signer_not_entitled(facts: Facts) -> Iterable[Finding]:
    """Find someone without the role, or a role that may not take this decision."""
    return facts.found("signer-not-entitled")
