"""TIER001 parent-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TIER001",
    "parent-missing",
    message=Text("{id} names no parent", "{id}没有写明上级文件"),
    help=Text(
        "Add parent: and the id of the document that this one details.",
        "请补充parent:，写明其细化的上级文件编号。",
    ),
)
def parent_missing(facts: Facts) -> Iterable[Finding]:
    """Every document but the manual details another one."""
    for document in facts.sources.values():
        if (
            document.readable
            and not document.parent
            and document.tier != "manual"
            and not facts.malformed(document, "parent")
        ):
            yield Finding("parent-missing", document.at("id"), document.id, {"id": document.id}, "parent")
