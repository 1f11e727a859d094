"""What to say of a date that may mean several days: a day number of a spreadsheet, a day and month in any order."""

import re
from datetime import date

from smsgen.adapters.xlsx_reading import day_of_number
from smsgen.model.form import Field
from smsgen.model.text import Text

_SERIAL = re.compile(r"[0-9]{4,6}(?:\.[0-9]{1,15})?", re.ASCII)
# 03/04/2026, 3.4.26, with a time behind it or not: two numbers and a year, in one of two orders.
_ORDERED = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})((?:T|[ ]{1,3})[0-9].{0,20})?", re.ASCII)
_TIME = re.compile(r"[ ][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?", re.ASCII)
_CENTURY = 2000


def serial_hint(field: Field, text: str) -> Text | None:
    """Return what to say of a number in place of a date in a file that does not tell from which day it counts."""
    if field.type not in ("date", "datetime") or not _SERIAL.fullmatch(text):
        return None
    first, second = (day_of_number(float(text), epoch) for epoch in ("1900", "1904"))
    if first is None:
        return None
    other = f"{second:%Y-%m-%d}" if second else "-"
    return Text(
        f"{text} looks like the day number of a spreadsheet: {first:%Y-%m-%d}, or {other} where it counts from 1904."
        " Format the column as a date before saving, or put date_formats: [excel] into the mapping.",
        f"{text}像是电子表格的日期序列号：即{first:%Y-%m-%d}，若以1904年起算则为{other}。"
        "请先把该列设为日期格式再保存，或在映射中写date_formats: [excel]。",
    )


def order_hint(field: Field, text: str) -> Text | None:
    """Return which days a date may mean that does not begin with the year, and how to say which it is."""
    found = _ORDERED.fullmatch(text.strip()) if field.type in ("date", "datetime") else None
    if found is None:
        return None
    first, mark, second, year, time = found.groups()
    full = int(year) if len(year) > len("26") else _CENTURY + int(year)
    formats = _formats(mark, "%Y" if full == int(year) else "%y", time or "")
    readings = {
        _day(full, int(second), int(first)): formats[0],  # the day first
        _day(full, int(first), int(second)): formats[1],
    }
    known = {day: format_ for day, format_ in readings.items() if day}
    if not known:
        return None
    if len(known) == 1:
        [(day, format_)] = known.items()
        return Text(
            f"{text} seems to mean {day}. Write dates with the year first, or say in a mapping (--map) how the file"
            f' writes them: date_formats: ["{format_}"].',
            f'{text}似为{day}。请把年写在前，或在映射（--map）中写明文件的日期写法：“date_formats: ["{format_}"]”。',
        )
    (one, its), (other, others) = known.items()
    return Text(
        f"{text} may mean {one} (the day first) or {other} (the month first). Write dates with the year first, or say"
        f' in a mapping (--map) which it is: date_formats: ["{its}"] or date_formats: ["{others}"].',
        f"{text}可能是{one}（日在前），也可能是{other}（月在前）。请把年写在前，或在映射（--map）中写明："
        f'“date_formats: ["{its}"]”或“date_formats: ["{others}"]”。',
    )


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _formats(mark: str, year: str, time: str) -> tuple[str, str]:
    """Return how such dates are written: the day first, the month first."""
    clock = ""
    if match := _TIME.fullmatch(time):
        clock = " %H:%M:%S" if match[1] else " %H:%M"
    return f"%d{mark}%m{mark}{year}{clock}", f"%m{mark}%d{mark}{year}{clock}"
