"""CLS003 clause-anchor."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.references import anchors_of
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.text import Text


@rule(
    "CLS003",
    "clause-anchor",
    message=Text(
        "clause {clause} is mapped to “#{anchor}”, which this text does not have",
        "条款{clause}指向“#{anchor}”，但本文没有该标题",
    ),
    help=Text("Correct the heading id.{hint}", "请更正标题标识。{hint}"),
)
def clause_anchor(facts: Facts) -> Iterable[Finding]:
    """A clause mapping points at a heading of the document, in every language."""
    for document in facts.sources.values():
        if not document.readable or not document.clauses or facts.blurred(document, "headings"):
            continue
        for claim in document.clauses:
            if document.structure.explicit_ids.issuperset(claim.anchors):
                continue
            anchors = anchors_of(document)
            for index, anchor in enumerate(claim.anchors):
                if anchor not in anchors.all:
                    values: Values = {
                        "clause": claim.clause,
                        "anchor": anchor,
                        "hint": did_you_mean(anchor, anchors.explicit),
                    }
                    path = f"{claim.data_path}[{index}]"
                    yield Finding("clause-anchor", document.at(path), document.id, values, path)
