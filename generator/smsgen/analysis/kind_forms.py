"""Whether the forms that keep the kinds of records exist and have the fields that checks read."""

from collections.abc import Iterator, Mapping

from smsgen.analysis.facts import Facts
from smsgen.diagnostics import did_you_mean
from smsgen.model.document import Document
from smsgen.model.form import Field
from smsgen.model.record_kind import KINDS, KindField
from smsgen.model.text import Text, enumerated

# What can stand where a check reads the type: every value of the one is a value of the other.
_STANDS_FOR = {"text": ("text", "long-text"), "number": ("number", "integer")}


def unknown_forms(facts: Facts) -> Iterator[tuple[str, str, Text, Text]]:
    """Yield (kind, form id, what is wrong, hint) for each kind whose form is not among the texts.

    A form that is not approved yet is one all the same. Nothing follows from a text that could not be read.
    """
    forms = {id_ for id_, source in facts.sources.items() if source.tier == "form"}
    for kind, form in facts.sms.settings.record_kinds.items():
        if form in forms or (facts.unread and form not in facts.sources):
            continue
        if form in facts.sources:
            yield kind, form, Text("is not a form", "不是表单"), Text("", "")
        else:
            yield kind, form, Text("does not exist", "不存在"), did_you_mean(form, forms)


def lacking_fields(facts: Facts) -> Iterator[tuple[Document, str, str, Text]]:
    """Yield (form, data path, kind, what is wrong) for each field that does not suit the kind of the form."""
    kinds = facts.sms.settings.record_kinds
    for kind, form_id in kinds.items():
        form = facts.sources.get(form_id)
        if form is None or form.tier != "form" or not form.fields or facts.disturbed(form, "fields"):
            continue
        for path, problem in _problems(form.fields, KINDS[kind].fields, kinds, "fields"):
            yield form, path, kind, problem


def _problems(
    fields: tuple[Field, ...], wanted: tuple[KindField, ...], kinds: Mapping[str, str], above: str, table: str = ""
) -> Iterator[tuple[str, Text]]:
    by_key = {field.key: field for field in fields}
    for want in wanted:
        name = f"{table}.{want.key}" if table else want.key
        field = by_key.get(want.key)
        if field is None:
            yield above, Text(f"there is no field {name} of type {want.type}", f"缺少{want.type}类型的字段{name}")
        elif field.type not in _STANDS_FOR.get(want.type, (want.type,)):
            wrong = Text(f"is of type {field.type}, not {want.type}", f"的类型为{field.type}，应为{want.type}")
            yield f"{field.data_path}.type", Text(f"{name} {wrong.en}", f"{name}{wrong.zh}")
        else:
            yield from _narrower(field, want, kinds, name)
            yield from _problems(field.columns, want.columns, kinds, f"{field.data_path}.columns", name)


def _narrower(field: Field, want: KindField, kinds: Mapping[str, str], name: str) -> Iterator[tuple[str, Text]]:
    """Yield what a field of the right type cannot hold: a choice that checks know, a link that they follow."""
    missing = [choice for choice in want.choices if choice not in field.choices]
    if missing:
        words = enumerated(missing)
        yield f"{field.data_path}.choices", Text(f"{name} has no choice {words.en}", f"{name}没有选项{words.zh}")
    leads = kinds.get(want.kind, field.form)
    if field.form and field.form != leads:
        wrong = Text(f"leads to records of {field.form}, not of {leads}", f"指向{field.form}的记录，应指向{leads}")
        yield f"{field.data_path}.form", Text(f"{name} {wrong.en}", f"{name}{wrong.zh}")
