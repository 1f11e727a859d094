"""Who answers for what: per role its people, the documents it owns and the forms that its work needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smsgen.analysis.facts import Facts
from smsgen.model.authority import Person
from smsgen.model.document import TIERS
from smsgen.reports.decisions import role_name
from smsgen.reports.documents import Sheet


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role that owns something. people: names. documents, forms: ids of those that it owns.

    used: ids of the forms of others that its documents use.
    """

    id: str
    name: str
    people: tuple[str, ...]
    documents: tuple[str, ...]
    forms: tuple[str, ...]
    used: tuple[str, ...] = ()


def roles(facts: Facts, sheets: Mapping[str, Sheet], language: str) -> tuple[RoleRow, ...]:
    """Return the roles that own documents, in the order of the authority register, unknown ones last."""
    owned: dict[str, list[Sheet]] = {}
    for sheet in sorted(sheets.values(), key=lambda each: (TIERS.index(each.tier), each.id)):
        owned.setdefault(sheet.owner, []).append(sheet)
    known = facts.sms.authority.roles
    order = [*known, *sorted(owned.keys() - known.keys())]
    return tuple(_row(facts, role, owned[role], language) for role in order if role in owned)


def people_of(facts: Facts, role: str) -> tuple[Person, ...]:
    """Return the people who hold a role on the day of judgement."""
    return tuple(person for person in facts.sms.authority.people.values() if _holds(person, role, facts.as_of))


def _row(facts: Facts, role: str, sheets: list[Sheet], language: str) -> RoleRow:
    own = tuple(sheet.id for sheet in sheets if sheet.tier == "form")
    used = dict.fromkeys(form for sheet in sheets for form in sheet.forms if form not in own)
    return RoleRow(
        id=role,
        name=role_name(facts, role, language),
        people=tuple(person.name for person in people_of(facts, role)),
        documents=tuple(sheet.id for sheet in sheets if sheet.tier != "form"),
        forms=own,
        used=tuple(used),
    )


def _holds(person: Person, role: str, day: date) -> bool:
    today = day.isoformat()
    return any(
        term.role == role and term.start <= today and (not term.end or today <= term.end) for term in person.roles
    )
