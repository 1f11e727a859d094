"""FRM004 field-key-duplicate."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "FRM004",
    "field-key-duplicate",
    message=Text("the field key “{key}” stands in this form twice", "字段键“{key}”在本表单中重复"),
    help=Text("Give each field its own key.", "请为每个字段使用不同的键。"),
)
def field_key_duplicate(facts: Facts) -> Iterable[Finding]:
    """Two fields of a form, or two columns of a table, have the same key."""
    for form in facts.sources.values():
        for group in (form.fields, *(field.columns for field in form.fields if field.columns)):
            seen: set[str] = set()
            for field in group:
                if field.key and field.key in seen:
                    path = f"{field.data_path}.key"
                    yield Finding("field-key-duplicate", form.at(path), form.id, {"key": field.key}, path)
                seen.add(field.key)
