"""APR012 level-too-low."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR012",
    "level-too-low",
    message=Text(
        "the decision is of level {level}; the register asks for {needed}",
        "该决定的级别为{level}，登记册要求{needed}",
    ),
    help=Text(
        "The person signs with a key of their own.",
        "请本人用自己的密钥签名。",
    ),
)
def level_too_low(facts: Facts) -> Iterable[Finding]:
    """Find a decision that proves less than the register asks."""
    return facts.found("level-too-low")
