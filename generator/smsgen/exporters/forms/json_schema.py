"""A form as JSON Schema (2020-12) of its records, as they are kept: every scalar is a text.

What the schema accepts, `sms check` accepts as far as single values go. It cannot say that one date must not lie before
another (`x-not-before` names the field), nor whether a record that is named exists.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from smsgen.exporters.forms.number_pattern import INTEGER, NUMBER, at_least, at_most
from smsgen.model.form import Field
from smsgen.model.record import LINK_TYPES, SCHEMA
from smsgen.reports.blank_form import BlankForm
from smsgen.reports.documents import FieldLine

# `$` would accept a line feed at the end in some dialects.
_END = r"(?![\s\S])"
_LEAP_YEAR = "(?:19(?:7[26]|8[048]|9[26])|2[0-9](?:0[48]|[2468][048]|[13579][26])|2[048]00)"
_DAY = (
    "(?:(?:19[7-9][0-9]|2[0-9]{3})-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    f"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP_YEAR}-02-29)"
)
_ZONE = "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
_MOMENT = f"{_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]{_ZONE}"
_RECORD = "[A-Z][A-Z0-9]{1,7}-[0-9]{4}-(?:(?!0000)[0-9]{4}|[1-9][0-9]{4,6})"
_LINE = r"(?=[\s\S]*\S)[^\n\r]*"
_LINES = r"(?=[\s\S]*\S)[\s\S]*"
_VERSION = r"[0-9]{1,4}\.[0-9]{1,4}"

Schema = dict[str, Any]


def json_schema(form: BlankForm) -> bytes:
    """Return the schema as UTF-8 JSON; titles and descriptions are in the language of the form."""
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sms:form:{form.id}:{form.version}:{form.language}",
        "title": f"{form.id} {form.title}",
        "description": form.event,
        "type": "object",
        "properties": _head(form) | {"values": _mapping(form.fields, form.lines, form)},
        "required": ["schema", "id", "form", "form_version", "date", "made_by", "made_at"],
        "additionalProperties": False,
        # A record says what was done, or where that is kept, or that there was nothing.
        "oneOf": [{"required": [key]} for key in ("values", "external", "none_since")],
    }
    if not any(field.required for field in form.fields):
        schema["oneOf"].append({"not": {"anyOf": schema["oneOf"][:]}})
    schema |= _when_closed(form)
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _when_closed(form: BlankForm) -> Schema:
    """Return what a closed record needs beyond an open one, {} where that is nothing."""
    needed = _needed_to_close(form.fields)
    if not needed:
        return {}
    then: Schema = {"properties": {"values": needed}}
    if "required" in needed:
        then["anyOf"] = [{"required": [key]} for key in ("values", "external", "none_since")]
    return {"if": {"properties": {"closed": {"const": "yes"}}, "required": ["closed"]}, "then": then}


def _needed_to_close(fields: Iterable[Field]) -> Schema:
    required = [field.key for field in fields if field.required_to_close]
    rows = {field.key: {"items": rule} for field in fields if (rule := _needed_to_close(field.columns))}
    return ({"required": required} if required else {}) | ({"properties": rows} if rows else {})


def _head(form: BlankForm) -> Schema:
    prefix = form.rule.prefix or "[A-Z][A-Z0-9]{1,7}"
    record = _text(_RECORD)
    return {
        "schema": {"const": SCHEMA},
        "id": _text(prefix + "-[0-9]{4}-(?:(?!0000)[0-9]{4}|[1-9][0-9]{4,6})"),
        "form": {"const": form.id},
        "form_version": {"const": form.version},
        "date": _text(_DAY) | {"format": "date"},
        "made_by": _one_of(form.people),
        "made_at": _text(_MOMENT) | {"format": "date-time"},
        "version": _text(_VERSION),
        "closed": {"const": "yes"},
        "corrects": record,
        "none_since": _text(_DAY) | {"format": "date"},
        "source": _text(_LINE),
        "links": {"type": "array", "items": _closed({"type": {"enum": [*LINK_TYPES]}, "record": record})},
        "external": _closed({"place": _text(_LINE), "sha256": _text("[0-9a-f]{64}")}),
    }


def _closed(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _mapping(fields: Iterable[Field], lines: Iterable[FieldLine], form: BlankForm) -> Schema:
    pairs = list(zip(fields, lines, strict=True))
    return {
        "type": "object",
        "properties": {field.key: _described(field, line, form) for field, line in pairs},
        "required": [field.key for field, _ in pairs if field.required],
        "additionalProperties": False,
    }


def _described(field: Field, line: FieldLine, form: BlankForm) -> Schema:
    words: Schema = {"title": line.label + (f" ({line.unit})" if line.unit else "")}
    if line.guidance:
        words["description"] = line.guidance
    if "not_before" in field.limits:
        words["x-not-before"] = field.limits["not_before"]
    if field.type == "table":
        return words | {"type": "array", "minItems": 1, "items": _mapping(field.columns, line.columns, form)}
    if field.type == "choices":
        items = _choice(field, line)
        return words | {"type": "array", "minItems": 1, "uniqueItems": True, "items": items}
    return words | _SCHEMAS[field.type](field, line, form)


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{pattern}){_END}"}


def _one_of(known: Mapping[str, str] | Iterable[str]) -> Schema:
    values = list(known)
    return {"enum": values} if values else {"not": {}}


def _choice(field: Field, line: FieldLine) -> Schema:
    """Return each choice with its label, as forms that are made of schemas show it."""
    pairs = zip(field.choices, line.choices, strict=True)
    return {"oneOf": [{"const": key, "title": label} for key, label in pairs]} if field.choices else {"type": "string"}


def _words(field: Field, pattern: str) -> Schema:
    limit = field.limits.get("max_length", "")
    return _text(pattern) | ({"maxLength": int(limit)} if limit.isdigit() else {})


def _number(field: Field, pattern: str) -> Schema:
    limits = [(at_least, field.limits.get("min")), (at_most, field.limits.get("max"))]
    patterns = [_text(make(limit)) for make, limit in limits if limit]
    return _text(pattern) | ({"allOf": [{"pattern": each["pattern"]} for each in patterns]} if patterns else {})


_SCHEMAS: Mapping[str, Callable[[Field, FieldLine, BlankForm], Schema]] = {
    "text": lambda field, _, __: _words(field, _LINE),
    "long-text": lambda field, _, __: _words(field, _LINES),
    "integer": lambda field, _, __: _number(field, INTEGER),
    "number": lambda field, _, __: _number(field, NUMBER),
    "date": lambda *_: _text(_DAY) | {"format": "date"},
    "datetime": lambda *_: _text(_MOMENT) | {"format": "date-time"},
    "choice": lambda field, line, _: _choice(field, line),
    "yes-no": lambda *_: {"enum": ["yes", "no"]},
    "person": lambda _, __, form: _one_of(form.people),
    "role": lambda _, __, form: _one_of(form.roles),
    "document": lambda _, __, form: _one_of(form.documents),
    "record": lambda *_: _text(_RECORD),
}
