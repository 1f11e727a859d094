"""What a role has to do and to show: documents, forms, duties, records, evidence per process (R-19, R-20)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.model.record import Record
from smsgen.reports.calendar import Duty, calendar
from smsgen.reports.decisions import role_name
from smsgen.reports.documents import Sheet
from smsgen.reports.evidence_index import FormEvidence, ProcessEvidence, evidence_index, form_evidence
from smsgen.reports.roles import RoleRow, people_of, roles

# How many of the records that were made last are listed.
LATELY = 10


@dataclass(frozen=True, slots=True)
class RoleWork:
    """The work of one role. row: documents, forms and people. duties: due within the calendar's time, the first first.

    records: those that the people who hold the role made last, the latest first. processes: those whose procedure the
    role owns. forms: the evidence of the other forms that it owns.
    """

    row: RoleRow
    duties: tuple[Duty, ...]
    records: tuple[Record, ...]
    processes: tuple[ProcessEvidence, ...]
    forms: tuple[FormEvidence, ...]


def role_work(facts: Facts, sheets: Mapping[str, Sheet], language: str) -> tuple[RoleWork, ...]:
    """Return the work of every role that owns something or has a duty, in the order of the authority register."""
    rows = {row.id: row for row in roles(facts, sheets, language)}
    duties: dict[str, list[Duty]] = {}
    for duty in calendar(facts):
        duties.setdefault(duty.role, []).append(duty)
    known = facts.sms.authority.roles
    wanted = [role for role in known if role in rows or role in duties]
    wanted += [role for role in rows if role not in known]
    index, forms = evidence_index(facts), form_evidence(facts)
    made = _by_maker(facts)
    found = []
    for role in wanted:
        people = tuple(person.name for person in people_of(facts, role))
        row = rows.get(role) or RoleRow(role, role_name(facts, role, language), people, (), ())
        processes = tuple(each for each in index.processes if each.owner == role)
        within = {form.form for each in processes for form in each.forms}
        others = tuple(each for each in forms.values() if each.owner == role and each.form not in within)
        records = _latest(record for person in people_of(facts, role) for record in made.get(person.id, ()))
        found.append(RoleWork(row, tuple(duties.get(role, ())), records, processes, others))
    return tuple(found)


def _by_maker(facts: Facts) -> dict[str, list[Record]]:
    today = facts.as_of.isoformat()
    made: dict[str, list[Record]] = {}
    for records in facts.records.sound.values():
        for record in records:
            if record.date <= today:
                made.setdefault(record.made_by, []).append(record)
    return made


def _latest(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: (record.date, record.made_at, record.id), reverse=True)[:LATELY])
