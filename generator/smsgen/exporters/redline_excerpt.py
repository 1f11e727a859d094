"""What of a redline is shown: every block that differs, with the blocks around it that say where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from smsgen.model.redline import TABLE_KINDS, Kind, Redline, RedlineBlock, State


class Skipped(NamedTuple):
    """Neighbouring blocks that are not shown, all unchanged; the line of dashes of a table is not counted.

    in_table: rows of one table stand on both sides. hidden: the blocks themselves, lines of dashes included.
    """

    blocks: int
    in_table: bool
    hidden: tuple[RedlineBlock, ...]


def excerpt(redline: Redline, context: int | None) -> Iterator[RedlineBlock | Skipped]:
    """Yield the blocks to show, in order, and what is left out between them.

    context: how many unchanged blocks to show on either side of one that differs, None for all. The heading above such
    a block and the head of its table are always shown.
    """
    blocks = redline.blocks
    if context is None:
        yield from blocks
        return
    shown = _shown(blocks, context)
    index = 0
    while index < len(blocks):
        if shown[index]:
            yield blocks[index]
            index += 1
            continue
        start = index
        while index < len(blocks) and not shown[index]:
            index += 1
        table = all(block.kind in TABLE_KINDS for block in blocks[max(start - 1, 0) : index + 1])
        new_table = any(block.kind is Kind.TABLE_HEAD for block in blocks[start : index + 1])
        within = table and not new_table and start > 0 and index < len(blocks)
        count = sum(1 for block in blocks[start:index] if block.kind is not Kind.TABLE_RULE)
        if count:
            yield Skipped(count, within, blocks[start:index])


def moves_with(before: RedlineBlock | None, block: RedlineBlock) -> bool:
    """Tell whether a moved block came along with the one before it: saying so once is enough."""
    if before is None or not (before.moved and block.moved and before.state is block.state):
        return False
    return block.old_line - before.old_line == block.new_line - before.new_line


def _shown(blocks: tuple[RedlineBlock, ...], context: int) -> list[bool]:
    shown = [False] * len(blocks)
    heading = head = -1
    reach = -1  # the last block that follows a difference closely enough
    for index, block in enumerate(blocks):
        if block.kind is Kind.HEADING and block.state is not State.DELETED:
            heading = index
        if block.kind is Kind.TABLE_HEAD:
            head = index
        elif block.kind not in TABLE_KINDS:
            head = -1
        if block.differs:
            reach = index + context
            for near in (heading, head, *range(max(0, index - context), index)):
                if near >= 0:
                    shown[near] = True
        shown[index] = shown[index] or index <= reach
    return shown
