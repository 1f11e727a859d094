"""What differs between two versions of a text, block by block: the value behind every redline that is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How a block, a part or a run stands: in both versions, in both but different, in the old, in the new one."""

    SAME = "same"
    CHANGED = "changed"
    DELETED = "deleted"
    INSERTED = "inserted"


class Kind(StrEnum):
    """What a block is. A field is a key of the front matter with its value; a table rule is the line of dashes."""

    FIELD = "field"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE_HEAD = "table-head"
    TABLE_RULE = "table-rule"
    TABLE_ROW = "table-row"
    FENCE = "fence"


TABLE_KINDS = frozenset({Kind.TABLE_HEAD, Kind.TABLE_RULE, Kind.TABLE_ROW})


class Run(NamedTuple):
    """A piece of text. state: never CHANGED; a change is a deleted run and an inserted one."""

    text: str
    state: State


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a block with its runs: a cell of a table row, or all of any other block."""

    state: State
    runs: tuple[Run, ...]

    @property
    def old(self) -> str | None:
        """The text in the old version, None where the part is not in it."""
        return None if self.state is State.INSERTED else _joined(self.runs, State.DELETED)

    @property
    def new(self) -> str | None:
        """The text in the new version, None where the part is not in it."""
        return None if self.state is State.DELETED else _joined(self.runs, State.INSERTED)


def _joined(runs: Iterable[Run], side: State) -> str:
    return "".join(run.text for run in runs if run.state in (State.SAME, side))


@dataclass(frozen=True, slots=True)
class RedlineBlock:
    """A block of either version, or of both.

    state: SAME, CHANGED, DELETED or INSERTED. level: of a heading 1 to 6, else the columns of indentation. marker: what
    makes it this kind of block (`## `, `- `, `1. `, `version:`, indentation). parts: the cells of a table row, one part
    otherwise. Lines are 1-based in the whole file, 0 where the version lacks the block. moved: it left its place among
    its neighbours; it stands where the new version has it. reformatted: it reads the same but is written otherwise
    (blank lines, padding of cells, number of a list item).
    """

    kind: Kind
    state: State
    level: int
    marker: Part
    parts: tuple[Part, ...]
    old_line: int
    new_line: int
    moved: bool = False
    reformatted: bool = False

    @property
    def differs(self) -> bool:
        """Whether a reader meets something else here than before."""
        return self.moved or self.state is not State.SAME


@dataclass(frozen=True, slots=True)
class Redline:
    """All blocks in the order of the new version, deleted ones where they stood.

    tail_reformatted: the blank lines or the line feed at the end of the file differ.
    """

    blocks: tuple[RedlineBlock, ...]
    tail_reformatted: bool = False

    @property
    def identical(self) -> bool:
        """Whether the two texts are the same, byte for byte."""
        return not self.tail_reformatted and not any(block.differs or block.reformatted for block in self.blocks)

    def count(self, state: State) -> int:
        """Return how many blocks stand so; a table's line of dashes counts only where it changed."""
        counted = (block for block in self.blocks if state is State.CHANGED or block.kind is not Kind.TABLE_RULE)
        return sum(1 for block in counted if block.state is state)

    @property
    def moved(self) -> int:
        """How many blocks left their place, changed or not."""
        return sum(1 for block in self.blocks if block.moved and block.kind is not Kind.TABLE_RULE)
