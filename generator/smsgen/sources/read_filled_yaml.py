"""Reads a record file (YAML) that somebody filled in: as a form in the browser saves it, or from another set."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from smsgen.adapters.yaml import MAX_BYTES, read_yaml
from smsgen.diagnostics import did_you_mean
from smsgen.model.filled import HEAD_KEYS, FilledFile, FilledFileError, FilledRow, FilledValue
from smsgen.model.record import SCHEMA, is_provisional
from smsgen.model.text import Text

_KEYS = ("schema", *HEAD_KEYS, "values", "links", "external")


def read_filled_yaml(path: Path) -> FilledFile:
    """Return the one record in the file. Raises FilledFileError where it is none."""
    if path.stat().st_size > MAX_BYTES:
        raise FilledFileError(en="too large to be a record", zh="文件过大，不是一份记录")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FilledFileError(en="a record must be UTF-8", zh="记录须为UTF-8编码") from error
    document = read_yaml(text)
    for rule, line, column, values in document.faults:
        words = " ".join(values.values())
        raise FilledFileError(
            en=f"line {line}, column {column}: {rule} {words}", zh=f"第{line}行第{column}列：{rule} {words}"
        )
    if not isinstance(document.value, dict) or document.value.get("schema") != SCHEMA:
        raise FilledFileError(
            en=f"this is no record: its first key is not schema: {SCHEMA}", zh=f"不是记录：首个键应为“schema: {SCHEMA}”"
        )
    places = {path: Text(f"line {line}", f"第{line}行") for path, (line, _) in document.places.items()}
    return FilledFile(iter([_row(document.value, places)]))


def _row(mapping: dict[str, Any], places: dict[str, Text]) -> FilledRow:
    faults = []
    for key in mapping:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS)
            faults.append((f"record.{key}", "", Text(f"no record has this key.{hint.en}", f"记录没有此键。{hint.zh}")))
    values = mapping.get("values", {})
    links, external = mapping.get("links", []), mapping.get("external")
    head = {key: mapping[key] for key in HEAD_KEYS if isinstance(mapping.get(key), str)}
    if is_provisional(head.get("id", "")):
        del head["id"]
    cells = {key.removeprefix("values."): place for key, place in places.items() if key.startswith("values.")}
    cells |= {f"record.{key}": places[key] for key in head if key in places}
    for key, value in (("values", values if isinstance(values, dict) else None), ("links", _pairs(links))):
        if value is None:
            faults.append((f"record.{key}", "", Text("not as a record holds it", "格式不符合记录")))
    return FilledRow(
        values=dict(_values(values)) if isinstance(values, dict) else {},
        place=Text("the record", "该记录"),
        head=head,
        cells=cells,
        links=_pairs(links) or (),
        external=(str(external.get("place", "")), str(external.get("sha256", "")))
        if isinstance(external, dict)
        else None,
        faults=tuple(faults),
    )


def _values(values: dict[str, Any]) -> Iterator[tuple[str, FilledValue]]:
    for key, value in values.items():
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, list):
            rows = [item for item in value if isinstance(item, dict)]
            cells = [{name: str(cell) for name, cell in row.items()} for row in rows]
            yield key, tuple(cells) if len(rows) == len(value) else tuple(map(str, value))
        else:
            yield key, str(value)


def _pairs(links: Any) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(links, list) or not all(
        isinstance(each, dict) and set(each) == {"type", "record"} for each in links
    ):
        return None
    return tuple((str(each["type"]), str(each["record"])) for each in links)
