"""REF002 ambiguous-reference."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF002",
    "ambiguous-reference",
    message=Text("more than one document has the id {target}", "有多个文件使用编号{target}"),
    help=Text(
        "Give each document its own id (rule id-duplicate shows where they are).",
        "请为每个文件使用不同编号（规则id-duplicate指明位置）。",
    ),
)
def ambiguous_reference(facts: Facts) -> Iterable[Finding]:
    """A reference to an id that stands in two documents."""
    return facts.found("ambiguous-reference")
