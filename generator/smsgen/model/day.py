"""A day as every file of the set and the command line write it: YYYY-MM-DD and nothing else."""

import re
from datetime import date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def read_day(text: str) -> date | None:
    """Return the day that `text` names, None where it is no day of the calendar in this form.

    `date.fromisoformat` alone also takes 20261015 and 2026-W42-4, which sort and compare as other days.
    """
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
