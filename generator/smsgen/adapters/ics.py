"""Calendar files (iCalendar, RFC 5545): days with something to do. The only door to icalendar."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event


class Day(NamedTuple):
    """An entry of a whole day. uid: the same for the same entry in every file that is made. note: "" for none."""

    uid: str
    on: date
    title: str
    note: str = ""


def calendar_file(name: str, entries: Iterable[Day], made: date, remind_days: int) -> bytes:
    """Return a calendar with a reminder before each entry. made: stands in the file as its day of making."""
    calendar = Calendar()
    calendar.add("prodid", "-//smsgen//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    stamp = datetime(made.year, made.month, made.day, tzinfo=UTC)
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", stamp)
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("summary", entry.title)
        event.add("transp", "TRANSPARENT")
        if entry.note:
            event.add("description", entry.note)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", timedelta(days=-remind_days))
        event.add_component(alarm)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
