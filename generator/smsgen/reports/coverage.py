"""Which clause is answered where, and which item of documented information which document claims to be.

What is covered is decided in `analysis.coverage`; here it is only put into the rows that lists and pages show.
"""

from dataclasses import dataclass

from smsgen.analysis.coverage import EVIDENCED, LEVELS, MISSING, Claim, ClauseCoverage, ItemCoverage
from smsgen.analysis.coverage import StandardCoverage as Covered
from smsgen.analysis.evidence import ItemEvidence
from smsgen.analysis.facts import Facts
from smsgen.model.text import Text


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of documented information and the documents (or forms) that claim it.

    answered_by: `register` or `records` where the set as a whole is the item, else "". evidence: the records that show
    it, None where there are none.
    """

    id: str
    name: Text
    kind: str
    basis: str
    claimed_by: tuple[str, ...]
    answered_by: str
    level: str
    evidence: ItemEvidence | None = None


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause with its answers and items. level: of a leaf clause; "" of a clause that only groups others."""

    standard: str
    id: str
    title: Text
    shows: Text
    parent: str
    leaf: bool
    level: str
    answers: tuple[Claim, ...] = ()
    items: tuple[ItemRow, ...] = ()

    @property
    def gaps(self) -> tuple[ItemRow, ...]:
        """The items that nothing claims."""
        return tuple(item for item in self.items if item.level == MISSING)


@dataclass(frozen=True, slots=True)
class StandardCoverage:
    """The coverage of one standard: its clauses in order."""

    key: str
    name: str
    edition: str
    title: Text
    rows: tuple[ClauseRow, ...]

    @property
    def leaves(self) -> tuple[ClauseRow, ...]:
        """The clauses that are judged."""
        return tuple(row for row in self.rows if row.leaf)

    @property
    def items(self) -> tuple[ItemRow, ...]:
        """All items of documented information, in the order of the clauses."""
        return tuple(item for row in self.rows for item in row.items)

    @property
    def shown_clauses(self) -> tuple[ClauseRow, ...]:
        """The judged clauses for which there is evidence."""
        return tuple(row for row in self.leaves if _is_shown(row.level))

    @property
    def shown_items(self) -> tuple[ItemRow, ...]:
        """The items for which there is evidence."""
        return tuple(item for item in self.items if _is_shown(item.level))

    @property
    def open_clauses(self) -> tuple[ClauseRow, ...]:
        """The judged clauses that no document answers."""
        return tuple(row for row in self.leaves if row.level == MISSING)

    @property
    def open_items(self) -> tuple[ItemRow, ...]:
        """The items that nothing claims."""
        return tuple(item for row in self.rows for item in row.gaps)


def _is_shown(level: str) -> bool:
    return LEVELS.index(level) >= LEVELS.index(EVIDENCED)


def coverage(facts: Facts) -> tuple[StandardCoverage, ...]:
    """Return the coverage of every standard in the settings, in their order."""
    return tuple(_of_standard(each) for each in facts.coverage.standards.values())


def _of_standard(covered: Covered) -> StandardCoverage:
    standard = covered.standard
    rows = tuple(_row(covered, standard.key, each) for each in covered.clauses.values())
    return StandardCoverage(standard.key, standard.name, standard.edition, standard.title, rows)


def _row(covered: Covered, standard: str, found: ClauseCoverage) -> ClauseRow:
    clause = found.clause
    return ClauseRow(
        standard=standard,
        id=clause.id,
        title=clause.title,
        shows=clause.shows,
        parent=clause.parent,
        leaf=clause.leaf,
        level=found.level if clause.leaf else "",
        answers=found.claims,
        items=tuple(_item(covered.items[item.id]) for item in clause.items),
    )


def _item(found: ItemCoverage) -> ItemRow:
    item = found.item
    return ItemRow(
        item.id, item.name, item.kind, item.basis, found.documents, item.answered_by, found.level, found.evidence
    )
