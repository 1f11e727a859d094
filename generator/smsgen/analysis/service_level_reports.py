"""The monthly report of every agreement: there, on time, and computed as its own figures say (R-31)."""

import calendar
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from smsgen.analysis.availability import availability
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import complete, records_of
from smsgen.analysis.kind_values import day, finding, number, number_of, numbered_rows, rows, text
from smsgen.analysis.text_states import add_months
from smsgen.analysis.working_time import WorkingTime, working_time
from smsgen.diagnostics import Finding
from smsgen.model.record import Record, Row
from smsgen.model.text import Text

_DAY_MINUTES = 24 * 60
# Minutes of downtime are written with one decimal, or rounded to whole ones in each of some lines.
_SUM_TOLERANCE = Decimal("0.5")
_DEFAULT_CREDIT = Decimal(2)


def _due(month_end: date, hours: WorkingTime, days: int) -> date:
    return hours.after(month_end, days)


def _month_end(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def missing_reports(facts: Facts) -> Iterator[Finding]:
    """Yield each agreement with the months without a report, from its first whole month to the last one that is due."""
    if not complete(facts, "service-level-report"):
        return
    hours = working_time(facts.sms)
    days = facts.sms.settings.thresholds.working_days_report
    reported: dict[str, set[str]] = defaultdict(set)
    for report in records_of(facts, "service-level-report"):
        reported[text(report, "sla")].add(text(report, "period_start")[:7])
    for agreement in records_of(facts, "service-level-agreement"):
        start, end = day(agreement, "valid_from"), day(agreement, "valid_to") or facts.as_of
        if start is None:
            continue
        first = start if start.day == 1 else add_months(start.replace(day=1), 1)
        missing = []
        while _month_end(first) <= end and _due(_month_end(first), hours, days) < facts.as_of:
            month = first.isoformat()[:7]
            if month not in reported[agreement.id]:
                missing.append(month)
            first = add_months(first, 1)
        if missing:
            words = Text(", ".join(missing), "、".join(missing))
            yield finding("sla-report-missing", agreement, "values.valid_from", months=words)


def late_reports(facts: Facts) -> Iterator[Finding]:
    """Yield each report that was sent after its working days had passed."""
    hours = working_time(facts.sms)
    days = facts.sms.settings.thresholds.working_days_report
    for report in records_of(facts, "service-level-report"):
        end, sent = day(report, "period_end"), day(report, "sent_on")
        if end and sent and sent > _due(end, hours, days):
            due = _due(end, hours, days).isoformat()
            yield finding("sla-report-late", report, "values.sent_on", sent=sent.isoformat(), due=due)


def missed_targets(facts: Facts) -> Iterator[Finding]:
    """Yield each service that did not reach its target in a month, as its report says."""
    for report in records_of(facts, "service-level-report"):
        for path, row in numbered_rows(report, "availability"):
            # In a month of too much work a target that does not count has no credit.
            uncounted = text(report, "targets_counted") == "no" and row.get("credit") == "0"
            if row.get("met") == "no" and not uncounted:
                words = {key: row.get(key, "") or "–" for key in ("service", "achieved", "target")}
                month = text(report, "period_start")[:7] or "–"
                yield finding("sla-target-missed", report, f"{path}.met", (), month=month, **words)


def miscalculated(facts: Facts) -> Iterator[Finding]:
    """Yield each figure of a monthly report that its other figures, or its agreement, contradict."""
    agreements = {each.id: each for each in records_of(facts, "service-level-agreement")}
    limit = Decimal(facts.sms.settings.thresholds.sla_credit_limit)
    for report in records_of(facts, "service-level-report"):
        for path, values in _wrong(report, agreements.get(text(report, "sla")), limit):
            yield finding("sla-report-miscalculated", report, path, (), **values)


_Wrong = tuple[str, dict[str, str]]


def _wrong(report: Record, agreement: Record | None, limit: Decimal) -> Iterator[_Wrong]:
    first, last = day(report, "period_start"), day(report, "period_end")
    if first and first.day != 1:
        yield _figure("values.period_start", first.isoformat(), first.replace(day=1).isoformat())
        return
    if first and last and last != _month_end(first):
        yield _figure("values.period_end", text(report, "period_end"), _month_end(first).isoformat())
        return
    total = number(report, "total_minutes")
    if total is None or not total:
        return
    if first and last and total != (last - first + timedelta(days=1)).days * _DAY_MINUTES:
        right = (last - first + timedelta(days=1)).days * _DAY_MINUTES
        yield _figure("values.total_minutes", str(total), str(right))
        return  # nothing that follows from it can be right
    credit = (number(agreement, "credit_percent") if agreement else None) or _DEFAULT_CREDIT
    for path, row in numbered_rows(report, "availability"):
        yield from _wrong_service(path, row, total, (credit, limit), counted=text(report, "targets_counted") != "no")
        if agreement and not agreement.external:
            yield from _wrong_target(path, row, agreement)
    yield from _wrong_sum(report)


def _figure(path: str, said: str, right: str) -> _Wrong:
    return path, {"field": path.rpartition(".")[2], "said": said or "–", "right": right}


def _wrong_service(
    path: str, row: Row, total: Decimal, credit: tuple[Decimal, Decimal], *, counted: bool
) -> Iterator[_Wrong]:
    """Judge one line; of a figure that is wrong, what was computed from it is not judged as well."""
    downtime, target, achieved = (number_of(row.get(key, "")) for key in ("downtime", "target", "achieved"))
    if downtime is None or achieved is None:
        return
    right = availability(total, downtime, target or Decimal(0), *credit)
    if achieved != right.achieved:
        yield _figure(f"{path}.achieved", str(achieved), str(right.achieved))
        return
    if target is None or not counted:
        return
    met = "yes" if right.met else "no"
    if row.get("met") in ("yes", "no") and row.get("met") != met:
        yield _figure(f"{path}.met", row.get("met", ""), met)
    said = number_of(row.get("credit", ""))
    if said is not None and said != right.credit:
        yield _figure(f"{path}.credit", str(said), f"{right.credit.normalize():f}")


def _wrong_target(path: str, row: Row, agreement: Record) -> Iterator[_Wrong]:
    agreed = {each.get("service"): number_of(each.get("target", "")) for each in rows(agreement, "services")}
    right, said = agreed.get(row.get("service")), number_of(row.get("target", ""))
    if right is not None and said is not None and right != said:
        yield _figure(f"{path}.target", str(said), str(right))


def _wrong_sum(report: Record) -> Iterator[_Wrong]:
    """Compare the downtimes that count with the sum over the services, where the report lists downtimes at all."""
    listed = [number_of(row.get("minutes", "")) for row in rows(report, "downtimes") if row.get("counted") == "yes"]
    summed = [number_of(row.get("downtime", "")) for row in rows(report, "availability")]
    if not summed or None in listed or None in summed:
        return
    right = sum((each for each in listed if each is not None), Decimal(0))
    services = [each for each in summed if each is not None]
    # One downtime may have hit several services: then it is listed once and counted with each of them.
    if not max(services) - _SUM_TOLERANCE <= right <= sum(services) + _SUM_TOLERANCE:
        yield _figure("values.availability[0].downtime", str(sum(services)), str(right))
