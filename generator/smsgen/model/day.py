"""Days and moments as every file of the set and the command line write them."""

import re
from datetime import date, datetime
from functools import lru_cache

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})", re.ASCII)
# Far from both ends of the calendar, so that no zone and no interval leads out of it.
_YEARS = range(1970, 3000)


def read_day(text: str) -> date | None:
    """Return the day that `text` names, None where it is no day of the calendar in the form YYYY-MM-DD.

    `date.fromisoformat` alone also takes 20261015 and 2026-W42-4, which sort and compare as other days.
    """
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_day(text: str) -> bool:
    """Tell whether `text` is a day, YYYY-MM-DD, of a year in which records and registers can be."""
    day = read_day(text)
    return day is not None and day.year in _YEARS


@lru_cache(maxsize=16_384)
def moment(text: str) -> datetime | None:
    """Return the moment that `2026-09-21T15:14:20+00:00` names, None where it is no time or names no zone."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return value if value.year in _YEARS else None
