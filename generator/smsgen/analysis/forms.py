"""What is wrong with the fields and the record rules of forms, and with their translated texts."""

import re
from collections.abc import Iterator, Mapping

from smsgen.analysis.facts import Facts
from smsgen.model.document import Document
from smsgen.model.form import DUE_PERIODS, Field, FieldText, RecordRule
from smsgen.model.text import Text

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", re.ASCII)
_RETENTION = re.compile(r"[1-9][0-9]{0,2} (years?|months?)", re.ASCII)
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{1,7}", re.ASCII)
_CONDITION = re.compile(r"([a-z][a-z0-9_]{0,40}) = ([a-z0-9][a-z0-9_-]{0,40})", re.ASCII)
_LIMITS = {
    "number": ("min", "max"),
    "integer": ("min", "max"),
    "text": ("max_length",),
    "long-text": ("max_length",),
    "date": ("not_before",),
    "datetime": ("not_before",),
}


def all_fields(facts: Facts) -> Iterator[tuple[Document, Field, int]]:
    """Yield (form, field, depth) for every field of every form; the columns of a table have depth 1."""
    for document in facts.sources.values():
        for field in document.fields:
            yield document, field, 0
            for column in field.columns:
                yield document, column, 1


def limit_problems(field: Field, keys: set[str]) -> Iterator[tuple[str, Text]]:
    """Yield (limit, what is wrong) for the limits of a field; `keys` are the keys of the form's fields."""
    allowed = _LIMITS.get(field.type, ())
    for limit, value in field.limits.items():
        if limit not in allowed:
            yield limit, Text(f"a field of type {field.type} does not have it", f"{field.type}类型没有此限值")
        elif limit == "not_before":
            if value not in keys or value == field.key:
                yield limit, Text(f"no other field has the key {value}", f"没有键为{value}的其他字段")
        elif not _NUMBER.fullmatch(value) or (limit == "max_length" and not value.isdigit()):
            yield limit, Text(f"{value} is not a number", f"{value}不是数字")
    low, high = field.limits.get("min", ""), field.limits.get("max", "")
    if _NUMBER.fullmatch(low) and _NUMBER.fullmatch(high) and float(low) > float(high):
        yield "max", Text(f"it is below min ({low})", f"小于min（{low}）")


def record_problems(record: RecordRule) -> Iterator[tuple[str, str, Text]]:
    """Yield (key, value, what is expected) for values of `record` that are none of the known ones."""
    expected = {
        "prefix": (bool(_PREFIX.fullmatch(record.prefix)), Text("2 to 8 of A–Z and 0–9", "2至8个大写字母或数字")),
        "instance": (record.instance in ("retained", "maintained"), _same("retained | maintained")),
        "storage": (record.storage in ("repository", "external"), _same("repository | external")),
        "retention": (bool(_RETENTION.fullmatch(record.retention)), Text("such as 3 years", "如3 years")),
        "due": (record.due in ("", *DUE_PERIODS), _same(" | ".join(DUE_PERIODS))),
    }
    for key, (valid, words) in expected.items():
        value = getattr(record, key)
        if not valid and value:
            yield key, value, words
    if bool(record.due) == bool(record.event):
        yield "due", record.due or "-", Text("given, or event, and not both", "与event二者必有且仅有其一")


def _same(words: str) -> Text:
    return Text(words, words)


def condition_problems(document: Document) -> Iterator[tuple[str, Text]]:
    """Yield (item, what is wrong) for the conditions under which a form's records evidence an item."""
    fields = {field.key: field for field in document.fields}
    for item, condition in (document.record.conditions if document.record else {}).items():
        match = _CONDITION.fullmatch(condition)
        field = fields.get(match[1]) if match else None
        if item not in document.information:
            yield item, Text("the item is not under information", "该条目不在information中")
        elif match is None:
            yield item, Text(f"“{condition}” is not of the form field = value", f"“{condition}”不是“字段 = 值”")
        elif field is None:
            yield item, Text(f"the form has no field {match[1]}", f"表单没有字段{match[1]}")
        elif match[2] not in (("yes", "no") if field.type == "yes-no" else field.choices):
            yield item, Text(f"{match[1]} has no choice {match[2]}", f"{match[1]}没有选项{match[2]}")


_LABEL = Text("the label", "标签")
_UNIT = Text("the unit", "单位")
_EVENT = Text("the event", "触发事件")
# A unit of words is translated; %, h or CNY are the same everywhere.
_WORDS = re.compile(r"[a-z]{4,}")


def missing_labels(facts: Facts) -> Iterator[tuple[Document, str, Text]]:
    """Yield (translation, field key, what is missing) for labels and choices without a translation."""
    for source, translation in _pairs(facts):
        yield from _missing(translation, source.fields, translation.field_texts, "")
        if source.record and source.record.event and not translation.record_event_text:
            yield translation, "record", _EVENT


def _missing(
    translation: Document, fields: tuple[Field, ...], texts: Mapping[str, FieldText], above: str
) -> Iterator[tuple[Document, str, Text]]:
    for field in fields:
        text = texts.get(field.key, FieldText())
        key = above + field.key
        if not text.label:
            yield translation, key, _LABEL
            continue
        for choice in field.choices:
            if choice not in text.choices:
                yield translation, key, Text(f"the choice {choice}", f"选项{choice}")
        if _WORDS.search(field.unit) and not text.unit:
            yield translation, key, _UNIT
        yield from _missing(translation, field.columns, text.columns, f"{key}.columns.")


def surplus_labels(facts: Facts) -> Iterator[tuple[Document, str]]:
    """Yield (translation, data path below `fields`) for texts of fields or choices that the source does not have."""
    for source, translation in _pairs(facts):
        yield from ((translation, key) for key in _surplus(source.fields, translation.field_texts, ""))


def _surplus(fields: tuple[Field, ...], texts: Mapping[str, FieldText], above: str) -> Iterator[str]:
    by_key = {field.key: field for field in fields}
    for key, text in texts.items():
        field = by_key.get(key)
        if field is None:
            yield above + key
            continue
        yield from (f"{above}{key}.choices.{choice}" for choice in text.choices if choice not in field.choices)
        yield from _surplus(field.columns, text.columns, f"{above}{key}.columns.")


def _pairs(facts: Facts) -> Iterator[tuple[Document, Document]]:
    for key, source in facts.sources.items():
        if source.tier == "form" and source.readable:
            for translation in facts.identity.translations.get(key, {}).values():
                published = translation.language in facts.sms.settings.languages
                if published and translation.readable and translation.translation_of == source.version:
                    yield source, translation
