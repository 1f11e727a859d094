"""FRM005 field-choices."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import all_fields
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.form import FIELD_TYPES, Field
from smsgen.model.text import Text

_FEWEST = 2


@rule(
    "FRM005",
    "field-choices",
    message=Text("the choices of {key}: {problem}", "{key}的选项：{problem}"),
    help=Text(
        "Fields of type choice and choices have at least two choices {{value: label}}; other types have none.",
        "choice和choices类型至少有两个选项“{{值: 标签}}”；其他类型没有选项。",
    ),
)
def field_choices(facts: Facts) -> Iterable[Finding]:
    """Choices fit the type of the field, and no two have the same label."""
    for form, field, _ in all_fields(facts):
        problem = _problem(field) if field.type in FIELD_TYPES else None
        path = f"{field.data_path}.choices"
        if problem and not facts.malformed(form, path):
            yield Finding("field-choices", form.at(path), form.id, {"key": field.key, "problem": problem}, path)


def _problem(field: Field) -> Text | None:
    if field.type in ("choice", "choices"):
        if len(field.choices) < _FEWEST:
            return Text("fewer than two", "少于两个")
        if len(set(field.choices.values())) < len(field.choices):
            return Text("two have the same label", "有两个标签相同")
    elif field.choices:
        return Text(f"a field of type {field.type} has none", f"{field.type}类型没有选项")
    return None
