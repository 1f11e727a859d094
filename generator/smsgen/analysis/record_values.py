"""The values of a record against the fields of its form: of the right type, inside the limits, in order, all there."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from smsgen.diagnostics import Values, did_you_mean, nearest_word
from smsgen.model.day import is_day, moment
from smsgen.model.form import Field
from smsgen.model.record import Row, Value, read_id
from smsgen.model.text import Text, enumerated

_INTEGER = re.compile(r"-?[0-9]{1,12}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?", re.ASCII)
_DAY_LENGTH = len("YYYY-MM-DD")
_SHOWN = 60
# Why a value must not be left out.
NEEDED = Text("the form asks for it", "表单要求填写")
NEEDED_TO_CLOSE = Text("a closed record needs it", "记录关闭前必填")


@dataclass(frozen=True, slots=True)
class Known:
    """What values can name: ids of people and roles (of any register), of documents, and record id → form id.

    The form of a record that could not be read is "".
    """

    people: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    records: Mapping[str, str] = field(default_factory=dict)


class Problem(NamedTuple):
    """What is wrong with one value: the rule against it, where it stands in the record, and what the message names."""

    rule: str
    data_path: str
    values: Values


def value_problems(
    fields: Sequence[Field], values: Mapping[str, Value], known: Known, *, closed: bool = False
) -> Iterator[Problem]:
    """Yield what is wrong with the values of a record, at most one problem for each value.

    closed: nothing will change any more, so that what is required to close has to be there too.
    """
    if values:
        yield from _row_problems(fields, values, known, "values", {}, closed=closed)
    elif required := [field for field in fields if is_required(field, closed=closed)]:
        # Nothing is filled in at all: that is one mistake, not one for each field.
        why = NEEDED if any(field.required for field in required) else NEEDED_TO_CLOSE
        words: Values = {"field": enumerated(field.key for field in required), "why": why}
        yield Problem("record-field-missing", "values", words)


def is_required(field_: Field, *, closed: bool) -> bool:
    """Tell whether a record must say something in a field: always, or because it is closed."""
    return field_.required or (closed and field_.required_to_close)


def is_filled(value: Value | None) -> bool:
    """Tell whether a value says anything; an empty text and an empty list are not filled in."""
    return bool(value) and not (isinstance(value, str) and not value.strip())


def _row_problems(  # noqa: PLR0913 — what a row is judged by
    fields: Sequence[Field],
    values: Mapping[str, Value],
    known: Known,
    at: str,
    around: Mapping[str, Value],
    *,
    closed: bool,
) -> Iterator[Problem]:
    """Judge the fields of a form, or the columns of one row; `around` holds the values that stand around a row."""
    meant: set[str] = set()
    if len(values) > len(fields) or not values.keys() <= {field.key for field in fields}:
        for problem in _unknown(fields, values, at):
            meant.add(nearest_word(problem.data_path[len(at) + 1 :], [field.key for field in fields]))
            yield problem
    for field_ in fields:
        value = values.get(field_.key)
        if value is None or not is_filled(value):
            if is_required(field_, closed=closed) and field_.key not in meant:
                # An empty value has a place of its own; what is not there at all is missing among the values.
                why = NEEDED if field_.required else NEEDED_TO_CLOSE
                yield Problem("record-field-missing", f"{at}.{field_.key}", {"field": field_.key, "why": why})
        elif field_.type == "table" and isinstance(value, tuple) and value and not isinstance(value[0], str):
            within = {**around, **values} if around else values
            for index, row in enumerate(value):
                place = f"{at}.{field_.key}[{index}]"
                yield from _row_problems(field_.columns, _as_row(row), known, place, within, closed=closed)
        else:
            yield from _problems(field_, value, known, at, {**around, **values} if around else values)


def _unknown(fields: Sequence[Field], values: Mapping[str, Value], at: str) -> Iterator[Problem]:
    keys = [field.key for field in fields]
    for key in values:
        if key not in keys:
            yield Problem("record-field-unknown", f"{at}.{key}", {"field": key, "hint": did_you_mean(key, keys)})


def _problems(field_: Field, value: Value, known: Known, at: str, around: Mapping[str, Value]) -> Iterator[Problem]:
    path = f"{at}.{field_.key}"
    problem = value_problem(field_, value, known, path) or _order_problem(field_, value, path, around)
    if problem:
        yield problem


def _as_row(row: str | Row) -> Mapping[str, Value]:
    return row if isinstance(row, Mapping) else {}


def value_problem(field_: Field, value: Value, known: Known, path: str) -> Problem | None:
    """Return what is wrong with one value by itself: its type, what it names, its limits."""
    judge = _JUDGES.get(field_.type)
    if judge is None:  # the form has its own finding
        return None
    expected = judge(field_, value, known)
    if expected is not None:
        hint = _hint(field_, value, known)
        words: Values = {"field": field_.key, "value": _shown(value), "expected": expected, "hint": hint}
        return Problem("record-value-malformed", path, words)
    if isinstance(value, str):
        if field_.type == "record":
            return link_problem(field_.key, value, field_.form, known, path)
        if field_.limits:
            return _limit_problem(field_, value, path)
    return None


def link_problem(name: str, target: str, form: str, known: Known, path: str) -> Problem | None:
    """Return what is wrong with naming the record `target`, which must be one of `form` ("" for any)."""
    if target not in known.records:
        hint = did_you_mean(target, known.records)
        return Problem("record-link-unresolved", path, {"field": name, "record": target, "hint": hint})
    found = known.records[target]
    if form and found and found != form:
        return Problem("record-link-form", path, {"field": name, "record": target, "form": found, "expected": form})
    return None


# -- types: each returns what is expected where the value is not that, else None ---------------------------------------

_A_LINE = Text("one line of text", "一行文字")
_A_TEXT = Text("a text", "文字")
_AN_INTEGER = Text("a whole number such as 12", "整数，如12")
_A_NUMBER = Text("a number such as 99.95, without unit and without separators", "数字，如99.95，不带单位和分隔符")
_A_DATE = Text("a date YYYY-MM-DD of the calendar", "日历中的日期YYYY-MM-DD")
A_MOMENT = Text("a time with its zone, such as 2026-10-01T09:30:00+08:00", "带时区的时间，如2026-10-01T09:30:00+08:00")
_YES_NO = Text("yes or no", "yes或no")
_A_PERSON = Text("a person id of the authority register", "授权登记册中的人员标识")
_A_ROLE = Text("a role id of the authority register", "授权登记册中的角色标识")
_A_DOCUMENT = Text("the id of a document", "文件编号")
_A_RECORD = Text("a record id such as INC-2026-0001", "记录编号，如INC-2026-0001")


def _text(field_: Field, value: Value, _: Known) -> Text | None:
    if field_.type == "long-text":
        return None if isinstance(value, str) else _A_TEXT
    return None if isinstance(value, str) and "\n" not in value.strip() else _A_LINE


def _integer(_: Field, value: Value, __: Known) -> Text | None:
    return None if isinstance(value, str) and _INTEGER.fullmatch(value) else _AN_INTEGER


def _number(_: Field, value: Value, __: Known) -> Text | None:
    return None if isinstance(value, str) and _NUMBER.fullmatch(value) else _A_NUMBER


def _date(_: Field, value: Value, __: Known) -> Text | None:
    return None if isinstance(value, str) and is_day(value) else _A_DATE


def _datetime(_: Field, value: Value, __: Known) -> Text | None:
    return None if isinstance(value, str) and moment(value) else A_MOMENT


def _yes_no(_: Field, value: Value, __: Known) -> Text | None:
    return None if value in ("yes", "no") else _YES_NO


def _choice(field_: Field, value: Value, _: Known) -> Text | None:
    if not field_.choices or (isinstance(value, str) and value in field_.choices):
        return None
    return Text("one of " + ", ".join(field_.choices), "以下之一：" + "、".join(field_.choices))


def _choices(field_: Field, value: Value, _: Known) -> Text | None:
    if not field_.choices:
        return None
    known = isinstance(value, tuple) and all(isinstance(item, str) and item in field_.choices for item in value)
    if known and len(set(map(str, value))) == len(value):
        return None
    return Text(
        "a list [a, b] of different ones of " + ", ".join(field_.choices),
        "列表[a, b]，取自以下选项且不重复：" + "、".join(field_.choices),
    )


def _person(_: Field, value: Value, known: Known) -> Text | None:
    return None if isinstance(value, str) and value in known.people else _A_PERSON


def _role(_: Field, value: Value, known: Known) -> Text | None:
    return None if isinstance(value, str) and value in known.roles else _A_ROLE


def _document(_: Field, value: Value, known: Known) -> Text | None:
    return None if isinstance(value, str) and value in known.documents else _A_DOCUMENT


def _record(_: Field, value: Value, __: Known) -> Text | None:
    return None if isinstance(value, str) and read_id(value) else _A_RECORD


def _table(field_: Field, _: Value, __: Known) -> Text | None:
    """Say how a table is written; a value that is one was judged row by row and does not come here."""
    columns = ", ".join(f"{column.key}: …" for column in field_.columns)
    return Text(f"a list of rows [{{{columns}}}]", f"由行组成的列表[{{{columns}}}]")


_JUDGES: Mapping[str, Callable[[Field, Value, Known], Text | None]] = {
    "text": _text,
    "long-text": _text,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "datetime": _datetime,
    "choice": _choice,
    "choices": _choices,
    "yes-no": _yes_no,
    "person": _person,
    "role": _role,
    "document": _document,
    "record": _record,
    "table": _table,
}


def _hint(field_: Field, value: Value, known: Known) -> Text:
    words: Mapping[str, Sequence[str] | frozenset[str]] = {
        "choice": tuple(field_.choices),
        "person": known.people,
        "role": known.roles,
        "document": known.documents,
    }
    return did_you_mean(value, words[field_.type]) if isinstance(value, str) and field_.type in words else Text("", "")


def _shown(value: Value) -> str | Text:
    """Return a value on one line, shortened; several as each language divides them."""
    return _short(value) if isinstance(value, str) else Text(*map(_short, enumerated(map(str, value))))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


# -- limits and order --------------------------------------------------------------------------------------------------


def _limit_problem(field_: Field, value: str, path: str) -> Problem | None:
    limits = field_.limits
    wrong: Text | None = None
    if field_.type in ("integer", "number"):
        low, high = limits.get("min", ""), limits.get("max", "")
        if _NUMBER.fullmatch(low) and float(value) < float(low):
            wrong = Text(f"less than {low}", f"小于{low}")
        elif _NUMBER.fullmatch(high) and float(value) > float(high):
            wrong = Text(f"more than {high}", f"大于{high}")
    elif limits.get("max_length", "").isdigit() and len(value) > int(limits["max_length"]):
        most = limits["max_length"]
        wrong = Text(f"longer than {most} characters ({len(value)})", f"超过{most}个字符（{len(value)}个）")
    if wrong is None:
        return None
    return Problem("record-value-limit", path, {"field": field_.key, "value": _shown(value), "limit": wrong})


def _order_problem(field_: Field, value: Value, path: str, around: Mapping[str, Value]) -> Problem | None:
    before = field_.limits.get("not_before")
    other = around.get(before) if before else None
    if not isinstance(value, str) or not isinstance(other, str) or not _is_earlier(value, other):
        return None
    words: Values = {"field": field_.key, "value": value, "other": before or "", "before": other}
    return Problem("record-dates-order", path, words)


def _is_earlier(one: str, other: str) -> bool:
    """Tell whether a day or moment lies before another; a day and a moment are compared as days."""
    first, second = moment(one), moment(other)
    if first and second:
        return first < second
    valid = (first or is_day(one)) and (second or is_day(other))
    return bool(valid) and one[:_DAY_LENGTH] < other[:_DAY_LENGTH]
