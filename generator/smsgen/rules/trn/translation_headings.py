"""TRN004 translation-headings."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN004",
    "translation-headings",
    message=Text(
        "the headings differ from the source: expected {expected}, found {found}",
        "标题与原文不同：应为{expected}，实为{found}",
    ),
    help=Text(
        "Give the translation the same headings in the same order, with the same ids.",
        "译文的标题、顺序和标识应与原文相同。",
    ),
)
def translation_headings(facts: Facts) -> Iterable[Finding]:
    """A translation has the headings of its source."""
    for difference in facts.translations.differences:
        if difference.kind == "headings":
            values = {"expected": difference.expected, "found": difference.found}
            yield Finding("translation-headings", difference.location, difference.translation.id, values)
