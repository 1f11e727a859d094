"""CLS008 clause-anchor-not-explicit."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.references import anchors_of
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "CLS008",
    "clause-anchor-not-explicit",
    message=Text(
        "clause {clause} is mapped to the heading “{anchor}”, which has no id of its own",
        "条款{clause}指向的标题“{anchor}”没有明确的标识",
    ),
    help=Text(
        "Give the heading an id, such as ## Review {{#review}}, the same in every language.",
        "请给标题加上标识，如## 评审 {{#review}}，各语言相同。",
    ),
)
def clause_anchor_not_explicit(facts: Facts) -> Iterable[Finding]:
    """A mapped heading states its id, because a generated one changes with the words and the language."""
    for document in facts.sources.values():
        for claim in document.clauses:
            if document.structure.explicit_ids.issuperset(claim.anchors):
                continue
            anchors = anchors_of(document)
            for index, anchor in enumerate(claim.anchors):
                if anchor in anchors.all and anchor not in anchors.explicit:
                    values = {"clause": claim.clause, "anchor": anchor}
                    path = f"{claim.data_path}[{index}]"
                    yield Finding("clause-anchor-not-explicit", document.at(path), document.id, values, path)
