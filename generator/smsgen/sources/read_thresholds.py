"""The keys `thresholds` and `record_kinds` of sms.yml: what is worth a finding, and which form keeps which kind."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from smsgen.model.day import is_day
from smsgen.model.record_kind import KINDS
from smsgen.model.text import Text
from smsgen.model.thresholds import LEVELS, PRIORITIES, SLA_PARTS, Thresholds
from smsgen.sources.keys import A_DAY, YES, Keys

_AT = "thresholds"
_NUMBER = re.compile(r"[0-9]{1,3}", re.ASCII)
_MINUTES = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_HOURS = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])", re.ASCII)
_DAY_MINUTES = 24 * 60
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}", re.ASCII)
_A_FORM = Text("the id of a form, such as SMS-FRM-39", "表单编号，如SMS-FRM-39")
_ANOTHER_FORM = Text("a form that no other kind of record has", "未用于其他记录种类的表单")
_A_NUMBER = Text("a whole number from 0 to 999", "0至999的整数")
_SOME_MINUTES = Text("a number of minutes", "分钟数")
_A_TIME = Text("the times between which work is done, such as 08:30-17:30", "工作起止时间，如08:30-17:30")


def read_thresholds(keys: Keys, mapping: dict[str, Any]) -> Thresholds:
    """Return the thresholds; what is left out or, with a finding, malformed has its default."""
    if _AT not in mapping:
        return Thresholds()
    names = {each.name: each.type for each in fields(Thresholds)}
    values = keys.closed(mapping[_AT], _AT, (), tuple(names))
    chosen = _others(keys, values)
    for name, type_ in names.items():
        number = _number(keys, values, name) if type_ is int and name in values else None
        if number is not None:
            chosen[name] = number
    return Thresholds(**chosen)


def _number(keys: Keys, values: dict[str, Any], name: str) -> int | None:
    text = keys.text(values, name, _AT)
    if text and not _NUMBER.fullmatch(text):
        keys.found("value-malformed", f"{_AT}.{name}", key=f"{_AT}.{name}", expected=_A_NUMBER)
        return None
    return int(text) if text else None


def _others(keys: Keys, values: dict[str, Any]) -> dict[str, Any]:
    """Return the thresholds that are no numbers, as far as they are given and well formed."""
    others: dict[str, Any] = {}
    if "training_quarterly" in values:
        if values["training_quarterly"] in ("yes", "no"):
            others["training_quarterly"] = values["training_quarterly"] == "yes"
        else:
            _malformed(keys, "training_quarterly", YES)
    for name, known in (("sla_required", SLA_PARTS), ("round_the_clock", PRIORITIES)):
        if name in values:
            others[name] = _listed(keys, values, name, known)
    if "holidays" in values:
        others["holidays"] = tuple(_days(keys, values))
    if "working_hours" in values:
        others |= _hours(keys, values)
    if "resolution" in values:
        others["resolution"] = {**Thresholds().resolution, **dict(_resolution(keys, values))}
    if "priority_matrix" in values:
        others["priority_matrix"] = {**Thresholds().priority_matrix, **dict(_matrix(keys, values))}
    return others


def _malformed(keys: Keys, name: str, expected: Text) -> None:
    keys.found("value-malformed", f"{_AT}.{name}", key=f"{_AT}.{name}", expected=expected)


def _one_of(known: tuple[str, ...]) -> Text:
    return Text("a list of " + ", ".join(known), "取自以下值的列表：" + "、".join(known))


def _listed(keys: Keys, values: dict[str, Any], name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    listed = keys.texts(values, name, _AT)
    if not set(listed) <= set(known):
        _malformed(keys, name, _one_of(known))
    return listed


def _days(keys: Keys, values: dict[str, Any]) -> Iterator[str]:
    for index, day in enumerate(keys.texts(values, "holidays", _AT)):
        if is_day(day):
            yield day
        else:
            _malformed(keys, f"holidays[{index}]", A_DAY)


def _hours(keys: Keys, values: dict[str, Any]) -> dict[str, tuple[int, int]]:
    text = keys.text(values, "working_hours", _AT)
    match = _HOURS.fullmatch(text)
    opens, closes = (int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])) if match else (0, 0)
    if opens < closes <= _DAY_MINUTES:
        return {"working_hours": (opens, closes)}
    if text:
        _malformed(keys, "working_hours", _A_TIME)
    return {}


def _resolution(keys: Keys, values: dict[str, Any]) -> Iterator[tuple[str, int]]:
    at = f"{_AT}.resolution"
    for priority, minutes in keys.closed(values["resolution"], at, (), PRIORITIES).items():
        if isinstance(minutes, str) and _MINUTES.fullmatch(minutes):
            yield priority, int(minutes)
        elif priority in PRIORITIES:
            _malformed(keys, f"resolution.{priority}", _SOME_MINUTES)


def _matrix(keys: Keys, values: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    at = f"{_AT}.priority_matrix"
    rows = keys.closed(values["priority_matrix"], at, (), LEVELS)
    for impact in filter(LEVELS.__contains__, rows):
        row = keys.texts(rows, impact, at)
        if len(row) == len(LEVELS) and set(row) <= set(PRIORITIES):
            yield impact, row
        elif row:
            expected = Text("the priorities for urgency high, medium and low", "紧急度高、中、低对应的优先级")
            _malformed(keys, f"priority_matrix.{impact}", expected)


def read_record_kinds(keys: Keys, mapping: dict[str, Any]) -> dict[str, str]:
    """Return kind → form; two kinds of one form would make each record two things."""
    at = "record_kinds"
    if at not in mapping:
        return {}
    values = keys.closed(mapping[at], at, (), tuple(KINDS))
    kinds: dict[str, str] = {}
    for kind in filter(KINDS.__contains__, values):
        form = keys.text(values, kind, at)
        path = f"{at}.{kind}"
        if form and not _ID.fullmatch(form):
            keys.found("value-malformed", path, key=path, expected=_A_FORM)
        elif form and form in kinds.values():
            keys.found("value-malformed", path, key=path, expected=_ANOTHER_FORM)
        elif form:
            kinds[kind] = form
    return kinds
