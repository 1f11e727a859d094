"""CLS004 clause-uncovered."""

from collections.abc import Iterable

from smsgen.analysis.coverage import nearest_claim
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "CLS004",
    "clause-uncovered",
    message=Text("no document answers clause {clause} {title}", "没有文件回应条款{clause} {title}"),
    help=Text(
        "Add the clause to clauses: of the document that answers it, with the heading. The place shown "
        "answers the nearest clause.",
        "请在回应该条款的文件的clauses:中加入该条款及标题标识。所示位置回应了最相近的条款。",
    ),
)
def clause_uncovered(facts: Facts) -> Iterable[Finding]:
    """Every leaf clause of a chosen standard is answered by a section of a document."""
    for covered in facts.coverage.standards.values():
        for coverage in covered.clauses.values():
            if coverage.clause.leaf and not coverage.claims:
                values: Values = {"clause": coverage.clause.id, "title": coverage.clause.title}
                place = nearest_claim(facts.sms, facts.identity, covered, coverage.clause.id)
                yield Finding("clause-uncovered", place, coverage.clause.id, values)
