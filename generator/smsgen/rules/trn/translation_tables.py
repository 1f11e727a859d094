"""TRN006 translation-tables."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN006",
    "translation-tables",
    message=Text(
        "a table differs from the source: expected {expected}, found {found} (rows × columns)",
        "表格与原文不同：应为{expected}，实为{found}（行×列）",
    ),
    help=Text("Give the table the same rows and columns as in the source.", "表格的行列数应与原文相同。"),
)
def translation_tables(facts: Facts) -> Iterable[Finding]:
    """A translation has the tables of its source."""
    for difference in facts.translations.differences:
        if difference.kind == "tables":
            values = {"expected": difference.expected, "found": difference.found}
            yield Finding("translation-tables", difference.location, difference.translation.id, values)
