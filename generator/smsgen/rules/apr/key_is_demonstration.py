"""APR032 key-is-demonstration."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR032",
    "key-is-demonstration",
    message=Text(
        "the key of {person} is the public demonstration key of {plays}: anybody can sign with it",
        "{person}的密钥是{plays}的公开演示密钥，任何人都可用它签名",
    ),
    help=Text(
        "Make a key of your own and enter its public half: ssh-keygen -t ed25519",
        "请自行生成密钥并登记其公钥：ssh-keygen -t ed25519",
    ),
)
def key_is_demonstration(facts: Facts) -> Iterable[Finding]:
    """Find a key whose private half is published, in the register of another organisation."""
    return facts.found("key-is-demonstration")
