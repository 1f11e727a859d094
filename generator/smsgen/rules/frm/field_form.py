"""FRM007 field-form."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import all_fields
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.form import FIELD_TYPES
from smsgen.model.text import Text


@rule(
    "FRM007",
    "field-form",
    message=Text("the form that {key} links to: {problem}", "{key}关联的表单：{problem}"),
    help=Text(
        "Correct the id under form:; only fields of type record have it.{hint}",
        "请更正form中的编号；只有record类型的字段才有。{hint}",
    ),
)
def field_form(facts: Facts) -> Iterable[Finding]:
    """A link to a record names a form that exists."""
    forms = [document.id for document in facts.sources.values() if document.tier == "form"]
    known = frozenset(forms) | (facts.identity.translations.keys() - facts.sources.keys())
    for form, field, _ in all_fields(facts):
        problem, hint = None, Text("", "")
        if field.form and field.type in FIELD_TYPES and field.type != "record":
            problem = Text(f"a field of type {field.type} links to no record", f"{field.type}类型不关联记录")
        elif field.form and field.form not in known:
            problem = Text(f"{field.form} is not a form of this set", f"{field.form}不是本体系的表单")
            hint = did_you_mean(field.form, forms)
        if problem:
            path = f"{field.data_path}.form"
            values: Values = {"key": field.key, "problem": problem, "hint": hint}
            yield Finding("field-form", form.at(path), form.id, values, path)
