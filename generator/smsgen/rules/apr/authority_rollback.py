"""APR027 authority-rollback."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR027",
    "authority-rollback",
    message=Text(
        "register {number} does not hold for {person}: entries of the past were changed, or it was not in force",
        "第{number}号登记册对{person}不适用：改动了既往条目，或当时未生效",
    ),
    help=Text(
        "Entries of the register only gain ends. A record relies on the register in force when it is signed.",
        "登记册条目只能增加终止日期。记录应依据签署时有效的登记册。",
    ),
)
def authority_rollback(facts: Facts) -> Iterable[Finding]:
    """Find a register that takes something of the past away, or a record that relies on one not in force."""
    return facts.found("authority-rollback")
