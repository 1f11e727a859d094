"""REC041 agreement-expired."""

from collections.abc import Iterable

from smsgen.analysis.agreements import expired
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC041",
    "agreement-expired",
    profile="audit",
    message=Text(
        "the agreement ended on {ended}, and no other one with the same party is in force",
        "协议已于{ended}到期，且与该方没有其他有效协议",
    ),
    help=Text(
        "Renew it, or end the service. If the other party no longer takes part, end what is built on it.",
        "请续签，或终止服务。",
    ),
)
def agreement_expired(facts: Facts) -> Iterable[Finding]:
    """Who delivers or is served has an agreement in force (R-41)."""
    return expired(facts)
