"""TIER006 procedure-unreachable."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TIER006",
    "procedure-unreachable",
    message=Text("no way leads from the manual to {id}", "从手册无法到达{id}"),
    help=Text(
        "Refer to it from the manual, or from a document that the manual leads to.",
        "请在手册中，或在手册可到达的文件中引用它。",
    ),
)
def procedure_unreachable(facts: Facts) -> Iterable[Finding]:
    """Staff find a procedure by following references from the manual."""
    if facts.unread:
        return  # the way may lead through the text that cannot be read
    for document in facts.sources.values():
        lost = document.tier == "procedure" and document.id not in facts.hierarchy.reached
        if lost and facts.has_valid_id(document):
            yield Finding("procedure-unreachable", document.at("id"), document.id, {"id": document.id})
