"""FRM002 field-type-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import all_fields
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.form import FIELD_TYPES
from smsgen.model.text import Text


@rule(
    "FRM002",
    "field-type-unknown",
    message=Text("“{type}” is not a field type", "“{type}”不是字段类型"),
    help=Text("Types: {types}.{hint}", "可用类型：{types}。{hint}"),
)
def field_type_unknown(facts: Facts) -> Iterable[Finding]:
    """A field has one of the known types; a table has no table inside."""
    types = ", ".join(FIELD_TYPES)
    for form, field, depth in all_fields(facts):
        if field.type and (field.type not in FIELD_TYPES or (depth and field.type == "table")):
            values: Values = {"type": field.type, "types": types, "hint": did_you_mean(field.type, FIELD_TYPES)}
            path = f"{field.data_path}.type"
            yield Finding("field-type-unknown", form.at(path), form.id, values, path)
