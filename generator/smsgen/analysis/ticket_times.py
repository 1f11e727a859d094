"""Tickets against their limits: open for too long, and records that say they were in time when they were not."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import day, finding, number_of, rows, text, when
from smsgen.analysis.working_time import WorkingTime, working_time
from smsgen.diagnostics import Finding
from smsgen.model.record import Record
from smsgen.model.text import Text
from smsgen.model.thresholds import LEVELS, PRIORITIES, Thresholds

_MINUTE = 60
_SEPARATORS = re.compile("[,;，；、]")
# Clocks are read to the minute.
_TOLERANCE = 1


class Limits:
    """How long an incident may take: as the agreements say that apply, else as the settings say."""

    def __init__(self, agreements: Iterable[Record], thresholds: Thresholds) -> None:
        """Read the agreements once."""
        self.agreements = tuple(agreements)
        self.thresholds = thresholds

    def of(self, incident: Record, on: date) -> tuple[float, bool] | None:
        """Return (minutes, whether they run day and night) for an incident; of several agreements, the longest limit.

        An agreement applies on its days, to its services, and, where the incident names customers, to those.
        """
        priority = text(incident, "priority")
        agreed = [limit for each in self._applying(incident, on) if (limit := _agreed(each, priority))]
        if agreed:
            return max(agreed)
        minutes = self.thresholds.resolution.get(priority)
        return (float(minutes), priority in self.thresholds.round_the_clock) if minutes else None

    def _applying(self, incident: Record, on: date) -> list[Record]:
        found = [each for each in self.agreements if _holds(each, on) and _covers(each, text(incident, "service"))]
        named = {name.strip().casefold() for name in _SEPARATORS.split(text(incident, "customers"))}
        of_customers = [each for each in found if text(each, "customer").casefold() in named]
        return of_customers or found


def _holds(agreement: Record, on: date) -> bool:
    start, end = day(agreement, "valid_from"), day(agreement, "valid_to")
    return (start is None or start <= on) and (end is None or on <= end)


def _covers(agreement: Record, service: str) -> bool:
    return not service or any(row.get("service") == service for row in rows(agreement, "services"))


def _agreed(agreement: Record, priority: str) -> tuple[float, bool] | None:
    for row in rows(agreement, "response"):
        minutes = number_of(row.get("resolution", ""))
        if row.get("priority") == priority and minutes:
            return float(minutes), row.get("clock") != "working_hours"
    return None


def _taken(start: datetime, end: datetime, hours: WorkingTime, *, round_the_clock: bool) -> float:
    return (end - start).total_seconds() / _MINUTE if round_the_clock else hours.minutes(start, end)


def _limits(facts: Facts) -> Limits:
    return Limits(records_of(facts, "service-level-agreement"), facts.sms.settings.thresholds)


# -- open for too long -------------------------------------------------------------------------------------------------


def overdue(facts: Facts) -> Iterator[Finding]:
    """Yield each incident, request, problem and complaint that is open beyond its limit as the day begins."""
    hours = working_time(facts.sms)
    for record, key, limit in (*_open_incidents(facts, hours), *_open_others(facts, hours)):
        since = when(record, key)
        day_of_it = hours.day(since).isoformat() if since else ""
        yield finding("ticket-overdue", record, f"values.{key}", since=day_of_it, limit=limit)


_Open = tuple[Record, str, Text]


def _open_incidents(facts: Facts, hours: WorkingTime) -> Iterator[_Open]:
    limits = _limits(facts)
    now = datetime.combine(facts.as_of, datetime.min.time(), hours.zone)
    for incident in records_of(facts, "incident"):
        raised = when(incident, "raised_at")
        if raised is None or raised > now or when(incident, "resolved_at") or when(incident, "closed_at"):
            continue
        limit = limits.of(incident, hours.day(raised))
        stopped = float(number_of(text(incident, "clock_stopped")) or 0)
        if limit and _taken(raised, now, hours, round_the_clock=limit[1]) - stopped > limit[0]:
            yield incident, "raised_at", Text(f"{limit[0]:.0f} min", f"{limit[0]:.0f}分钟")


def _open_others(facts: Facts, hours: WorkingTime) -> Iterator[_Open]:
    for record, key, days in _waiting(facts):
        since = when(record, key)
        if since and hours.after(hours.day(since), days) < facts.as_of:
            yield record, key, Text(f"{days} working days", f"{days}个工作日")


def _waiting(facts: Facts) -> Iterator[tuple[Record, str, int]]:
    """Yield (record, field in which the clock started, working days allowed) of what is not done yet."""
    limits = facts.sms.settings.thresholds
    for request in records_of(facts, "service-request"):
        days = _request_days(request, limits)
        if days is not None and not text(request, "fulfilled_at") and not text(request, "closed_at"):
            yield request, "raised_at", days
    for problem in records_of(facts, "problem"):
        if text(problem, "state") == "open" and not text(problem, "cause_found_on"):
            yield problem, "opened_at", limits.working_days_problem_cause
    for complaint in records_of(facts, "complaint"):
        if not text(complaint, "answered_at") and not text(complaint, "closed_on"):
            yield complaint, "received_at", limits.working_days_complaint_answer


def _request_days(request: Record, limits: Thresholds) -> int | None:
    days = {"simple": limits.working_days_request_simple, "standard": limits.working_days_request_standard}
    return days.get(text(request, "kind"))


# -- what a record says of its own times -------------------------------------------------------------------------------


def contradicted(facts: Facts) -> Iterator[Finding]:
    """Yield each ticket whose “in time” its own times contradict.

    Where working hours count, only a ticket that says it was in time can be refuted: people may have worked on days
    that the calendar does not know.
    """
    hours = working_time(facts.sms)
    limits = _limits(facts)
    for incident in records_of(facts, "incident"):
        raised, resolved = when(incident, "raised_at"), when(incident, "resolved_at")
        limit = limits.of(incident, hours.day(raised)) if raised else None
        if raised is None or resolved is None or limit is None:
            continue
        stopped = float(number_of(text(incident, "clock_stopped")) or 0)
        taken = _taken(raised, resolved, hours, round_the_clock=limit[1]) - stopped
        problem = _time_problem(text(incident, "in_time"), taken, limit)
        if problem:
            yield finding("ticket-time-contradicted", incident, "values.in_time", problem=problem)
    yield from _late_requests(facts, hours)


def _time_problem(said: str, taken: float, limit: tuple[float, bool]) -> Text | None:
    minutes, round_the_clock = limit
    words = Text(f"it took {taken:.0f} min of {minutes:.0f}", f"实际{taken:.0f}分钟，时限{minutes:.0f}分钟")
    if said == "yes" and taken > minutes + _TOLERANCE:
        return Text(f"in time, but {words.en}", f"称按时，{words.zh}")
    if said == "no" and round_the_clock and taken < minutes - _TOLERANCE:
        return Text(f"late, but {words.en}", f"称超时，{words.zh}")
    return None


def _late_requests(facts: Facts, hours: WorkingTime) -> Iterator[Finding]:
    for request in records_of(facts, "service-request"):
        raised, fulfilled = when(request, "raised_at"), when(request, "fulfilled_at")
        allowed = _request_days(request, facts.sms.settings.thresholds)
        if raised is None or fulfilled is None or allowed is None or text(request, "in_time") != "yes":
            continue
        due = hours.after(hours.day(raised), allowed)
        if hours.day(fulfilled) > due:
            problem = Text(f"in time, but it was due on {due}", f"称按时，实际应于{due}前完成")
            yield finding("ticket-time-contradicted", request, "values.in_time", problem=problem)


def wrong_priorities(facts: Facts) -> Iterator[Finding]:
    """Yield each incident whose priority is not that of its impact and urgency, unless it was changed since."""
    matrix = facts.sms.settings.thresholds.priority_matrix
    for incident in records_of(facts, "incident"):
        impact, urgency, priority = (text(incident, key) for key in ("impact", "urgency", "priority"))
        if impact not in LEVELS or urgency not in LEVELS or rows(incident, "priority_changes"):
            continue
        right = matrix[impact][LEVELS.index(urgency)]
        if priority in PRIORITIES and priority != right:
            words = {"impact": impact, "urgency": urgency, "priority": priority, "right": right}
            yield finding("incident-priority-contradicted", incident, "values.priority", (), **words)
