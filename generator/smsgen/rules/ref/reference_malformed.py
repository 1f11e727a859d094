"""REF012 reference-malformed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF012",
    "reference-malformed",
    message=Text("{text} is not a reference", "{text}不是有效的引用"),
    help=Text(
        "Write [[ID]], [[ID#heading]] or [[ID#heading|text]].",
        "请写成[[ID]]、[[ID#标题标识]]或[[ID#标题标识|文字]]。",
    ),
)
def reference_malformed(facts: Facts) -> Iterable[Finding]:
    """Double brackets that do not hold an id."""
    return facts.found("reference-malformed")
