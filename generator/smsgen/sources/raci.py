"""The tables that say who answers for each step: R does it, A is accountable, C is consulted, I is informed."""

import re

from smsgen.model.structure import RaciRow
from smsgen.sources.markdown_text import MarkdownText

_SECTION = "roles"
_MARK = re.compile(r"[RACI](?: ?[/,、，+&]? ?[RACI])*")
_NOTHING = frozenset(("", "-", "–", "—"))
_CELL_END = re.compile(r"(?<!\\)\|")
_COLUMNS = 3  # the step and at least two roles: with one role nobody needs a table


def find_raci(body: MarkdownText, levels: tuple[tuple[int, str], ...]) -> tuple[RaciRow, ...]:
    """Return the rows of the RACI tables in the section `roles`.

    levels: level and anchor of each heading of `body`. A table is one where most of the cells beside the first column
    that are not empty hold nothing but these letters.
    """
    index = next((index for index, (_, anchor) in enumerate(levels) if anchor == _SECTION), None)
    if index is None:
        return ()
    level, begin = levels[index][0], body.outline.headings[index].end
    later = (mark.start for mark in body.outline.headings[index + 1 :] if mark.level <= level)
    end = next(later, len(body.data))
    rows: list[RaciRow] = []
    for table in body.outline.tables:
        if begin <= table.start < end and int(table.value or 0) >= _COLUMNS:
            rows += _rows(body, table.start, table.end)
    return tuple(rows)


def _rows(body: MarkdownText, start: int, end: int) -> list[RaciRow]:
    first = body.at(start)[0]
    lines = body.data[start:end].decode(errors="ignore").rstrip().split("\n")
    table = [(first + number, _cells(line)) for number, line in enumerate(lines)][2:]  # behind header and dashes
    filled = [cell for _, cells in table for cell in cells[1:] if cell not in _NOTHING]
    if 2 * sum(map(_is_mark, filled)) <= len(filled):
        return []
    return [
        RaciRow(cells[0], sum(cell.count("A") for cell in cells[1:] if _is_mark(cell)), line) for line, cells in table
    ]


def _is_mark(cell: str) -> bool:
    return _MARK.fullmatch(cell) is not None


def _cells(line: str) -> list[str]:
    """Return the cells of a row without the emphasis around them."""
    row = line.strip().removeprefix("|")
    cells = _CELL_END.split(row)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.strip(" \t*_`") for cell in cells]
