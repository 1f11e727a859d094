"""A verification as plain tuples, dicts and texts, which is what a cache keeps."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from smsgen.checking.report import CheckReport
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.location import Location
from smsgen.model.anchor import Anchor
from smsgen.model.text import Text
from smsgen.reports.verification import Checked, CheckedAnchor, CheckedHistory, Verification

# In this order; a value that is none of these stands for itself.
_KINDS: tuple[type[Any], ...] = (
    Verification, CheckReport, Diagnostic, Location, Text, Checked, CheckedHistory, CheckedAnchor, Anchor,
)  # fmt: skip
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_TUPLE, _MOMENT, _SEVERITY = -1, -2, -3


def pack_verification(result: Verification) -> Any:
    """Return the same as plain values."""
    return _pack(result)


def unpack_verification(packed: Any) -> Verification:
    """Return what `pack_verification` was given."""
    result: Verification = _unpack(packed)
    return result


def _pack(value: Any) -> Any:
    if isinstance(value, Severity):
        return _SEVERITY, value.value
    if isinstance(value, datetime):
        # The zone by its name, as it knows more days than this one.
        return _MOMENT, value.isoformat(), str(value.tzinfo)
    number = _NUMBERS.get(type(value))
    if number is not None and is_dataclass(value):
        return (number, *(_pack(getattr(value, field.name)) for field in fields(value)))
    if isinstance(value, tuple):
        return (_TUPLE if number is None else number, *map(_pack, value))
    if isinstance(value, dict):
        return {key: _pack(each) for key, each in value.items()}
    return value


def _unpack(packed: Any) -> Any:
    if isinstance(packed, dict):
        return {key: _unpack(each) for key, each in packed.items()}
    if not isinstance(packed, tuple):
        return packed
    number, *values = packed
    if number == _MOMENT:
        return datetime.fromisoformat(values[0]).astimezone(ZoneInfo(values[1]))
    if number == _SEVERITY:
        return Severity(values[0])
    parts = map(_unpack, values)
    return tuple(parts) if number == _TUPLE else _KINDS[number](*parts)
