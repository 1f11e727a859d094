"""REC060 legal-status-expired."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.standing_duties import expired_papers
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC060",
    "legal-status-expired",
    profile="audit",
    message=Text(
        "it was valid until {ended}, and no later one is recorded",
        "有效期至{ended}，且没有新的记录",
    ),
    help=Text(
        "Renew it and record the new one.",
        "请办理延续并记录新的文件。",
    ),
)
def legal_status_expired(facts: Facts) -> Iterable[Finding]:
    """Licences, permits and certificates are valid (R-01)."""
    return expired_papers(facts)
