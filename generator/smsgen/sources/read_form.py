"""The keys `fields` and `record` of a form and of its translations."""

from typing import Any

from smsgen.model.form import Field, FieldText, RecordRule
from smsgen.model.text import Text
from smsgen.sources.keys import Keys

_FIELD_REQUIRED = ("key", "label", "type")
_FIELD_OPTIONAL = ("required", "guidance", "unit", "choices", "limits", "form", "columns")
_RECORD_REQUIRED = ("prefix", "instance", "storage", "retention")
_RECORD_OPTIONAL = ("retention_from", "due", "event", "conditions")
_WHEN_REQUIRED = Text('"yes", "no" or closing', '"yes"、"no"或closing')


def read_fields(keys: Keys, mapping: dict[str, Any], key: str = "fields", at: str = "") -> tuple[Field, ...]:
    """Return the fields of a form (or the columns of a table) in their order."""
    return tuple(_read_field(keys, item, where) for where, item in keys.entries(mapping, key, at))


def _read_field(keys: Keys, item: Any, at: str) -> Field:
    values = keys.closed(item, at, _FIELD_REQUIRED, _FIELD_OPTIONAL)
    required = values.get("required", "no")
    if required not in ("yes", "no", "closing"):
        keys.found("value-malformed", f"{at}.required", key=f"{at}.required", expected=_WHEN_REQUIRED)
    return Field(
        key=keys.text(values, "key", at),
        label=keys.text(values, "label", at),
        type=keys.text(values, "type", at),
        required=required == "yes",
        required_to_close=required == "closing",
        guidance=keys.text(values, "guidance", at),
        unit=keys.text(values, "unit", at),
        choices=keys.pairs(values, "choices", at),
        limits=keys.pairs(values, "limits", at),
        form=keys.text(values, "form", at),
        columns=read_fields(keys, values, "columns", at) if "columns" in values else (),
        data_path=at,
    )


def read_record_rule(keys: Keys, mapping: dict[str, Any]) -> RecordRule | None:
    """Return what the form says of its records; None when it says nothing."""
    if "record" not in mapping:
        return None
    values = keys.closed(mapping["record"], "record", _RECORD_REQUIRED, _RECORD_OPTIONAL)
    return RecordRule(
        prefix=keys.text(values, "prefix", "record"),
        instance=keys.text(values, "instance", "record"),
        storage=keys.text(values, "storage", "record"),
        retention=keys.text(values, "retention", "record"),
        retention_from=keys.text(values, "retention_from", "record"),
        due=keys.text(values, "due", "record"),
        event=keys.text(values, "event", "record"),
        conditions=keys.pairs(values, "conditions", "record"),
    )


def read_field_texts(keys: Keys, mapping: dict[str, Any], key: str = "fields", at: str = "") -> dict[str, FieldText]:
    """Return the translated texts of a form's fields, by field key."""
    texts = {}
    for name, path, item in keys.mappings(mapping, key, at):
        values = keys.closed(item, path, (), ("label", "guidance", "unit", "choices", "columns"))
        texts[name] = FieldText(
            label=keys.text(values, "label", path),
            guidance=keys.text(values, "guidance", path),
            unit=keys.text(values, "unit", path),
            choices=keys.pairs(values, "choices", path),
            columns=read_field_texts(keys, values, "columns", path) if "columns" in values else {},
        )
    return texts
