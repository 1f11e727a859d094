"""A standard's catalogue of clauses and of items of documented information."""

from dataclasses import dataclass, field

from smsgen.model.text import Text


@dataclass(frozen=True, slots=True)
class Item:
    """An item of documented information that a clause asks for.

    kind: `document` (to maintain) or `record` (to retain). basis: `documented` (the clause asks for it),
    `reported` or `implied` (normal audit evidence). answered_by: `register` or `records` where no single document but
    the set's own register, or its records as a whole, are the item; else "".
    """

    id: str
    clause: str
    name: Text
    kind: str
    basis: str
    answered_by: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; `leaf` when no clause stands below it. shows: our own words for what must be shown."""

    id: str
    title: Text
    shows: Text
    parent: str = ""
    leaf: bool = True
    untitled: bool = False
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """One edition of a standard, its clauses and its items of documented information by id, in order.

    key: `standard:edition`, e.g. `iso-iec-20000-1:2018`. superseded: editions no longer in force.
    """

    key: str
    name: str
    edition: str
    title: Text
    superseded: tuple[str, ...]
    clauses: dict[str, Clause] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)

    @property
    def leaves(self) -> tuple[Clause, ...]:
        """The clauses that have no clause below them, in order."""
        return tuple(clause for clause in self.clauses.values() if clause.leaf)
