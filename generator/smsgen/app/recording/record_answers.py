"""What a person or a script answers for a field → the value as a record keeps it."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from smsgen.model.day import moment, read_day
from smsgen.model.form import Field
from smsgen.model.record import Value

_LOCAL = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(?::([0-9]{2}))?", re.ASCII)
_COMMA = re.compile(r"\s*[,，、]\s*")


def value_of(field: Field, answer: str, zone: tzinfo) -> Value:
    """Return what an answer means. What it does not mean stays as it is, and is refused where values are judged.

    A choice is named by its key or by its place in the list; several are separated by commas. A time without a zone is
    of the organisation's. A table is given as JSON: `[{"column": "text"}]`.
    """
    text = clean(answer, lines=field.type == "long-text")
    if field.type == "choice":
        return _choice(field, text)
    if field.type == "choices":
        return tuple(_choice(field, each) for each in _COMMA.split(text) if each)
    if field.type == "datetime":
        return _in_zone(text, zone)
    if field.type == "table":
        try:
            return value_of_json(json.loads(text))
        except (ValueError, RecursionError):
            return text
    return text


def value_of_json(value: Any) -> Value:
    """Return a value of a JSON file as a record keeps it: numbers and truth values become the texts that they are."""
    if isinstance(value, list):
        if value and all(isinstance(item, Mapping) for item in value):
            return tuple({str(key): _scalar(cell) for key, cell in row.items()} for row in value)
        return tuple(_scalar(item) for item in value)
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value, lines=True)
    return json.dumps(value, ensure_ascii=False)


def clean(text: str, *, lines: bool = False) -> str:
    """Return a text in the one normal form, without tabs and without blanks around it. lines: keep its line ends."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return text.strip() if lines else " ".join(text.split())


def _choice(field: Field, text: str) -> str:
    keys = list(field.choices)
    if text not in keys and text.isascii() and text.isdigit() and 0 < int(text) <= len(keys):
        return keys[int(text) - 1]
    return text


def _in_zone(text: str, zone: tzinfo) -> str:
    match = _LOCAL.fullmatch(text)
    if match is None or not read_day(match[1]):
        return text
    naive = moment(f"{match[1]}T{match[2]}:{match[3] or '00'}Z")
    return naive.replace(tzinfo=zone).isoformat() if naive else text
