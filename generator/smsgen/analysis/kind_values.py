"""Reading the values of a record by key: nothing where a value is left out or, of an older form, is something else."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.day import is_day, moment
from smsgen.model.record import Record, Row
from smsgen.model.text import Text


def text(record: Record, key: str) -> str:
    """Return a text, a choice, an id; "" where there is none."""
    value = record.values.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def day(record: Record, key: str) -> date | None:
    """Return a day, None where there is none."""
    return day_of(text(record, key))


def when(record: Record, key: str) -> datetime | None:
    """Return a moment, None where there is none."""
    return moment(text(record, key))


def number(record: Record, key: str) -> Decimal | None:
    """Return a number, None where there is none."""
    return number_of(text(record, key))


def rows(record: Record, key: str) -> tuple[Row, ...]:
    """Return the rows of a table, () where there is none."""
    value = record.values.get(key, ())
    return tuple(row for row in value if not isinstance(row, str)) if isinstance(value, tuple) else ()


def numbered_rows(record: Record, key: str) -> Iterator[tuple[str, Row]]:
    """Yield (data path, row) of a table."""
    for index, row in enumerate(rows(record, key)):
        yield f"values.{key}[{index}]", row


def day_of(value: str) -> date | None:
    """Return the day that a value names, None where it names none."""
    return date.fromisoformat(value) if is_day(value) else None


def number_of(value: str) -> Decimal | None:
    """Return the number that a value names, None where it names none."""
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def finding(
    rule: str, record: Record, data_path: str, related: tuple[Location, ...] = (), **values: str | Text
) -> Finding:
    """Return a finding about a record, placed at one of its values or, where that is left out, around it."""
    return Finding(rule, record.at(data_path), record.id, values, data_path, related)
