"""DOC014 placeholder."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "DOC014",
    "placeholder",
    message=Text("a placeholder was left in the text: {text}", "文中留有占位文字：{text}"),
    help=Text("Write what is meant, or delete it.", "请写明内容，或删除。"),
)
def placeholder(facts: Facts) -> Iterable[Finding]:
    """A template text that nobody filled in."""
    return facts.found("placeholder")
