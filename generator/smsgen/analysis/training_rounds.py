"""Training of all staff and of processes, and the test for key roles (clause 7.2; R-10, R-12, R-28, R-60)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import at_setting, can_lack, complete, records_of
from smsgen.analysis.kind_values import day, finding, number, rows, text
from smsgen.analysis.text_states import add_months
from smsgen.diagnostics import Finding
from smsgen.model.authority import Authority
from smsgen.model.record import Record
from smsgen.model.text import Text, enumerated

_MONTHS = 12
_QUARTERS = 4
# Kinds of records that are made as the work is done.
_WORK = ("incident", "service-request", "change-request", "service-level-report", "training", "continuity-test")


class Period(NamedTuple):
    """A part of a year: its first day, and the first day after it."""

    start: date
    end: date


def running_since(facts: Facts) -> date | None:
    """Return the day since which the system has run, None while it does not.

    That is the day of the earliest record of work, or, if that is later, the day on which the first text took effect:
    a contract or a licence is older than the system, and so may be tickets that were brought along.
    """
    days = [record.date for kind in _WORK for record in records_of(facts, kind)]
    texts = [each.effective_from for state in facts.approvals.states.values() for each in state.versions]
    effective = min(filter(None, texts), default="")
    return date.fromisoformat(max(min(days), effective)) if days else None


def past_periods(since: date, as_of: date, parts: int) -> Iterator[Period]:
    """Yield the parts of the years that are over; the first is one of which at least half lies after `since`."""
    for year in range(since.year, as_of.year + 1):
        for part in range(parts):
            start = add_months(date(year, 1, 1), part * _MONTHS // parts)
            end = add_months(date(year, 1, 1), (part + 1) * _MONTHS // parts)
            if end <= as_of and since <= start + (end - start) / 2:
                yield Period(start, end)


def people_in_roles(authority: Authority, on: date) -> list[str]:
    """Return the people of the register who held a role on a day."""
    today = on.isoformat()
    return [
        id_
        for id_, person in authority.people.items()
        if any(term.start <= today and (not term.end or today <= term.end) for term in person.roles)
    ]


def _trainings(facts: Facts, kind: str) -> list[tuple[date, Record]]:
    dated = [(day(each, "held_on"), each) for each in records_of(facts, "training") if text(each, "kind") == kind]
    return [(held, record) for held, record in dated if held and held <= facts.as_of]


def _countable(facts: Facts) -> bool:
    """Tell whether it can be seen which trainings were held: every record of one holds and is kept here."""
    return complete(facts, "training") and not any(each.external for each in records_of(facts, "training"))


def missing_rounds(facts: Facts) -> Iterator[Finding]:
    """Yield each year in which fewer rounds of training for all staff were held than were due by then."""
    since, rounds = running_since(facts), facts.sms.settings.thresholds.training_rounds
    if not _countable(facts) or since is None or not rounds:
        return
    held: dict[int, set[str]] = defaultdict(set)
    for held_on, record in _trainings(facts, "all_staff"):
        held[held_on.year].add(text(record, "round") or record.id)
    due: dict[int, int] = defaultdict(int)
    for period in past_periods(since, facts.as_of, min(rounds, _MONTHS)):
        due[period.start.year] += 1
    for year, wanted in due.items():
        if len(held[year]) < wanted:
            values = {"year": str(year), "held": str(len(held[year])), "due": str(wanted)}
            yield Finding("training-round-missing", at_setting(facts, "training"), str(year), values)


class Round(NamedTuple):
    """A round of training for all staff: its last session, and who attended any of them."""

    last: date
    record: Record
    attended: frozenset[str]


def all_staff_rounds(facts: Facts) -> list[Round]:
    """Return the rounds held by the day of judgement."""
    sessions: dict[tuple[int, str], list[tuple[date, Record]]] = defaultdict(list)
    for held_on, record in _trainings(facts, "all_staff"):
        sessions[held_on.year, text(record, "round") or record.id].append((held_on, record))
    found = []
    for held in sessions.values():
        last, record = max(held, key=lambda each: (each[0], each[1].id))
        present = (row for _, each in held for row in rows(each, "participants") if row.get("attended") == "yes")
        found.append(Round(last, record, frozenset(row.get("person", "") for row in present)))
    return found


def not_attended(facts: Facts) -> Iterator[Finding]:
    """Yield each round of training for all staff that people of the register missed, at its last session."""
    for last, record, attended in all_staff_rounds(facts):
        missing = [person for person in people_in_roles(facts.sms.authority, last) if person not in attended]
        if missing:
            people = enumerated(map(facts.sms.authority.name_of, missing))
            yield finding("training-not-attended", record, "values.participants", people=people)


def missing_process_training(facts: Facts) -> Iterator[Finding]:
    """Yield the quarters in which no training about a process was held."""
    since = running_since(facts)
    if not _countable(facts) or since is None or not facts.sms.settings.thresholds.training_quarterly:
        return
    days = [held_on for held_on, _ in _trainings(facts, "process")]
    for period in past_periods(since, facts.as_of, _QUARTERS):
        if not any(period.start <= held_on < period.end for held_on in days):
            quarter = f"{period.start.year} Q{(period.start.month + 2) // 3}"
            place = at_setting(facts, "training")
            yield Finding("process-training-missing", place, quarter, {"quarter": quarter})


def assessments(facts: Facts) -> dict[tuple[str, str], Record]:
    """Return (person, role) → the latest assessment."""
    latest: dict[tuple[str, str], Record] = {}
    for record in records_of(facts, "competence"):
        key = (text(record, "person"), text(record, "role"))
        before = latest.get(key)
        if before is None or text(before, "assessed_on") <= text(record, "assessed_on"):
            latest[key] = record
    return latest


def without_test(facts: Facts) -> Iterator[Finding]:
    """Yield each person in a key role who has no test, or failed it and is called competent all the same (R-28)."""
    mark = facts.sms.settings.thresholds.pass_mark
    for record in assessments(facts).values():
        score = number(record, "test_score")
        if text(record, "key_role") != "yes":
            continue
        problem: Text | None = None
        if score is None and can_lack(facts, record):
            problem = Text("there is no test", "没有考核成绩")
        elif score is not None and score < mark and text(record, "state") == "competent":
            problem = Text(f"the score of {score} is below {mark}", f"成绩{score}低于{mark}")
        if problem:
            person = facts.sms.authority.name_of(text(record, "person")) or "?"
            yield finding("key-role-test-missing", record, "values.test_score", person=person, problem=problem)
