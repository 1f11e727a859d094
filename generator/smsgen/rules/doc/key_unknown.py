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
        "Known keys: {known}.{hint} Status, approver and dates are derived from the approval records.",
        "可用的键：{known}。{hint}状态、批准人和日期由批准记录得出。",
    ),
)
def key_unknown(facts: Facts) -> Iterable[Finding]:
    """A key that nobody reads; it may be a misspelling of one that matters."""
    return facts.found("key-unknown")
