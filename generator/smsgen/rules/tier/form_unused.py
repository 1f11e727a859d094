"""TIER005 form-unused."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TIER005",
    "form-unused",
    message=Text("no document uses the form {id}", "没有文件使用表单{id}"),
    help=Text(
        "Add it to forms: of the procedure that fills it, or withdraw it.",
        "请将其加入填写该表单的程序的forms:，或将其作废。",
    ),
)
def form_unused(facts: Facts) -> Iterable[Finding]:
    """A form that no document lists in its forms is never filled (R-22)."""
    if facts.unread:
        return  # the text that cannot be read may be the one that uses it
    for document in facts.sources.values():
        if document.tier == "form" and facts.has_valid_id(document) and document.id not in facts.hierarchy.users:
            yield Finding("form-unused", document.at("id"), document.id, {"id": document.id})
