"""CLS004 clause-uncovered."""

from collections.abc import Iterable

from smsgen.analysis.coverage import nearest_claim
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text

_NEAREST = Text(" The nearest clause is answered at the place shown.", "所示位置回应了最相近的条款。")
_NOWHERE = Text("", "")


@rule(
    "CLS004",
    "clause-uncovered",
    message=Text("no document answers clause {clause} {title}", "没有文件回应条款{clause} {title}"),
    help=Text(
        "Add the clause to clauses: of the document that answers it, with the heading.{place}",
        "请在回应该条款的文件的clauses中加入该条款及标题标识。{place}",
    ),
)
def clause_uncovered(facts: Facts) -> Iterable[Finding]:
    """Every leaf clause of a chosen standard is answered by a section of a document."""
    if facts.unread:
        return  # the answer may stand in the text that cannot be read
    for covered in facts.coverage.standards.values():
        for coverage in covered.clauses.values():
            if coverage.clause.leaf and not coverage.claims:
                place = nearest_claim(facts.sms, facts.identity, covered, coverage.clause.id)
                values: Values = {
                    "clause": coverage.clause.id,
                    "title": coverage.clause.title,
                    "place": _NEAREST if place.line else _NOWHERE,
                }
                yield Finding("clause-uncovered", place, coverage.clause.id, values)
