"""TRN010 translation-numbers."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN010",
    "translation-numbers",
    warning=True,
    message=Text(
        "the numbers differ from the source: missing {expected}; surplus {found}",
        "数字与原文不同：缺少{expected}；多出{found}",
    ),
    help=Text(
        "State the same numbers with the same units as the source; a small number may stand in words.",
        "数字及单位应与原文一致；较小的数可用文字表示。",
    ),
)
def translation_numbers(facts: Facts) -> Iterable[Finding]:
    """A translation states the numbers of its source: limits, targets, days."""
    for difference in facts.translations.differences:
        if difference.kind == "numbers":
            values = {"expected": difference.expected, "found": difference.found}
            yield Finding("translation-numbers", difference.location, difference.translation.id, values)
