"""What is wrong with the fields and the record rules of forms, and with their translated texts."""

import re
from collections.abc import Collection, Iterator, Mapping

from smsgen.analysis.facts import Facts
from smsgen.diagnostics import did_you_mean, nearest_word
from smsgen.model.document import Document
from smsgen.model.form import DUE_PERIODS, FIELD_TYPES, Field, FieldText, RecordRule
from smsgen.model.retention import read_retention
from smsgen.model.text import Text

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", re.ASCII)
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


def beside(form: Document, field: Field) -> dict[str, str]:
    """Return key → type of the fields that `field` can be compared with: those of the form and of its own table."""
    if "not_before" not in field.limits:
        return {}
    around = [*form.fields]
    for other in form.fields:
        if any(field is column for column in other.columns):
            around.extend(other.columns)
    return {other.key: other.type for other in around if other is not field}


def limit_problems(field: Field, types: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    """Yield (limit, what is wrong) for the limits of a field; `types` are those of the fields beside it by key."""
    if field.type not in FIELD_TYPES:
        return
    allowed = _LIMITS.get(field.type, ())
    for limit, value in field.limits.items():
        if limit not in allowed:
            yield limit, Text(f"a field of type {field.type} does not have it", f"{field.type}类型没有此限值")
        elif limit == "not_before":
            if types.get(value, "date") not in ("date", "datetime"):
                yield limit, Text(f"the field {value} holds no date", f"字段{value}不是日期")
            elif value not in types:
                yield limit, Text(f"no other field has the key {value}", f"没有键为{value}的其他字段")
        elif not _NUMBER.fullmatch(value) or (limit == "max_length" and not value.isdigit()):
            yield limit, Text(f"“{value}” is not a number", f"“{value}”不是数字")
        elif field.type == "integer" and "." in value:
            yield limit, Text(f"“{value}” is not a whole number", f"“{value}”不是整数")
    low, high = field.limits.get("min", ""), field.limits.get("max", "")
    if _NUMBER.fullmatch(low) and _NUMBER.fullmatch(high) and float(low) > float(high):
        yield "max", Text(f"it is below min ({low})", f"小于min（{low}）")


def record_problems(record: RecordRule) -> Iterator[tuple[str, Text]]:
    """Yield (key, what is wrong) for values of `record` that are none of the known ones."""
    expected = {
        "prefix": (
            bool(_PREFIX.fullmatch(record.prefix)),
            Text("made of 2 to 8 of A–Z and 0–9", "2至8个大写字母或数字"),
        ),
        "instance": (
            record.instance in ("retained", "maintained"),
            Text("retained or maintained", "retained或maintained"),
        ),
        "storage": (
            record.storage in ("repository", "external"),
            Text("repository or external", "repository或external"),
        ),
        "retention": (
            read_retention(record.retention) is not None,
            Text(
                "a period such as 3 years, 18 months, closing + 3 years, year-end + 3 years, employment + 3 years or "
                "contract + 3 years",
                "3 years、18 months、closing + 3 years、year-end + 3 years、employment + 3 years或contract + 3 years"
                "这样的期限",
            ),
        ),
        "due": (record.due in ("", *DUE_PERIODS), Text(" or ".join(DUE_PERIODS), "或".join(DUE_PERIODS))),
    }
    for key, (valid, words) in expected.items():
        value = getattr(record, key)
        if not valid and value:
            yield key, Text(f"“{value}” is not {words.en}", f"“{value}”不是{words.zh}")
    if record.due and record.event:
        yield "event", Text("due and event exclude each other", "due与event不能同时使用")
    elif not record.due and not record.event:
        yield "due", Text("neither due nor event says what calls for a record", "没有用due或event说明何时产生记录")


def retention_problems(document: Document) -> Iterator[tuple[str, Text]]:
    """Yield what is wrong with the field from which the retention counts."""
    record = document.record
    if record is None or not record.retention_from:
        return
    retention = read_retention(record.retention)
    if retention is not None and not retention.begins_in_a_field:
        yield (
            "retention_from",
            Text(
                f"{record.retention} counts from the date of the record; closing +, employment + and contract + count "
                "from a field",
                f"{record.retention}按记录日期起算；closing +、employment +和contract +才按字段起算",
            ),
        )
    elif {field.key: field.type for field in document.fields}.get(record.retention_from) not in ("date", "datetime"):
        named = record.retention_from
        yield "retention_from", Text(f"the form has no date field {named}", f"表单没有日期字段{named}")


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
        elif field.type not in ("choice", "choices", "yes-no"):
            yield item, Text(f"{match[1]} is not a field of choices", f"{match[1]}不是选项字段")
        elif match[2] not in (("yes", "no") if field.type == "yes-no" else field.choices):
            yield item, Text(f"{match[1]} has no choice {match[2]}", f"{match[1]}没有选项{match[2]}")


_NO_TEXT = FieldText()
_NOTHING = Text("what the fields are called", "字段名称")
_EVENT = Text("the event that calls for a record", "产生记录的事件")
# A unit of words is translated; %, h or CNY are the same everywhere.
_WORDS = re.compile(r"[a-z]{4,}")


def missing_labels(facts: Facts) -> Iterator[tuple[Document, str, Text]]:
    """Yield (translation, data path, what is missing) for labels and choices without a translation."""
    for source, translation in _pairs(facts):
        if translation.field_texts or not source.fields:
            yield from _missing(translation, source.fields, translation.field_texts, "fields.")
        elif not facts.malformed(translation, "fields"):
            yield translation, "fields", _NOTHING
        event = source.record and source.record.event and not translation.record_event_text
        if event and not facts.malformed(translation, "record") and not facts.malformed(translation, "record.event"):
            yield translation, "record.event", _EVENT


def _missing(
    translation: Document, fields: tuple[Field, ...], texts: Mapping[str, FieldText], above: str
) -> Iterator[tuple[Document, str, Text]]:
    own = {field.key for field in fields}
    misspelt = {nearest_word(key, own) for key in texts if key not in own}
    for field in fields:
        text = texts.get(field.key, _NO_TEXT)
        path, key = above + field.key, field.key
        if not text.label:
            if key not in misspelt and f"{path}.label" not in translation.places:
                yield translation, path, Text(f"the label of {key}", f"{key}的标签")
            continue
        for choice in field.choices:
            if choice not in text.choices and len(text.choices.keys() - field.choices.keys()) == 0:
                yield translation, f"{path}.choices", Text(f"the choice {choice} of {key}", f"{key}的选项{choice}")
        if field.unit and not text.unit and _WORDS.search(field.unit):
            yield translation, path, Text(f"the unit of {key}", f"{key}的单位")
        if field.columns:
            yield from _missing(translation, field.columns, text.columns, f"{path}.columns.")


def surplus_labels(facts: Facts) -> Iterator[tuple[Document, str, str, Text]]:
    """Yield (translation, data path, key, hint) for texts of fields or choices that the source does not have."""
    for source, translation in _pairs(facts):
        for path, key, known in _surplus(source.fields, translation.field_texts, "fields."):
            yield translation, path, key, did_you_mean(key, known)


def _surplus(
    fields: tuple[Field, ...], texts: Mapping[str, FieldText], above: str
) -> Iterator[tuple[str, str, Collection[str]]]:
    by_key = {field.key: field for field in fields}
    for key, text in texts.items():
        field = by_key.get(key)
        if field is None:
            yield above + key, key, by_key.keys()
            continue
        for choice in text.choices:
            if choice not in field.choices:
                yield f"{above}{key}.choices.{choice}", choice, field.choices.keys()
        if text.columns:
            yield from _surplus(field.columns, text.columns, f"{above}{key}.columns.")


def _pairs(facts: Facts) -> Iterator[tuple[Document, Document]]:
    for key, source in facts.sources.items():
        if source.tier == "form" and source.readable and not facts.disturbed(source, "fields"):
            for translation in facts.identity.translations.get(key, {}).values():
                published = translation.language in facts.sms.settings.languages
                if published and translation.readable and translation.translation_of == source.version:
                    yield source, translation
