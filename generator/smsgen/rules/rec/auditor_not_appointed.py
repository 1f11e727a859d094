"""REC048 auditor-not-appointed."""

from collections.abc import Iterable

from smsgen.analysis.audit_coverage import not_appointed
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC048",
    "auditor-not-appointed",
    profile="audit",
    message=Text(
        "{auditor} was not entitled to audit: {problem}",
        "{auditor}不具备审核资格：{problem}",
    ),
    help=Text(
        "Add the letter of appointment and the competence record of that time. If there are none, repeat the audit.",
        "请补录当时的任命书和能力评价。若确无，应重新审核。",
    ),
)
def auditor_not_appointed(facts: Facts) -> Iterable[Finding]:
    """Auditors are trained and appointed before they audit (R-64)."""
    return not_appointed(facts)
