"""Plan, do, check, act: which documents answer the clauses of each phase, and how the improvements stand.

A phase is made of whole chapters of the standard, so planning that stands in chapter 8 (such as 8.2.2) counts as doing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import keeps, records_of, unsound_of
from smsgen.analysis.kind_values import day, text
from smsgen.reports.coverage import ClauseRow, StandardCoverage

# Phase → chapters of the standard.
PHASES: Mapping[str, tuple[str, ...]] = {
    "plan": ("4", "5", "6"),
    "do": ("7", "8"),
    "check": ("9",),
    "act": ("10",),
}
STATES = ("open", "done", "parked", "refused")


@dataclass(frozen=True, slots=True)
class PhaseDocument:
    """A document and those clauses of a phase that it answers."""

    id: str
    tier: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the cycle. documents: in order of id. unanswered: leaf clauses that no document answers."""

    name: str
    chapters: tuple[str, ...]
    documents: tuple[PhaseDocument, ...]
    unanswered: tuple[ClauseRow, ...]


@dataclass(frozen=True, slots=True)
class Improvements:
    """How the improvements stand. form: that keeps them. states: state → number, "" for those that name none.

    late: open ones whose day is over. faulty: records of the form that have a fault and count nowhere.
    """

    form: str
    states: Mapping[str, int]
    late: int
    faulty: int

    @property
    def total(self) -> int:
        """The number of records that count."""
        return sum(self.states.values())


def pdca_map(facts: Facts, standard: StandardCoverage) -> tuple[Phase, ...]:
    """Return the four phases in their order."""
    return tuple(_phase(facts, standard, name, chapters) for name, chapters in PHASES.items())


def _phase(facts: Facts, standard: StandardCoverage, name: str, chapters: tuple[str, ...]) -> Phase:
    rows = [row for row in standard.rows if row.id.split(".")[0] in chapters]
    answered: dict[str, list[str]] = {}
    for row in rows:
        for claim in row.answers:
            answered.setdefault(claim.document, []).append(row.id)
    documents = tuple(
        PhaseDocument(id_, facts.sources[id_].tier, tuple(clauses)) for id_, clauses in sorted(answered.items())
    )
    open_ones = {row.id for row in standard.open_clauses}
    return Phase(name, chapters, documents, tuple(row for row in rows if row.id in open_ones))


def improvements(facts: Facts) -> Improvements | None:
    """Return how the improvements stand, None where no form keeps them."""
    if not keeps(facts, "improvement"):
        return None
    records = records_of(facts, "improvement")
    found = Counter(state if (state := text(each, "state")) in STATES else "" for each in records)
    due = [day(each, "due") for each in records if text(each, "state") == "open"]
    return Improvements(
        form=facts.sms.settings.record_kinds["improvement"],
        states={state: found[state] for state in (*STATES, "") if found[state]},
        late=sum(each is not None and each < facts.as_of for each in due),
        faulty=len(unsound_of(facts, "improvement")),
    )
