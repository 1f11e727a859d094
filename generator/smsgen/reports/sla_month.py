"""The monthly report of an agreement, as far as figures can say it: values of a record of `service-level-report`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from smsgen.analysis.availability import Availability, availability
from smsgen.analysis.downtimes import Span
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.kind_values import day, number, number_of, rows, text, when
from smsgen.analysis.working_time import WorkingTime, working_time
from smsgen.model.downtime import Downtime
from smsgen.model.record import Record, Row, Value
from smsgen.model.text import Text
from smsgen.model.thresholds import PRIORITIES

_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)
_DAY_MINUTES = 24 * 60
_SECONDS = 60
# Clocks are read to the minute.
_TOLERANCE = 1


@dataclass(frozen=True, slots=True)
class MonthDraft:
    """What could be worked out. form: id of the report's form. values: of the record. remarks: what was assumed."""

    form: str
    agreement: Record
    values: Mapping[str, Value]
    downtimes: tuple[Downtime, ...]
    remarks: tuple[Text, ...]


def month_span(month: date, hours: WorkingTime) -> Span:
    """Return a calendar month where the organisation is. month: any day of it."""
    first = datetime(month.year, month.month, 1, tzinfo=hours.zone)
    following = datetime(month.year + month.month // 12, month.month % 12 + 1, 1, tzinfo=hours.zone)
    return Span(first, following)


def services_of(agreement: Record) -> tuple[str, ...]:
    """Return the keys of the services that an agreement covers."""
    return tuple(dict.fromkeys(service for row in rows(agreement, "services") if (service := row.get("service", ""))))


def month_values(facts: Facts, agreement: Record, month: date, downtimes: Sequence[Downtime]) -> dict[str, Value]:
    """Return the values of the report; what a person has to say (trend, actions, who checked it) is left out.

    downtimes: of the month, as `analysis.downtimes.judged` returns them.
    """
    hours = working_time(facts.sms)
    span = month_span(month, hours)
    last = span.ended.date() - timedelta(days=1)
    total = (last - span.began.date()).days * _DAY_MINUTES + _DAY_MINUTES
    figures: dict[str, Value] = {
        "customer": text(agreement, "customer"),
        "sla": agreement.id,
        "period_start": span.began.date().isoformat(),
        "period_end": last.isoformat(),
        "total_minutes": str(total),
        "availability": tuple(_services(facts, agreement, downtimes, Decimal(total))),
        "downtimes": tuple(_downtime(each) for each in downtimes),
    }
    customer = text(agreement, "customer").casefold()
    incidents = _naming(customer, "customers", _fallen(records_of(facts, "incident"), "resolved_at", span))
    requests = _naming(customer, "customer", _fallen(records_of(facts, "service-request"), "fulfilled_at", span))
    complaints = _naming(customer, "customer", _fallen(records_of(facts, "complaint"), "received_at", span))
    figures["incident_times"] = tuple(_priority(each, incidents, agreement, hours) for each in PRIORITIES)
    figures["resolved_in_time"] = _percent(incidents)
    figures["requests_in_time"] = _percent(requests)
    figures["complaints"] = str(len(complaints))
    figures["satisfaction"] = _satisfaction(facts, agreement, span)
    return {key: value for key, value in figures.items() if value}


def service_figures(facts: Facts, agreement: Record, row: Row, downtime: Decimal, total: Decimal) -> Availability:
    """Return the figures of one service of an agreement. downtime, total: minutes."""
    limit = Decimal(facts.sms.settings.thresholds.sla_credit_limit)
    target = number_of(row.get("target", "")) or Decimal(0)
    credit = number(agreement, "credit_percent") or Decimal(0)
    return availability(total, downtime, target, credit, number(agreement, "credit_cap") or limit)


def _services(facts: Facts, agreement: Record, downtimes: Iterable[Downtime], total: Decimal) -> Iterator[Row]:
    counted = [each for each in downtimes if each.counted]
    for row in rows(agreement, "services"):
        downtime = sum((_minutes(each) for each in counted if each.service == row.get("service")), Decimal(0))
        figures = service_figures(facts, agreement, row, downtime, total)
        yield {
            "service": row.get("service", ""),
            "target": row.get("target", ""),
            "downtime": _plain(downtime),
            "achieved": str(figures.achieved),
            "met": "yes" if figures.met else "no",
            "credit": _plain(figures.credit),
        }


def _downtime(each: Downtime) -> Row:
    found = {
        "incident": each.incident,
        "began": each.began.replace(microsecond=0).isoformat(),
        "minutes": _plain(_minutes(each)),
        "counted": "yes" if each.counted else "no",
        "exception": each.exception,
    }
    return {key: value for key, value in found.items() if value}


def _minutes(each: Downtime) -> Decimal:
    """Return the length in minutes with one decimal: what is listed is what is added up."""
    return Decimal((each.ended - each.began).total_seconds() / _SECONDS).quantize(_TENTH, ROUND_HALF_UP)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _fallen(records: Iterable[Record], key: str, span: Span) -> Iterator[Record]:
    """Yield the records of which one time falls into the month."""
    for record in records:
        at = when(record, key)
        if at and span.began <= at < span.ended:
            yield record


def _naming(customer: str, key: str, records: Iterable[Record]) -> list[Record]:
    """Return the records that name the customer in one field."""
    return [record for record in records if customer in text(record, key).casefold()]


def _percent(tickets: Sequence[Record]) -> str:
    """Return how many percent say that they were in time, rounded to one decimal; "" where there is none."""
    if not tickets:
        return ""
    in_time = sum(text(each, "in_time") == "yes" for each in tickets)
    return _plain((Decimal(in_time) * _HUNDRED / len(tickets)).quantize(_TENTH, ROUND_HALF_UP))


def _priority(priority: str, incidents: Iterable[Record], agreement: Record, hours: WorkingTime) -> Row:
    own = [each for each in incidents if text(each, "priority") == priority]
    limit = next((row for row in rows(agreement, "response") if row.get("priority") == priority), {})
    return {
        "priority": priority,
        "total": str(len(own)),
        "responded": str(sum(_responded(each, limit, hours) for each in own)),
        "resolved": str(sum(text(each, "in_time") == "yes" for each in own)),
    }


def _responded(incident: Record, limit: Row, hours: WorkingTime) -> bool:
    raised, responded = when(incident, "raised_at"), when(incident, "responded_at")
    minutes = number_of(limit.get("response", ""))
    if raised is None or responded is None or minutes is None:
        return False
    if limit.get("clock") == "working_hours":
        taken = hours.minutes(raised, responded)
    else:
        taken = (responded - raised).total_seconds() / _SECONDS
    return taken <= float(minutes) + _TOLERANCE


def _satisfaction(facts: Facts, agreement: Record, span: Span) -> str:
    """Return the score of the customer's survey of the month, "" where there was none."""
    customer = text(agreement, "customer").casefold()
    for record in records_of(facts, "satisfaction"):
        end = day(record, "period_end")
        if end and span.began.date() <= end < span.ended.date() and customer == text(record, "customer").casefold():
            return text(record, "score")
    return ""
