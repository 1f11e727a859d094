"""Markdown as a sequence of blocks, for comparing two versions.

Line by line and without loss: the gaps and sources of the blocks, one after the other, and the tail are the text. It
knows no more of Markdown than a comparison needs; a text that it cuts in the wrong place is still compared in full.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from smsgen.model.redline import TABLE_KINDS, Kind

Lines = tuple[str, ...]

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+|$)")
_INDENT = re.compile(r"[ \t]*")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_ROW = re.compile(r"[ \t]*\|")
_RULE = re.compile(r"[ \t]*\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t\r]*")
_QUOTE = re.compile(r"[ \t]*>")
_FIELD = re.compile(r"(?![ #\t-])[^:]+:(?:[ \t]+|(?=\r?$))")
_BAR = re.compile(r"(?<!\\)\|")
_DASHES = re.compile("-+")
_BLANK = " \t\r"
# The first character of a line → what the line may begin. Most lines are text, and need no further look.
_BEGINNINGS = (
    ("#", _HEADING, Kind.HEADING),
    ("`~", _FENCE, Kind.FENCE),
    (">", _QUOTE, Kind.QUOTE),
    ("-*+0123456789", _ITEM, Kind.ITEM),
)
_TAB = 4


class Block(NamedTuple):
    """A block of one version.

    key: equal for two blocks that read the same, however they are written. texts: the cells of a row, one text
    otherwise. line: 1-based. source: its lines as they are; gap: those between the block before and this one.
    """

    kind: Kind
    key: tuple[str, ...]
    level: int
    marker: str
    texts: tuple[str, ...]
    line: int
    source: Lines
    gap: Lines


class Blocks(NamedTuple):
    """The blocks of a text, and the lines behind the last one."""

    blocks: tuple[Block, ...]
    tail: Lines


def read_blocks(text: str) -> Blocks:
    """Return the blocks of a document with its front matter. Never raises."""
    lines = text.split("\n")
    body = _body_start(lines)
    extents = _fields(lines, body) if body else []
    at = body
    while at < len(lines):
        if not lines[at].strip(_BLANK):
            at += 1
            continue
        kind, end = _extent(lines, at)
        extents.append((kind, at, end))
        at = end
    blocks = []
    before = 0
    for kind, start, end in extents:
        blocks.append(_block(kind, start + 1, tuple(lines[start:end]), tuple(lines[before:start])))
        before = end
    return Blocks(tuple(blocks), tuple(lines[before:]))


def _body_start(lines: Sequence[str]) -> int:
    """Return the index of the line after the front matter, 0 where there is none."""
    if lines[0] != "---":
        return 0
    return next((index + 1 for index in range(1, len(lines)) if lines[index] == "---"), 0)


def _fields(lines: Sequence[str], body: int) -> list[tuple[Kind, int, int]]:
    """Return the extent of each key of the front matter; what stands before the first key is a field without one."""
    extents: list[tuple[Kind, int, int]] = []
    for index in range(1, body - 1):
        if not lines[index].strip(_BLANK):
            continue
        if not extents or _FIELD.match(lines[index]):
            extents.append((Kind.FIELD, index, index + 1))
        else:
            extents[-1] = (Kind.FIELD, extents[-1][1], index + 1)
    return extents


def _extent(lines: Sequence[str], at: int) -> tuple[Kind, int]:
    """Return the kind of the block that begins at line `at`, and the index of the line after it."""
    kind = _kind(lines, at)
    if kind is Kind.FENCE:
        return kind, _fence_end(lines, at)
    end = at + 1
    if kind in (Kind.PARAGRAPH, Kind.ITEM):
        while end < len(lines) and lines[end].strip(_BLANK) and _kind(lines, end) is Kind.PARAGRAPH:
            end += 1
    elif kind is Kind.QUOTE:
        while end < len(lines) and _QUOTE.match(lines[end]):
            end += 1
    return kind, end


def _kind(lines: Sequence[str], at: int) -> Kind:
    line = lines[at]
    first = line.lstrip(_BLANK)[:1]
    if first == "|":
        return _kind_of_row(lines, at)
    for firsts, pattern, kind in _BEGINNINGS:
        if first in firsts and pattern.match(line):
            return kind
    return Kind.PARAGRAPH


def _kind_of_row(lines: Sequence[str], at: int) -> Kind:
    if at and _RULE.fullmatch(lines[at]) and _ROW.match(lines[at - 1]):
        return Kind.TABLE_RULE
    return Kind.TABLE_HEAD if at + 1 < len(lines) and _RULE.fullmatch(lines[at + 1]) else Kind.TABLE_ROW


def _fence_end(lines: Sequence[str], at: int) -> int:
    """Return the index of the line after a code block; one that is never closed reaches to the end."""
    opening = _FENCE.match(lines[at])
    mark = opening[1] if opening else "```"
    for index in range(at + 1, len(lines)):
        line = lines[index].strip(_BLANK)
        if line.startswith(mark) and not line.strip(mark[0]):
            return index + 1
    return len(lines)


def _block(kind: Kind, line: int, source: Lines, gap: Lines) -> Block:
    marker = _marker(kind, source[0])
    content = "\n".join(source)[len(marker) :]
    texts = _cells(content) if kind in TABLE_KINDS else (content,)
    level = marker.count("#") if kind is Kind.HEADING else _columns(marker)
    return Block(kind, _key(kind, marker, texts), level, marker, texts, line, source, gap)


def _marker(kind: Kind, line: str) -> str:
    pattern = {Kind.HEADING: _HEADING, Kind.ITEM: _ITEM, Kind.FIELD: _FIELD}.get(kind, _INDENT)
    found = pattern.match(line)
    return found[0] if found else ""


def _columns(marker: str) -> int:
    indent = _INDENT.match(marker)
    return len(indent[0].expandtabs(_TAB)) if indent else 0


def _cells(row: str) -> tuple[str, ...]:
    """Return the cells of a row without their padding."""
    cells = _BAR.split(row)[1:]
    if len(cells) > 1 and not cells[-1].strip(_BLANK):
        cells = cells[:-1]
    return tuple(cell.strip(" \t") for cell in cells)


def _key(kind: Kind, marker: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return what makes two blocks read the same: the number of an item and the length of dashes do not count."""
    if kind is Kind.ITEM:
        indent = marker[: len(marker) - len(marker.lstrip())]
        marker = indent + ("1" if marker.rstrip().endswith((".", ")")) else "-")
    elif kind in (Kind.HEADING, Kind.FIELD):
        marker = marker.rstrip()
    elif kind is Kind.TABLE_RULE:
        texts = [_DASHES.sub("-", text) for text in texts]
    return (kind, marker, *texts)
