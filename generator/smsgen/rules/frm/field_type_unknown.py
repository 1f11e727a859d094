"""FRM002 field-type-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import all_fields
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.form import FIELD_TYPES
from smsgen.model.text import Text, enumerated

_FIELD = Text("field", "字段")
# A cell of a row holds one text: neither rows nor a list.
_COLUMN_TYPES = tuple(name for name in FIELD_TYPES if name not in ("table", "choices"))
_COLUMN = Text("column of a table", "表格的列")


@rule(
    "FRM002",
    "field-type-unknown",
    message=Text("“{type}” is not a type that a {part} can have", "“{type}”不是{part}可用的类型"),
    help=Text("Types: {types}.{hint}", "可用类型：{types}。{hint}"),
)
def field_type_unknown(facts: Facts) -> Iterable[Finding]:
    """A field has one of the known types; a cell of a table holds one value."""
    for form, field, depth in all_fields(facts):
        types = _COLUMN_TYPES if depth else FIELD_TYPES
        if field.type and field.type not in types:
            values: Values = {
                "type": field.type,
                "part": _COLUMN if depth else _FIELD,
                "types": enumerated(types),
                "hint": did_you_mean(field.type, types),
            }
            path = f"{field.data_path}.type"
            yield Finding("field-type-unknown", form.at(path), form.id, values, path)
