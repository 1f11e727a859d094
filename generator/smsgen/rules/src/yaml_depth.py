"""SRC018 yaml-depth."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC018",
    "yaml-depth",
    message=Text("the YAML is nested deeper than {limit} levels", "YAML嵌套超过{limit}层"),
    help=Text("Use fewer levels.", "请减少层级。"),
)
def yaml_depth(facts: Facts) -> Iterable[Finding]:
    """Deep nesting exhausts readers."""
    return facts.found("yaml-depth")
