"""REF001 unresolved-reference."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF001",
    "unresolved-reference",
    message=Text("no document has the id {target}", "没有编号为{target}的文件"),
    help=Text("Correct the id.{hint}", "请更正编号。{hint}"),
)
def unresolved_reference(facts: Facts) -> Iterable[Finding]:
    """A reference to an id that no document has."""
    return facts.found("unresolved-reference")
