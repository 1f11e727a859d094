"""Working days and minutes: weekends, holidays, hours, and the zone of the organisation."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgen.analysis.working_time import WorkingTime

CHINA = ZoneInfo("Asia/Shanghai")
HOURS = WorkingTime(CHINA, frozenset({date(2026, 10, 1), date(2026, 10, 2)}))
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def at(text: str) -> datetime:
    """Return a moment in China."""
    return datetime.fromisoformat(f"{text}:00+08:00")


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (date(2026, 9, 28), 0, date(2026, 9, 28)),
        (date(2026, 9, 28), 1, date(2026, 9, 29)),
        (date(2026, 9, 25), 1, date(2026, 9, 28)),
        (date(2026, 9, 26), 1, date(2026, 9, 28)),
        (date(2026, 9, 30), 1, date(2026, 10, 5)),
        (date(2026, 9, 25), 5, date(2026, 10, 6)),
    ],
)
def test_days_are_counted_without_weekends_and_holidays(start: date, days: int, expected: date) -> None:
    assert HOURS.after(start, days) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-09-28T08:00", "2026-09-28T09:00", 30),
        ("2026-09-28T17:00", "2026-09-29T09:00", 60),
        ("2026-09-25T17:00", "2026-09-28T09:00", 60),
        ("2026-09-30T08:30", "2026-10-05T17:30", 1080),
        ("2026-09-28T20:00", "2026-09-28T23:00", 0),
        ("2026-09-28T12:00", "2026-09-28T10:00", 0),
        ("2026-10-01T09:00", "2026-10-01T10:00", 0),
    ],
)
def test_minutes_are_those_of_the_working_hours(start: str, end: str, expected: float) -> None:
    assert HOURS.minutes(at(start), at(end)) == expected


def test_a_moment_belongs_to_the_day_of_the_organisation() -> None:
    assert HOURS.day(datetime(2026, 9, 28, 16, 30, tzinfo=UTC)) == date(2026, 9, 29)
    evening = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)
    assert HOURS.minutes(evening, evening + timedelta(hours=1)) == 60


@given(DAYS, st.integers(1, 20))
def test_the_last_day_allowed_is_a_working_day_and_so_many_of_them_lie_behind_it(start: date, days: int) -> None:
    last = HOURS.after(start, days)
    passed = [start + timedelta(days=each) for each in range(1, (last - start).days + 1)]
    assert HOURS.works(last)
    assert sum(map(HOURS.works, passed)) == days
