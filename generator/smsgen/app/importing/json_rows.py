"""Objects of JSON that speak of a record as we do, without a mapping: by the keys of a record or of its fields."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from smsgen.diagnostics import did_you_mean
from smsgen.model.filled import CELL_KEYS, HEAD_PREFIX, FilledRow, FilledValue
from smsgen.model.form import Field
from smsgen.model.source_table import SourceRow
from smsgen.model.text import Text
from smsgen.sources.read_json import text_of

_OTHER = ("schema", "values", "links", "external")
_IGNORED = "sms."


def record_row(row: SourceRow, fields: Sequence[Field]) -> FilledRow:
    """Return what an object says: `{"date": …, "values": {…}}` as records are, or the fields beside the date."""
    content = row.content or {}
    keys = [field.key for field in fields]
    faults = list(row.faults)
    inner = content.get("values")
    values: dict[str, FilledValue] = {}
    head: dict[str, str] = {}
    if inner is not None and not isinstance(inner, Mapping):
        faults.append(("record.values", text_of(inner), Text('not {"field": "value"}', '应为{"字段": "值"}')))
    known = (*CELL_KEYS, *_OTHER) if isinstance(inner, Mapping) else (*CELL_KEYS, *_OTHER, *keys)
    for key, value in content.items():
        name = key.removeprefix(HEAD_PREFIX)
        if key in keys and not isinstance(inner, Mapping):
            values[key] = _value(value)
        elif name in CELL_KEYS:
            head[name] = text_of(value)
        elif key not in _OTHER and not key.startswith(_IGNORED):
            hint = did_you_mean(key, known)
            faults.append((key, text_of(value), Text(f"neither the form nor a record has this key.{hint.en}",
                                                     f"表单和记录都没有此键。{hint.zh}")))  # fmt: skip
    if isinstance(inner, Mapping):
        values |= {key: _value(value) for key, value in inner.items()}
    links = tuple(_pairs(content.get("links", []), "type", "record"))
    external = tuple(_pairs([content["external"]], "place", "sha256")) if content.get("external") else ()
    return FilledRow(
        {key: value for key, value in values.items() if value},
        row.place,
        {key: text for key, text in head.items() if text},
        links=links,
        external=external[0] if external else None,
        faults=tuple(faults),
    )


def _value(value: Any) -> FilledValue:
    if isinstance(value, list):
        if value and all(isinstance(item, Mapping) for item in value):
            return tuple({str(key): text_of(cell) for key, cell in row.items()} for row in value)
        return tuple(filter(None, map(text_of, value)))
    return text_of(value)


def _pairs(items: Any, first: str, second: str) -> Iterator[tuple[str, str]]:
    for item in items if isinstance(items, list) else []:
        if isinstance(item, Mapping):
            yield text_of(item.get(first, "")), text_of(item.get(second, ""))


def record_object(row: FilledRow, reasons: Sequence[str]) -> dict[str, Any]:
    """Return a row as an object that `record_row` reads again, with why it was rejected."""
    values = {key: value if isinstance(value, str) else [*value] for key, value in row.values.items()}
    said: dict[str, Any] = {"sms.place": row.place.en, "sms.reason": [*reasons], **row.head, "values": values}
    if row.links:
        said["links"] = [{"type": kind, "record": record} for kind, record in row.links]
    if row.external:
        said["external"] = {"place": row.external[0], "sha256": row.external[1]}
    return said
