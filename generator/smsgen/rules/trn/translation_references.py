"""TRN005 translation-references."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN005",
    "translation-references",
    message=Text(
        "the references differ from the source: missing {expected}, surplus {found}",
        "引用与原文不同：缺少{expected}，多出{found}",
    ),
    help=Text("Refer to the same documents and headings as the source.", "引用的文件和标题应与原文相同。"),
)
def translation_references(facts: Facts) -> Iterable[Finding]:
    """A translation refers to what its source refers to."""
    for difference in facts.translations.differences:
        if difference.kind == "references":
            values = {"expected": difference.expected, "found": difference.found}
            yield Finding("translation-references", difference.location, difference.translation.id, values)
