"""The day as of which a set is judged: the only place where a judgement reads the clock."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.authority import Authority
from smsgen.model.text import Text
from smsgen.sources.configuration import ConfigurationError


class Day(NamedTuple):
    """named: the day that the settings name, "" for today in the time zone. today: what followed from that (ISO)."""

    named: str
    time_zone: str
    today: str


def day_of_judgement(as_of: str, authority: Authority) -> date:
    """Return the day of judgement that the set itself names. Raises ConfigurationError for an unknown time zone."""
    try:
        return day_in(as_of, authority.time_zone)
    except (ValueError, OSError, LookupError):
        expected = Text("a time zone such as Asia/Shanghai", "时区名，如Asia/Shanghai")
        values: dict[str, str | Text] = {"key": "time_zone", "expected": expected}
        place = Location(f"authority/{authority.number}.yml")
        raise ConfigurationError([Finding("value-malformed", place, values=values)]) from None


def day_in(as_of: str, time_zone: str) -> date:
    """Return the day `as_of`, today in the time zone where it is "".

    Raises ValueError, OSError or LookupError where there is no such time zone.
    """
    if as_of:
        return date.fromisoformat(as_of)
    # Imported only here: most runs are given a day, and this costs a fiftieth of theirs.
    from zoneinfo import ZoneInfo  # noqa: PLC0415 — imported late: slow to start

    return datetime.now(UTC).astimezone(ZoneInfo(time_zone)).date()
