"""How long records are kept: `3 years` from the day that a record is about, or from a later day.

`employment + 3 years` counts from the day on which the person left, `contract + 3 years` from the end of the contract,
`closing + 3 years` from the day on which the record was closed, `year-end + 3 years` from the end of the year of the
day that the record is about.
"""

import re
from typing import NamedTuple

from smsgen.model.text import Text

YEAR_END = "year-end"
# What a retention can begin after → how it is said with a period.
STARTS = {
    "employment": Text("{period} after the employment ends", "劳动关系终止后{period}"),
    "contract": Text("{period} after the contract ends", "合同终止后{period}"),
    "closing": Text("{period} after closing", "关闭后{period}"),
    YEAR_END: Text("{period} after the end of the year", "年度终了后{period}"),
}
_UNITS = {"year": (12, Text("{n} year", "{n}年")), "month": (1, Text("{n} month", "{n}个月"))}
_WRITTEN = re.compile(rf"(?:({'|'.join(STARTS)}) \+ )?([1-9][0-9]{{0,2}}) (year|month)s?", re.ASCII)


class Retention(NamedTuple):
    """A period. start: a key of STARTS, "" for the day that the record is about. unit: `year` or `month`."""

    start: str
    number: int
    unit: str

    @property
    def begins_in_a_field(self) -> bool:
        """Whether a field of the form holds the day from which the period counts."""
        return self.start not in ("", YEAR_END)

    @property
    def months(self) -> int:
        """The length of the period in months."""
        return self.number * _UNITS[self.unit][0]

    @property
    def words(self) -> Text:
        """The period as people say it."""
        plural = "s" if self.number != 1 else ""
        said = _UNITS[self.unit][1]
        period = Text(said.en.format(n=self.number) + plural, said.zh.format(n=self.number))
        if not self.start:
            return period
        both = STARTS[self.start]
        return Text(both.en.format(period=period.en), both.zh.format(period=period.zh))


def read_retention(written: str) -> Retention | None:
    """Return the period that a form names, None where it is none."""
    match = _WRITTEN.fullmatch(written)
    return Retention(match[1] or "", int(match[2]), match[3]) if match else None


def retention_words(written: str) -> Text:
    """Return the period as people say it; what is none stays as it was written."""
    found = read_retention(written)
    return found.words if found else Text(written, written)
