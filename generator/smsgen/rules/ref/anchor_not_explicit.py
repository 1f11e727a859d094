"""REF005 anchor-not-explicit."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF005",
    "anchor-not-explicit",
    message=Text("the heading “{anchor}” of {target} has no id of its own", "{target}的标题“{anchor}”没有明确的标识"),
    help=Text(
        "Give the heading an id, such as ## Review {{#review}}, and refer to that: a generated id changes "
        "when the words do.",
        "请给标题加上标识，如## 评审 {{#review}}，再引用它：自动标识会随文字改变。",
    ),
)
def anchor_not_explicit(facts: Facts) -> Iterable[Finding]:
    """A reference or a clause mapping must point at an id that the text states."""
    return facts.found("anchor-not-explicit")
