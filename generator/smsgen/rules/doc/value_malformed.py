"""DOC004 value-malformed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "DOC004",
    "value-malformed",
    message=Text("{key} must be {expected}", "{key}应为{expected}"),
    help=Text(
        "Write the value in that form; the page of this rule shows examples.",
        "请按该形式书写，示例见本规则的页面。",
    ),
)
def value_malformed(facts: Facts) -> Iterable[Finding]:
    """A value that has the wrong shape."""
    return facts.found("value-malformed")
