"""DOC002 key-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "DOC002",
    "key-unknown",
    message=Text("the key {key} is not known here", "此处不允许使用键{key}"),
    help=Text(
        "Correct the key, or take it out. Known keys: {known}.{hint}{derived}",
        "请更正或删除该键。可用的键：{known}。{hint}{derived}",
    ),
)
def key_unknown(facts: Facts) -> Iterable[Finding]:
    """A key that nobody reads; it may be a misspelling of one that matters."""
    return facts.found("key-unknown")
