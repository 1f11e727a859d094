"""FRM006 field-limits."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import all_fields, beside, limit_problems
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text


@rule(
    "FRM006",
    "field-limits",
    message=Text("the limit {limit} of {key}: {problem}", "{key}的限值{limit}：{problem}"),
    help=Text(
        "min and max for numbers, max_length for texts, not_before (another field's key) for dates.",
        "数字用min和max，文字用max_length，日期用not_before（另一字段的键）。",
    ),
)
def field_limits(facts: Facts) -> Iterable[Finding]:
    """Limits fit the type of the field and can be met."""
    limited = ((form, field) for form, field, _ in all_fields(facts) if field.limits)
    for form, field in limited:
        for limit, problem in limit_problems(field, beside(form, field)):
            path = f"{field.data_path}.limits.{limit}"
            values: Values = {"limit": limit, "key": field.key, "problem": problem}
            yield Finding("field-limits", form.at(path), form.id, values, path)
