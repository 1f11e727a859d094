"""DOC003 key-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "DOC003",
    "key-missing",
    message=Text("the key {key} is missing", "缺少键{key}"),
    help=Text(
        "Add the key; sms explain key-missing shows a complete example.",
        "请补充该键；sms explain key-missing有完整示例。",
    ),
)
def key_missing(facts: Facts) -> Iterable[Finding]:
    """A key that every document of this kind must have."""
    return facts.found("key-missing")
