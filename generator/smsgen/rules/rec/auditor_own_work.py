"""REC047 auditor-own-work."""

from collections.abc import Iterable

from smsgen.analysis.audit_coverage import own_work
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC047",
    "auditor-own-work",
    profile="audit",
    message=Text(
        "{auditor} audited work of their own",
        "{auditor}审核了自己的工作",
    ),
    help=Text(
        "Have somebody else audit that part again.",
        "请由他人重新审核该部分。",
    ),
)
def auditor_own_work(facts: Facts) -> Iterable[Finding]:
    """Auditors do not audit their own work (clause 9.2.2)."""
    return own_work(facts)
