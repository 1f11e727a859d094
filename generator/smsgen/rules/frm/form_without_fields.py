"""FRM001 form-without-fields."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "FRM001",
    "form-without-fields",
    message=Text("the form {id} has no fields", "表单{id}没有字段"),
    help=Text(
        "Add fields: with key, label and type of each field.",
        "请补充fields:，写明每个字段的key、label和type。",
    ),
)
def form_without_fields(facts: Facts) -> Iterable[Finding]:
    """A form is data: it says which fields a record has."""
    for document in facts.sources.values():
        empty = document.tier == "form" and document.readable and not document.fields
        if empty and not facts.malformed(document, "fields"):
            yield Finding("form-without-fields", document.at("fields"), document.id, {"id": document.id}, "fields")
