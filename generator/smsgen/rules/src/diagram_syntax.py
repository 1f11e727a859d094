"""SRC028 diagram-syntax."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC028",
    "diagram-syntax",
    message=Text("the diagram does not parse: {error}", "图无法解析：{error}"),
    help=Text(
        'Put labels in double quotes and check the arrows, for example A["Log"] --> B{{"P1?"}}.',
        '请将标签放入双引号并检查箭头，例如A["登记"] --> B{{"P1？"}}。',
    ),
)
def diagram_syntax(facts: Facts) -> Iterable[Finding]:
    """A Mermaid diagram that cannot be drawn."""
    return facts.found("diagram-syntax")
