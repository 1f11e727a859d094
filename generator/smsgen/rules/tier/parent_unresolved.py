"""TIER002 parent-unresolved."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.text import Text


@rule(
    "TIER002",
    "parent-unresolved",
    message=Text("no document has the id of the parent, {parent}", "没有编号为{parent}的上级文件"),
    help=Text("Correct the id.{hint}", "请更正编号。{hint}"),
)
def parent_unresolved(facts: Facts) -> Iterable[Finding]:
    """The parent of a document exists."""
    for document in facts.sources.values():
        known = document.parent in facts.sources or document.parent in facts.identity.translations
        if document.parent and not known:
            values: Values = {"parent": document.parent, "hint": did_you_mean(document.parent, facts.sources)}
            yield Finding("parent-unresolved", document.at("parent"), document.id, values, "parent")
