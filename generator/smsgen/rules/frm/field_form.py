"""FRM007 field-form."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.forms import all_fields
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values, did_you_mean
from smsgen.model.text import Text


@rule(
    "FRM007",
    "field-form",
    message=Text("{key} links to {form}, which is not a form of this set", "{key}关联的{form}不是本体系的表单"),
    help=Text(
        "Correct the id under form:; only fields of type record have it.{hint}",
        "请更正form:的编号；只有record类型的字段才有。{hint}",
    ),
)
def field_form(facts: Facts) -> Iterable[Finding]:
    """A link to a record names a form that exists."""
    forms = [document.id for document in facts.sources.values() if document.tier == "form"]
    known = frozenset(forms)
    for form, field, _ in all_fields(facts):
        if field.form and (field.form not in known or field.type != "record"):
            path = f"{field.data_path}.form"
            values: Values = {"key": field.key, "form": field.form, "hint": did_you_mean(field.form, forms)}
            yield Finding("field-form", form.at(path), form.id, values, path)
