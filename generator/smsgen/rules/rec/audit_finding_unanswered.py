"""REC045 audit-finding-unanswered."""

from collections.abc import Iterable

from smsgen.analysis.corrective_actions import unanswered_findings
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC045",
    "audit-finding-unanswered",
    profile="audit",
    message=Text(
        "finding {number} leads to no nonconformity record: {problem}",
        "发现{number}没有对应的不符合记录：{problem}",
    ),
    help=Text(
        "Open a nonconformity for it. An observation may lead to an improvement instead.",
        "请为该发现建立不符合记录；观察项也可转为改进记录。",
    ),
)
def audit_finding_unanswered(facts: Facts) -> Iterable[Finding]:
    """Each finding of an audit leads to a corrective action (R-05)."""
    return unanswered_findings(facts)
