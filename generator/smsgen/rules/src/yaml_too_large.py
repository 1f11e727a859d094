"""SRC019 yaml-too-large."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC019",
    "yaml-too-large",
    message=Text("the YAML is longer than {limit} KB", "YAML超过{limit} KB"),
    help=Text("Move the content into the text of the document.", "请将内容移到正文。"),
)
def yaml_too_large(facts: Facts) -> Iterable[Finding]:
    """Front matter is for facts about the document, not for its content."""
    return facts.found("yaml-too-large")
