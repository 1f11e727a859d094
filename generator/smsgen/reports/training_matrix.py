"""The training matrix: by role the documents to know, by person what shows that they are known (clause 7.2; R-12)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from smsgen.analysis.acknowledgements import readers_of, to_read
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import can_lack, complete, keeps
from smsgen.analysis.kind_values import number, text
from smsgen.analysis.training_rounds import all_staff_rounds, assessments, people_in_roles
from smsgen.model.authority import Person, RoleTerm

_EVERYBODY = ("manual", "policy")
# What is said of a test beside a score; nothing is said of a role that is no key role.
MISSING, UNASSESSED = "missing", "unassessed"


class Count(NamedTuple):
    """How much of what a person must have is there. gap: whether something is missing that was due."""

    done: int
    all: int
    gap: bool


class KeyTest(NamedTuple):
    """The test of a role. said: the score, MISSING, UNASSESSED, or "" where none is asked for or known."""

    said: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who holds a role. read, rounds, test: None where nothing is kept of it, or nothing may be told."""

    id: str
    name: str
    read: Count | None
    rounds: Count | None
    test: KeyTest | None

    @property
    def gaps(self) -> int:
        """The number of gaps."""
        return sum(each is not None and each.gap for each in (self.read, self.rounds, self.test))


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role of the register: the documents that it owns, and the people who hold it on the day of judgement."""

    role: str
    documents: tuple[str, ...]
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class TrainingMatrix:
    """The matrix. everybody: ids of the manual and the policies, which every role must know."""

    everybody: tuple[str, ...]
    roles: tuple[RoleRow, ...]

    @property
    def gaps(self) -> int:
        """The number of gaps, those of a person in two roles counted once; a role that nobody holds is one."""
        people = {holder.id: holder for row in self.roles for holder in row.holders}
        own = sum(each is not None and each.gap for found in people.values() for each in (found.read, found.rounds))
        tests = sum(h.test is not None and h.test.gap for row in self.roles for h in row.holders)
        return own + tests + sum(not row.holders for row in self.roles)


def training_matrix(facts: Facts, withheld: Collection[str] = ()) -> TrainingMatrix:
    """Return the matrix on the day of judgement. withheld: ids of documents and forms of which nothing may be told."""
    shown = {id_: text_ for id_, text_ in facts.sources.items() if id_ not in withheld and not _withdrawn(facts, id_)}
    judge = _Judge(facts, withheld)
    return TrainingMatrix(
        tuple(id_ for id_, source in shown.items() if source.tier in _EVERYBODY),
        tuple(
            RoleRow(
                role,
                tuple(id_ for id_, source in shown.items() if source.owner == role),
                tuple(judge.holder(id_, each, role) for id_, each in judge.people.items() if judge.holds(each, role)),
            )
            for role in facts.sms.authority.roles
        ),
    )


def _withdrawn(facts: Facts, id_: str) -> bool:
    state = facts.approvals.states.get((id_, facts.sources[id_].language))
    return bool(state and state.withdrawn_on)


class _Judge:
    """What the records show of each person; derived once for the whole matrix."""

    def __init__(self, facts: Facts, withheld: Collection[str]) -> None:
        kinds = facts.sms.settings.record_kinds
        self._facts = facts
        self._told = {
            kind: keeps(facts, kind) and kinds[kind] not in withheld
            for kind in ("acknowledgement", "training", "competence")
        }
        # Where a record has a fault, nothing may be said to be missing.
        self._complete = {kind: complete(facts, kind) for kind in self._told}
        self._to_read = [each for each in to_read(facts) if each.document not in withheld]
        self._readers = readers_of(facts)
        self._rounds = [
            (each, set(people_in_roles(facts.sms.authority, each.last)))
            for each in all_staff_rounds(facts)
            if each.last.year == facts.as_of.year
        ]
        self._assessments = assessments(facts)
        self.people = facts.sms.authority.people

    def holds(self, person: Person, role: str) -> bool:
        """Tell whether a person holds a role on the day of judgement."""
        return any(term.role == role for term in self._terms(person))

    def holder(self, id_: str, person: Person, role: str) -> Holder:
        """Return what is there of a person in a role."""
        told = self._told
        return Holder(
            id_,
            person.name,
            self._read(id_, person) if told["acknowledgement"] else None,
            self._attended(id_) if told["training"] else None,
            self._test(id_, role) if told["competence"] else None,
        )

    def _terms(self, person: Person) -> list[RoleTerm]:
        today = self._facts.as_of.isoformat()
        return [term for term in person.roles if term.start <= today and (not term.end or today <= term.end)]

    def _read(self, id_: str, person: Person) -> Count:
        """Return the acknowledgements; one who came later has the same days from the first day in a role."""
        joined = date.fromisoformat(min(term.start for term in self._terms(person)))
        grace = timedelta(days=self._facts.sms.settings.thresholds.acknowledgement_days)
        missing = [each for each in self._to_read if id_ not in self._readers.get((each.document, each.version), ())]
        late = any(max(each.start, joined) + grace < self._facts.as_of for each in missing)
        everything = len(self._to_read)
        return Count(everything - len(missing), everything, late and self._complete["acknowledgement"])

    def _attended(self, id_: str) -> Count:
        """Return the rounds of this year that a person attended, of those held while the person had a role."""
        attended = sum(id_ in held.attended for held, _ in self._rounds)
        missed = sum(id_ in people and id_ not in held.attended for held, people in self._rounds)
        return Count(attended, attended + missed, missed > 0 and self._complete["training"])

    def _test(self, id_: str, role: str) -> KeyTest:
        record = self._assessments.get((id_, role))
        if record is None:
            return KeyTest(UNASSESSED, gap=True) if self._complete["competence"] else KeyTest("", gap=False)
        if text(record, "key_role") != "yes":
            return KeyTest("", gap=False)
        score = number(record, "test_score")
        if score is None:
            lacks = can_lack(self._facts, record)
            return KeyTest(MISSING if lacks else "", lacks)
        return KeyTest(str(score), score < self._facts.sms.settings.thresholds.pass_mark)
