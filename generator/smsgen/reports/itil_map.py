"""Which clauses a practice of ITIL asks for too, and which documents answer them: what can be reused, and what not."""

from dataclasses import dataclass

from smsgen.model.itil_practice import MAPPED_STANDARD, PRACTICES, Practice
from smsgen.reports.coverage import ClauseRow, StandardCoverage


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """A practice with its clauses, each of them with the documents that answer it."""

    practice: Practice
    clauses: tuple[ClauseRow, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that answer its clauses, each once, in the order of the clauses."""
        return tuple(dict.fromkeys(claim.document for row in self.clauses for claim in row.answers))


@dataclass(frozen=True, slots=True)
class ItilMap:
    """The practices in the order of the table, and the clauses for which no practice is named."""

    practices: tuple[PracticeRow, ...]
    beyond: tuple[ClauseRow, ...]


def is_mapped(standard: StandardCoverage) -> bool:
    """Tell whether the table of practices is about this standard."""
    return standard.key == MAPPED_STANDARD


def itil_map(standard: StandardCoverage) -> ItilMap:
    """Return the practices with the clauses of `standard`, which must be the mapped one."""
    leaves = {row.id: row for row in standard.leaves}
    rows = tuple(PracticeRow(each, tuple(leaves[id_] for id_ in each.clauses)) for each in PRACTICES)
    named = {id_ for each in PRACTICES for id_ in each.clauses}
    return ItilMap(rows, tuple(row for id_, row in leaves.items() if id_ not in named))
