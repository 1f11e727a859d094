"""DOC013 heading-id-duplicate."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "DOC013",
    "heading-id-duplicate",
    message=Text("the heading id “{id}” stands in this text twice", "标题标识“{id}”在本文中重复"),
    help=Text("Give each heading its own id.", "请为每个标题使用不同的标识。"),
)
def heading_id_duplicate(facts: Facts) -> Iterable[Finding]:
    """A link to this id could mean either heading."""
    return facts.found("heading-id-duplicate")
