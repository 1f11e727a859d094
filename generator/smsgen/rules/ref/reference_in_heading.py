"""REF014 reference-in-heading."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF014",
    "reference-in-heading",
    message=Text("a reference in a heading: {text}", "标题中有引用：{text}"),
    help=Text("Put the reference into the text below the heading.", "请将引用放到标题下的正文中。"),
)
def reference_in_heading(facts: Facts) -> Iterable[Finding]:
    """A heading becomes an address and an entry of the contents; a link in it breaks both."""
    return facts.found("reference-in-heading")
