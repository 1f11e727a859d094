"""SRC015 yaml-duplicate-key."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC015",
    "yaml-duplicate-key",
    message=Text("the key {key} stands here a second time", "键{key}在此重复出现"),
    help=Text("Keep one of the two.", "请只保留一个。"),
)
def yaml_duplicate_key(facts: Facts) -> Iterable[Finding]:
    """A key that stands twice: readers differ in which one counts."""
    return facts.found("yaml-duplicate-key")
