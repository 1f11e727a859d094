"""A sample of the records of a process that anybody can draw again: for an auditor (R-20).

The ids of the population are put in the order of the SHA-256 of the seed followed by the id, both as they are printed,
and the first ones are taken. No random number is drawn, so the same records with the same seed give the same sample on
every machine and with every version of Python, and `printf '%s' 7INC-2026-0001 | sha256sum` gives the place of a record
by hand.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from smsgen.analysis.facts import Facts
from smsgen.reports.records import RecordRow, record_rows


@dataclass(frozen=True, slots=True)
class Population:
    """What a sample is drawn from.

    process: id of a procedure, or of a form. forms: whose records are meant, sorted. start, end: ISO days of the first
    and last day that a record may be about, "" for no limit.
    """

    process: str
    forms: tuple[str, ...]
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class SampledRecord:
    """A record of the sample. sha256: hex digest of seed and id, by which the population is ordered."""

    row: RecordRow
    sha256: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: the records in the order in which they were drawn. size: how many records the population has."""

    population: Population
    seed: int
    size: int
    records: tuple[SampledRecord, ...]


def forms_of(facts: Facts, process: str) -> tuple[str, ...]:
    """Return the forms whose records a process keeps: those of a procedure, or the form itself; () where it is none."""
    sources = facts.sources
    found = sources.get(process)
    if found is not None and found.tier == "form":
        return (process,)
    own = (each.id for each in sources.values() if each.tier == "form" and each.parent == process)
    return tuple(sorted(own)) if found is not None and found.tier == "procedure" else ()


def population_of(facts: Facts, process: str, first: date | None, last: date | None) -> Population:
    """Return the population of the records of a process that are about a day from `first` to `last`."""
    start, end = (first.isoformat() if first else ""), (last.isoformat() if last else "")
    return Population(process, forms_of(facts, process), start, end)


def sample(facts: Facts, population: Population, count: int, seed: int) -> Sample:
    """Draw `count` records, or all where there are no more.

    Every file of those forms belongs to the population, whatever it is worth, so that a fault keeps no record out of
    sight: a statement that there was nothing, and a record that cannot be read, where no period is asked for.
    """
    within = [row for row in record_rows(facts) if _is_of(row, population.forms) and _is_within(row, population)]
    drawn = sorted((SampledRecord(row, digest(seed, row.id)) for row in within), key=_order)
    return Sample(population, seed, len(within), tuple(drawn[:count]))


def digest(seed: int, record: str) -> str:
    """Return the hex SHA-256 of seed and id, in UTF-8, nothing between them."""
    return sha256(f"{seed}{record}".encode()).hexdigest()


def _order(drawn: SampledRecord) -> tuple[str, str]:
    return (drawn.sha256, drawn.row.path)


def _is_of(row: RecordRow, forms: tuple[str, ...]) -> bool:
    """Tell whether a record names one of the forms, or lies in the folder of one."""
    return row.form in forms or row.path.split("/")[1] in forms


def _is_within(row: RecordRow, population: Population) -> bool:
    if population.start and row.date < population.start:
        return False
    return not population.end or (bool(row.date) and row.date <= population.end)
