"""APR013 self-approval."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR013",
    "self-approval",
    message=Text(
        "{signer} is an author of this text",
        "{signer}是该文本的作者",
    ),
    help=Text(
        "Someone else who holds the role decides.",
        "请由担任该角色的其他人决定。",
    ),
)
def self_approval(facts: Facts) -> Iterable[Finding]:
    """Find an author who reviews or approves the own text."""
    return facts.found("self-approval")
