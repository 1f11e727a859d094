"""REF003 withdrawn-reference."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REF003",
    "withdrawn-reference",
    message=Text("{target} has been withdrawn", "{target}已作废"),
    help=Text("Refer to the document that took its place, or drop the reference.", "请改引替代文件，或删除该引用。"),
)
def withdrawn_reference(facts: Facts) -> Iterable[Finding]:
    """A reference to a document that is no longer in use."""
    return facts.found("withdrawn-reference")
