"""APR010 key-revoked."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR010",
    "key-revoked",
    message=Text(
        "{signer} signed on {day} with a key that could no longer be trusted",
        "{signer}在{day}使用了已不可信的密钥签名",
    ),
    help=Text(
        "Decide anew with a key in force.",
        "请用有效密钥重新作出决定。",
    ),
)
def key_revoked(facts: Facts) -> Iterable[Finding]:
    """Find a signature by a key that was revoked, or in other hands, at that time."""
    return facts.found("key-revoked")
