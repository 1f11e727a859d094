"""Working days and working minutes: Monday to Friday within the working hours, except the holidays of sms.yml.

Days on which people work in place of a holiday (调休) are not known; so nobody is judged late for want of them.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from smsgen.model.sms import Sms

_FRIDAY = 4
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The calendar of the organisation. zone: of the register. opens, closes: minutes after midnight."""

    zone: tzinfo
    holidays: frozenset[date] = frozenset()
    opens: int = 510
    closes: int = 1050

    def day(self, moment: datetime) -> date:
        """Return the day of a moment where the organisation is."""
        return moment.astimezone(self.zone).date()

    def works(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        return day.weekday() <= _FRIDAY and day not in self.holidays

    def after(self, day: date, days: int) -> date:
        """Return the last day that is within so many working days after `day`."""
        while days > 0:
            day += _DAY
            days -= self.works(day)
        return day

    def minutes(self, start: datetime, end: datetime) -> float:
        """Return how many working minutes lie between two moments; 0 where the second is not later."""
        first, last = self._local(start), self._local(end)
        total = 0.0
        day = first.date()
        while day <= last.date():
            if self.works(day):
                begins = _minute(first) if day == first.date() else 0.0
                ends = _minute(last) if day == last.date() else float("inf")
                total += max(0.0, min(ends, self.closes) - max(begins, self.opens))
            day += _DAY
        return total

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)


def _minute(moment: datetime) -> float:
    return moment.hour * 60 + moment.minute + moment.second / 60


def working_time(sms: Sms) -> WorkingTime:
    """Return the calendar of a set."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 — costs a fiftieth of a run that needs no zone

    thresholds = sms.settings.thresholds
    opens, closes = thresholds.working_hours
    holidays = frozenset(date.fromisoformat(day) for day in thresholds.holidays)
    return WorkingTime(ZoneInfo(sms.authority.time_zone), holidays, opens, closes)
