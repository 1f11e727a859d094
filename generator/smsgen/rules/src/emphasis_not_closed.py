"""SRC026 emphasis-not-closed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC026",
    "emphasis-not-closed",
    message=Text("emphasis that readers see differently: {text}", "强调标记的识别不一致：{text}"),
    help=Text(
        "Put the punctuation outside the asterisks: **重要**： and not **重要：**.",
        "请将标点放在星号之外：**重要**：，而不是**重要：**。",
    ),
)
def emphasis_not_closed(facts: Facts) -> Iterable[Finding]:
    """Beside CJK punctuation some readers do not recognise the asterisks."""
    return facts.found("emphasis-not-closed")
