"""APR007 signer-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR007",
    "signer-unknown",
    message=Text(
        "the register knows no {signer} with this key",
        "登记册中没有使用该密钥的{signer}",
    ),
    help=Text(
        "Add person and key to the authority register first, or sign with the key that stands there.",
        "请先在授权登记册中登记此人及密钥，或使用已登记的密钥签名。",
    ),
)
def signer_unknown(facts: Facts) -> Iterable[Finding]:
    """Find someone whom the register does not know, or with a key that it does not know."""
    return facts.found("signer-unknown")
