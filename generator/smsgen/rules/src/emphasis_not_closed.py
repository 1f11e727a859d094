"""SRC026 emphasis-not-closed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC026",
    "emphasis-not-closed",
    message=Text(
        "asterisks or underscores that some readers take for emphasis and others do not",
        "此处的星号或下划线，有的阅读程序视为强调，有的不视为强调",
    ),
    help=Text(
        "Close what was opened, put punctuation outside (**重要**： and not **重要：**), do not nest emphasis, and "
        "write a sign that is meant as such with a backslash: \\* or \\_.",
        "请成对使用；标点放在星号之外（写**重要**：，不写**重要：**）；不要嵌套；表示符号本身时加反斜杠：\\*或\\_。",
    ),
)
def emphasis_not_closed(facts: Facts) -> Iterable[Finding]:
    """Beside CJK punctuation some readers do not recognise the asterisks."""
    abbreviations = {
        finding.location[:2]
        for finding in facts.found("construct-unsupported")
        if finding.values["construct"] == "abbreviation"
    }
    return (finding for finding in facts.found("emphasis-not-closed") if finding.location[:2] not in abbreviations)
