"""FRM008 field-columns."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import all_fields
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.form import FIELD_TYPES
from smsgen.model.text import Text

_NONE = Text("there are none", "没有列")
_TOO_MANY = Text("only a table has columns", "只有table类型有列")


@rule(
    "FRM008",
    "field-columns",
    message=Text("the columns of {key}: {problem}", "{key}的列：{problem}"),
    help=Text(
        "A field of type table has at least one column under columns:, other types have none.",
        "table类型在columns下至少有一列；其他类型没有列。",
    ),
)
def field_columns(facts: Facts) -> Iterable[Finding]:
    """Tables have columns, and nothing else has."""
    for form, field, depth in all_fields(facts):
        if (field.type == "table") == bool(field.columns):
            continue
        path = f"{field.data_path}.columns"
        known = field.type in FIELD_TYPES and not (depth and field.type == "table")
        if known and not facts.malformed(form, path):
            values: Values = {"key": field.key, "problem": _NONE if field.type == "table" else _TOO_MANY}
            yield Finding("field-columns", form.at(path), form.id, values, path)
