"""SRC016 yaml-alias."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC016",
    "yaml-alias",
    message=Text("the YAML anchor or alias {name}", "使用了YAML锚点或别名{name}"),
    help=Text(
        "Write the value out where it is needed. If a text begins with & or *, put it in quotes.",
        "请直接写出内容。若文字以&或*开头，请加引号。",
    ),
)
def yaml_alias(facts: Facts) -> Iterable[Finding]:
    """Anchors and aliases hide what a reader sees and can be made to grow without end."""
    return facts.found("yaml-alias")
