"""REC046 audit-clause-not-covered."""

from collections.abc import Iterable

from smsgen.analysis.audit_coverage import uncovered_clauses
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC046",
    "audit-clause-not-covered",
    profile="audit",
    message=Text(
        "no audit since {since} looked at {clauses}",
        "自{since}以来未审核{clauses}",
    ),
    help=Text(
        "Audit these clauses, and enter them in the coverage of the report.",
        "请审核这些条款，并列入审核报告的覆盖表。",
    ),
)
def audit_clause_not_covered(facts: Facts) -> Iterable[Finding]:
    """Every clause is audited within the cycle (R-04)."""
    return uncovered_clauses(facts)
