"""The days of a record: real ones, not to come, written in time, not kept longer than the form says."""

from collections.abc import Iterator
from datetime import date

from smsgen.analysis.record_values import A_MOMENT, Problem
from smsgen.analysis.text_states import add_months
from smsgen.model.day import is_day, moment
from smsgen.model.form import RecordRule
from smsgen.model.record import Record, read_id
from smsgen.model.retention import YEAR_END, Retention, read_retention, retention_words
from smsgen.model.text import Text
from smsgen.model.thresholds import Thresholds

_DAY_LENGTH = len("YYYY-MM-DD")
_A_DAY = Text("a date YYYY-MM-DD of the calendar", "日历中的日期YYYY-MM-DD")


def time_problems(
    record: Record, rule: RecordRule | None, as_of: date, today: date, thresholds: Thresholds
) -> Iterator[Problem]:
    """Yield what is wrong with `date`, `made_at` and `none_since`. rule: of the form, None where it is unknown."""
    written = moment(record.made_at)
    days = {key: value for key in ("date", "none_since") if (value := getattr(record, key))}
    wrong = [key for key, value in days.items() if not is_day(value)]
    for key in wrong:
        yield _malformed(key, days[key], _A_DAY)
    if written is None:
        yield _malformed("made_at", record.made_at, A_MOMENT)
    if wrong or written is None:
        return
    about = date.fromisoformat(record.date)
    if record.none_since and record.none_since > record.date:
        order = {"field": "date", "value": record.date, "other": "none_since", "before": record.none_since}
        yield Problem("record-dates-order", "date", order)
    for key, day in (("date", about), ("made_at", written.date())):
        if day > today:
            yield Problem("record-date-future", key, {"field": key, "value": getattr(record, key)})
            return
    parts = read_id(record.id)
    if parts and parts.year != record.date[:4]:
        return  # the id and the day contradict each other, which has its own finding
    late = (written.date() - about).days
    # A correction is about the day of what it corrects, and necessarily later.
    if late > thresholds.back_fill_days and not record.corrects:
        limit = str(thresholds.back_fill_days)
        yield Problem("record-back-filled", "made_at", {"days": str(late), "date": record.date, "limit": limit})
    ends = retained_until(record, rule) if rule else None
    if ends and ends < as_of:
        retention = retention_words(rule.retention if rule else "")
        yield Problem("record-retention-passed", "date", {"retention": retention, "ended": ends.isoformat()})


def retained_until(record: Record, rule: RecordRule) -> date | None:
    """Return the last day on which a record must be kept. Its `date` is a real one.

    None where the form does not say, for maintained instances, which are kept for as long as they are in use, and as
    long as the record does not hold the day from which its retention counts: that of its closing, of the end of the
    employment or of the contract.
    """
    retention = read_retention(rule.retention)
    if retention is None or rule.instance == "maintained":
        return None
    start = _start(record, rule, retention)
    return add_months(start, retention.months) if start else None


def _start(record: Record, rule: RecordRule, retention: Retention) -> date | None:
    """Return the day from which a retention counts; a field may hold it with a time of day."""
    about = date.fromisoformat(record.date)
    if retention.start == YEAR_END:
        return about.replace(month=12, day=31)
    if not retention.begins_in_a_field:
        return about
    written = record.values.get(rule.retention_from, "")
    day = written[:_DAY_LENGTH] if isinstance(written, str) else ""
    return date.fromisoformat(day) if is_day(day) else None


def _malformed(key: str, value: str, expected: Text) -> Problem:
    return Problem(
        "record-value-malformed", key, {"field": key, "value": value, "expected": expected, "hint": Text("", "")}
    )
