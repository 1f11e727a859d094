"""A decision as lists and pages show it: who took it, in which role, when, in which words, and what proves it."""

from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import Acting, Person, RoleTerm
from smsgen.model.baseline import BaselineEntry
from smsgen.model.day import moment


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision. decision: `review`, `approve`, `reject`, `confirm`, `withdraw`; `baseline` for one taken over.

    role: its name. on: ISO day in the register's zone. meaning: the words signed; of a take-over the reason. level:
    `claimed`, `witnessed` or `signed`; `baseline` where the root signers vouch for a paper. stands_for: the name of the
    person whose deputy signed, "" for a role of one's own. path: of the record, or of the baseline. counts: whether the
    decision is about the text that became the version; a review of an earlier wording is not. taken_over: ISO day of
    the take-over; place: where the signed paper lies.
    """

    decision: str
    role: str
    name: str
    on: str
    meaning: str
    level: str
    stands_for: str = ""
    path: str = ""
    counts: bool = True
    taken_over: str = ""
    place: str = ""


def decision_of(facts: Facts, record: ApprovalRecord, language: str, *, counts: bool = True) -> DecisionLine:
    """Return the line of a valid record; the role's name in `language`."""
    day = day_in_zone(facts, record.signed_at)
    people = facts.sms.authority.people
    return DecisionLine(
        decision=record.decision,
        role=role_name(facts, record.role, language),
        name=record.name,
        on=day,
        meaning=record.meaning,
        level=record.level,
        stands_for=_stands_for(people, record, day),
        path=record.path,
        counts=counts,
    )


def takeover_of(facts: Facts, entry: BaselineEntry, language: str) -> DecisionLine:
    """Return the line of an approval that was given before control started."""
    statement = next((each for each in facts.sms.statements if each.path == entry.path), None)
    return DecisionLine(
        decision="baseline",
        role=role_name(facts, entry.role, language),
        name=entry.approver,
        on=entry.date,
        meaning=entry.reason,
        level="baseline",
        path=entry.path,
        taken_over=day_in_zone(facts, statement.issued_at) if statement else "",
        place=entry.place,
    )


def role_name(facts: Facts, role: str, language: str) -> str:
    """Return the name of a role in `language`, else in the authoritative language, else its id."""
    names = facts.sms.authority.roles.get(role, {})
    return names.get(language) or names.get(facts.sms.authority.language) or role


def day_in_zone(facts: Facts, time: str) -> str:
    """Return the ISO day of a moment where the register is kept."""
    when = moment(time)
    if when is None:
        return time[:10]
    from zoneinfo import ZoneInfo  # noqa: PLC0415 — costs a fiftieth of a run that needs no zone

    return when.astimezone(ZoneInfo(facts.sms.authority.time_zone)).date().isoformat()


def _stands_for(people: dict[str, Person], record: ApprovalRecord, day: str) -> str:
    """Return for whom a deputy signed, "" where the signer held the role."""
    person = people.get(record.signer)
    if person is None or any(_holds(term, record.role, day) for term in person.roles):
        return ""
    acting = next((each for each in person.acting if _holds(each, record.role, day)), None)
    if acting is None:
        return ""
    return people[acting.stands_for].name if acting.stands_for in people else acting.stands_for


def _holds(term: RoleTerm | Acting, role: str, day: str) -> bool:
    return term.role == role and term.start <= day and (not term.end or day <= term.end)
