"""HIS014 signer-not-entitled-when-landed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS014",
    "signer-not-entitled-when-landed",
    message=Text(
        "{signer} no longer held the role {role} when the decision came to the main line, in commit {commit}",
        "该决定随提交{commit}进入主线时，{signer}已不再担任{role}",
    ),
    help=Text(
        "Someone who holds the role now decides.",
        "请由现任该角色的人员作出决定。",
    ),
)
def signer_not_entitled_when_landed(facts: Facts) -> Iterable[Finding]:
    """Find a decision that came to the main line long after its signer's role had ended."""
    return facts.found("signer-not-entitled-when-landed")
