"""REC043 supplier-not-reviewed."""

from collections.abc import Iterable

from smsgen.analysis.agreements import suppliers_not_reviewed
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC043",
    "supplier-not-reviewed",
    warning=True,
    message=Text(
        "the review of {supplier} was due on {due}",
        "应于{due}前评审{supplier}",
    ),
    help=Text(
        "Review the performance of the supplier against the contract.",
        "请对照合同评审供应商绩效。",
    ),
)
def supplier_not_reviewed(facts: Facts) -> Iterable[Finding]:
    """The performance of each supplier is reviewed at planned intervals (clause 8.3.4)."""
    return suppliers_not_reviewed(facts)
