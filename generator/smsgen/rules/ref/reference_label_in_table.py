"""REF013 reference-label-in-table."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF013",
    "reference-label-in-table",
    message=Text("a reference with its own text in a table: {text}", "表格中的引用带有文字：{text}"),
    help=Text(
        "In a table write [[ID]] or [[ID#heading]]; the bar would end the cell.",
        "表格中请写[[ID]]或[[ID#标题标识]]；竖线会结束单元格。",
    ),
)
def reference_label_in_table(facts: Facts) -> Iterable[Finding]:
    """The bar of the reference is the bar of the table."""
    return facts.found("reference-label-in-table")
