"""From two versions of a text to its redline: what stayed, changed, moved, came and went, block by block."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from smsgen.analysis.block_alignment import align
from smsgen.analysis.markdown_blocks import Block, read_blocks
from smsgen.analysis.sequence_pairs import equal_pairs
from smsgen.model.redline import Kind, Part, Redline, RedlineBlock, Run, State

# Returns the runs that lead from one text to another; an adapter does it (`adapters.text_difference.compare`).
Compare = Callable[[str, str], tuple[Run, ...]]
# For each cell of a row its index in the old and in the new version, None where that version has no such cell.
_Columns = list[tuple[int | None, int | None]]


def redline(old: str, new: str, compare: Compare) -> Redline:
    """Return how `new` differs from `old`, both whole Markdown files, front matter included. Never raises."""
    return _Writer(old, new, compare).write()


class _Writer:
    """Walks through two aligned versions. It remembers the columns of the table that it is in."""

    def __init__(self, old: str, new: str, compare: Compare) -> None:
        self._old, self._old_tail = read_blocks(old)
        self._new, self._new_tail = read_blocks(new)
        self._compare = compare
        self._columns: _Columns = []

    def write(self) -> Redline:
        """Return all blocks: between two pairs in place first what went from there, then what came."""
        in_place, moved = align(self._old, self._new)
        origins = {second: first for first, second in moved}
        departed = {first for first, _ in moved}
        blocks: list[RedlineBlock] = []
        for before, after in pairwise([(-1, -1), *in_place, (len(self._old), len(self._new))]):
            gone = (index for index in range(before[0] + 1, after[0]) if index not in departed)
            blocks.extend(_alone(self._old[index], State.DELETED) for index in gone)
            blocks.extend(self._come(index, origins.get(index)) for index in range(before[1] + 1, after[1]))
            if after[1] < len(self._new):
                blocks.append(self._both(*after, beside=after == (before[0] + 1, before[1] + 1)))
        return Redline(tuple(blocks), self._old_tail != self._new_tail)

    def _come(self, second: int, origin: int | None) -> RedlineBlock:
        """Return a block that is new, or that moved here from `origin`."""
        if origin is None:
            return _alone(self._new[second], State.INSERTED)
        return replace(self._both(origin, second, beside=False), moved=True)

    def _both(self, first: int, second: int, *, beside: bool) -> RedlineBlock:
        """Return a block of both versions. beside: the blocks before them belong together too."""
        old, new = self._old[first], self._new[second]
        state = State.SAME if old.key == new.key else State.CHANGED
        written_otherwise = old.source != new.source or (beside and old.gap != new.gap)
        return RedlineBlock(
            kind=new.kind,
            state=state,
            level=new.level,
            marker=self._part(old.marker, new.marker),
            parts=tuple(self._parts(old, new)),
            old_line=old.line,
            new_line=new.line,
            reformatted=state is State.SAME and written_otherwise,
        )

    def _parts(self, old: Block, new: Block) -> Iterator[Part]:
        for first, second in self._columns_of(old, new):
            if first is None:
                yield _one_sided(new.texts[second or 0], State.INSERTED)
            elif second is None:
                yield _one_sided(old.texts[first], State.DELETED)
            else:
                yield self._part(old.texts[first], new.texts[second])

    def _columns_of(self, old: Block, new: Block) -> _Columns:
        """Return which cells belong together; rows follow the head of their table where they have as many cells."""
        if old.kind in (Kind.TABLE_RULE, Kind.TABLE_ROW) and _fits(self._columns, old, new):
            return self._columns
        columns = _pair_cells(old.texts, new.texts)
        self._columns = columns if old.kind is Kind.TABLE_HEAD else []
        return columns

    def _part(self, old: str, new: str) -> Part:
        if old == new:
            return Part(State.SAME, (Run(new, State.SAME),) if new else ())
        return Part(State.CHANGED, self._compare(old, new))


def _alone(block: Block, state: State) -> RedlineBlock:
    """Return a block that only one version has."""
    old, new = (block.line, 0) if state is State.DELETED else (0, block.line)
    parts = tuple(_one_sided(text, state) for text in block.texts)
    return RedlineBlock(block.kind, state, block.level, _one_sided(block.marker, state), parts, old, new)


def _one_sided(text: str, state: State) -> Part:
    return Part(state, (Run(text, state),) if text else ())


def _fits(columns: _Columns, old: Block, new: Block) -> bool:
    """Tell whether both versions of a row have as many cells as `columns` says."""
    olds = sum(1 for first, _ in columns if first is not None)
    news = sum(1 for _, second in columns if second is not None)
    return (olds, news) == (len(old.texts), len(new.texts))


def _pair_cells(old: Sequence[str], new: Sequence[str]) -> _Columns:
    """Pair the cells of two rows: by place where there are as many, else equal ones and between them by place."""
    if len(old) == len(new):
        return [(index, index) for index in range(len(old))]
    columns: _Columns = []
    ends = [(-1, -1), *equal_pairs(old, new), (len(old), len(new))]
    for (old_before, new_before), (old_after, new_after) in pairwise(ends):
        firsts = range(old_before + 1, old_after)
        seconds = range(new_before + 1, new_after)
        columns.extend(zip(firsts, seconds, strict=False))
        columns.extend((first, None) for first in firsts[len(seconds) :])
        columns.extend((None, second) for second in seconds[len(firsts) :])
        if old_after < len(old):
            columns.append((old_after, new_after))
    return columns
