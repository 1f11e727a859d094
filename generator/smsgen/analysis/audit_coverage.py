"""Internal audits: every clause within the cycle, by auditors who were appointed and do not audit their own work."""

import re
from collections.abc import Iterator
from datetime import date

from smsgen.analysis.audited import audited_on, line_to, looked_at, of_the_cycle
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import can_lack, complete, records_of, unsound_of
from smsgen.analysis.kind_values import day, day_of, finding, numbered_rows, rows, text, when
from smsgen.analysis.text_states import add_months
from smsgen.analysis.working_time import working_time
from smsgen.diagnostics import Finding
from smsgen.model.record import Record
from smsgen.model.standard import Clause
from smsgen.model.text import Text

_NAME = re.compile(r"[A-Za-z][A-Za-z .'-]+[A-Za-z]|[\u4e00-\u9fff]{2,}")


def uncovered_clauses(facts: Facts) -> Iterator[Finding]:
    """Yield, at the latest audit report, the titled clauses that no audit of the cycle looked at.

    A clause is covered with the one above it, or with all those below it. Where there is no report at all, that is said
    by the coverage of the clause about audits, and not here.
    """
    hours = working_time(facts.sms)
    since = add_months(facts.as_of, -facts.sms.settings.thresholds.audit_cycle_months)
    reports = records_of(facts, "audit-report")
    dated = [(day_, report) for report in reports if (day_ := audited_on(report, hours))]
    if not dated or unsound_of(facts, "audit-report"):
        return
    recent = of_the_cycle(facts.sms, reports, facts.as_of)
    if any(not rows(report, "coverage") and not can_lack(facts, report) for report in recent):
        return
    clauses = facts.sms.standards[0].clauses
    covered = looked_at(recent)
    below: dict[str, list[Clause]] = {}
    for clause in clauses.values():
        below.setdefault(clause.parent, []).append(clause)
    missing = [
        clause.id
        for clause in clauses.values()
        if not clause.untitled
        and all(child.untitled for child in below.get(clause.id, ()))
        and not _is_covered(clause, covered, below)
    ]
    if missing:
        _, latest = max(dated, key=lambda each: (each[0], each[1].id))
        words = Text(", ".join(missing), "、".join(missing))
        yield finding("audit-clause-not-covered", latest, "values.coverage", clauses=words, since=since.isoformat())


def _is_covered(clause: Clause, covered: set[str], below: dict[str, list[Clause]]) -> bool:
    if covered & set(line_to(clause.id)):
        return True
    children = below.get(clause.id, [])
    return bool(children) and all(child.id in covered for child in children)


def own_work(facts: Facts) -> Iterator[Finding]:
    """Yield each auditor who, by the report itself, audited work of their own."""
    for report in records_of(facts, "audit-report"):
        for path, row in numbered_rows(report, "team"):
            if row.get("own_work") == "yes":
                auditor = facts.sms.authority.name_of(row.get("auditor", "")) or "?"
                yield finding("auditor-own-work", report, f"{path}.own_work", auditor=auditor)


def not_appointed(facts: Facts) -> Iterator[Finding]:
    """Yield each auditor who was not appointed, or not found competent, before the audit began (R-64)."""
    hours = working_time(facts.sms)
    for report in records_of(facts, "audit-report"):
        opening = when(report, "opening_meeting")
        if opening is None:
            continue
        for path, row in numbered_rows(report, "team"):
            problem = _appointment_problem(
                facts, row.get("auditor", ""), row.get("appointed_on", ""), hours.day(opening)
            )
            if problem:
                auditor = facts.sms.authority.name_of(row.get("auditor", "")) or "?"
                yield finding("auditor-not-appointed", report, f"{path}.auditor", auditor=auditor, problem=problem)


def _appointment_problem(facts: Facts, auditor: str, said: str, opening: date) -> Text | None:
    appointed = day_of(said)
    if appointed and appointed > opening:
        return Text(f"appointed on {appointed}, after the opening meeting", f"{appointed}任命，晚于首次会议")
    person = _person(facts, auditor)
    if not person or not complete(facts, "appointment"):
        return None  # an auditor from elsewhere: only the report speaks of the appointment
    papers = [
        each
        for each in records_of(facts, "appointment")
        if text(each, "person") == person and text(each, "function") == "internal_auditor" and _held(each, opening)
    ]
    if not papers:
        return Text("there is no record of an appointment before the audit", "没有审核前的任命记录")
    return None if any(_competent(facts, each, opening) for each in papers) else _NOT_COMPETENT


_NOT_COMPETENT = Text(
    "no competence record before the audit stands behind the appointment", "任命没有审核前的能力评价支持"
)


def _held(appointment: Record, on: date) -> bool:
    start, end = day(appointment, "appointed_on"), day(appointment, "until")
    return start is not None and start <= on and (end is None or on <= end)


def _competent(facts: Facts, appointment: Record, on: date) -> bool:
    if not complete(facts, "competence"):
        return True
    named = text(appointment, "competence")
    for each in records_of(facts, "competence"):
        assessed = day(each, "assessed_on")
        if each.id == named and assessed and assessed <= on and text(each, "state") != "not_yet":
            return True
    return False


def _person(facts: Facts, name: str) -> str:
    """Return the id of the person of the register that a report means by id or by name, "" for anybody else."""
    people = facts.sms.authority.people
    if name in people:
        return name
    return next((id_ for id_, person in people.items() if any(part in name for part in _names(person.name))), "")


def _names(name: str) -> list[str]:
    """Return the ways in which a person is named: a register writes “Song Yi 宋怡”, a report one of them."""
    return _NAME.findall(name)
