"""SRC020 yaml-not-a-mapping."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC020",
    "yaml-not-a-mapping",
    message=Text("the YAML is not a mapping of keys to values", "YAML不是键值对"),
    help=Text("Write lines of the form “key: value”.", "请按“键: 值”的形式书写。"),
)
def yaml_not_a_mapping(facts: Facts) -> Iterable[Finding]:
    """The front matter, the settings and the registers are mappings."""
    return facts.found("yaml-not-a-mapping")
