"""TIER008 raci-accountable."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.text import Text


@rule(
    "TIER008",
    "raci-accountable",
    warning=True,
    message=Text(
        "“{step}” has {count} accountable roles (A) instead of one",
        "“{step}”有{count}个最终负责的角色（A），应为1个",
    ),
    help=Text(
        "Put exactly one A into the row: the role that answers for the step.",
        "请在该行中恰好填一个A，即对该步骤最终负责的角色。",
    ),
)
def raci_accountable(facts: Facts) -> Iterable[Finding]:
    """Each step of a procedure has one role that answers for it."""
    for document in facts.sms.documents:
        if document.tier != "procedure" or facts.blurred(document, "tables"):
            continue
        for row in document.structure.raci:
            if row.accountable != 1:
                values = {"step": row.step, "count": str(row.accountable)}
                yield Finding("raci-accountable", Location(document.path, row.line, 1), document.id, values)
