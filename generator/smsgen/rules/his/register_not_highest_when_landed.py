"""HIS015 register-not-highest-when-landed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS015",
    "register-not-highest-when-landed",
    message=Text(
        "register {number} was not the one in force when the decision came to the main line, in commit {commit}",
        "该决定随提交{commit}进入主线时，第{number}号登记册并非现行登记册",
    ),
    help=Text(
        "Decide again by the register in force.",
        "请依据现行登记册重新决定。",
    ),
)
def register_not_highest_when_landed(facts: Facts) -> Iterable[Finding]:
    """Find a decision by a register that was not the highest when the decision landed."""
    return facts.found("register-not-highest-when-landed")
