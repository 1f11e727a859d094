"""APR011 key-not-valid-then."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR011",
    "key-not-valid-then",
    message=Text(
        "the key of {signer} was not in force on {day}",
        "{signer}的密钥在{day}不在有效期内",
    ),
    help=Text(
        "Decide anew with a key in force.",
        "请用有效密钥重新作出决定。",
    ),
)
def key_not_valid_then(facts: Facts) -> Iterable[Finding]:
    """Find a signature from outside the interval of the key."""
    return facts.found("key-not-valid-then")
