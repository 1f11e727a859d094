"""TRN008 translation-figures."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN008",
    "translation-figures",
    message=Text(
        "the figures differ from the source: expected {expected}; found {found}",
        "图与原文不同：应为{expected}；实为{found}",
    ),
    help=Text("Give the translation the same pictures and diagrams.", "译文的图片和图表应与原文相同。"),
)
def translation_figures(facts: Facts) -> Iterable[Finding]:
    """A translation has the figures of its source."""
    for difference in facts.translations.differences:
        if difference.kind == "figures":
            values = {"expected": difference.expected, "found": difference.found}
            yield Finding("translation-figures", difference.location, difference.translation.id, values)
