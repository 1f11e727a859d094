"""APR026 authority-chain."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR026",
    "authority-chain",
    message=Text(
        "{number} cannot be relied on: {reason}",
        "{number}不可依据：{reason}",
    ),
    help=Text(
        "The root signers sign it; a register that was changed is restored.",
        "请由根签署人签名；被改动的登记册应予恢复。",
    ),
)
def authority_chain(facts: Facts) -> Iterable[Finding]:
    """Find a register, baseline or list of exceptions that does not follow from what was there before."""
    return facts.found("authority-chain")
