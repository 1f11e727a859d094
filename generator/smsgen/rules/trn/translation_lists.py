"""TRN007 translation-lists."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN007",
    "translation-lists",
    message=Text(
        "the lists differ from the source: items per list {expected}, found {found}",
        "列表与原文不同：各列表项数应为{expected}，实为{found}",
    ),
    help=Text("Give the lists the same items as in the source.", "列表项应与原文相同。"),
)
def translation_lists(facts: Facts) -> Iterable[Finding]:
    """A translation has the lists of its source."""
    for difference in facts.translations.differences:
        if difference.kind == "lists":
            values = {"expected": difference.expected, "found": difference.found}
            yield Finding("translation-lists", difference.location, difference.translation.id, values)
