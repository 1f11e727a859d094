"""Lists that the three readers would nest or end in different places."""

import re

from smsgen.sources.markdown_text import MarkdownText, Spans

_INDENT = 4
# Marker and spaces take at most four columns, so that what is indented by four belongs to the item for every reader.
_ITEM = re.compile(rb" *(?:[-+*] {1,3}|[0-9]\. {1,2}|[0-9]{2}\. )(?=[^ \n])")
_MARKER = re.compile(rb" *(?:[-+*]|[0-9]+([.)]))")


def check_lists(body: MarkdownText) -> None:
    """Report lists, items and what stands inside items; at most one finding per line."""
    if not body.outline.lists:
        return
    reported: set[int] = set()
    _check_starts(body, reported)
    depth_of = _check_items(body, reported)
    _check_children(body, depth_of, reported)


def _once(body: MarkdownText, reported: set[int], rule: str, offset: int, **values: str) -> None:
    """Report at `offset` unless its line has a finding of this kind already."""
    line = body.line_start(offset)
    if line not in reported:
        reported.add(line)
        body.report(rule, offset, **values)


def _check_starts(body: MarkdownText, reported: set[int]) -> None:
    """Report lists that begin under a line of text, and lists that follow one another."""
    data = body.data
    headings = {mark.end for mark in body.outline.headings}
    items = body.outline.items
    end = -1
    at = 0
    for mark in body.outline.lists:
        line = body.line_start(mark.start)
        if b">" in data[line : mark.start]:
            continue  # a list in a block quote is refused as such
        while at < len(items) and items[at][0] < line:
            at += 1
        nested = any(
            start < line and mark.end <= end and b"\n\n" not in data[start:line]
            for start, end in items[max(at - 8, 0) : at]
        )
        if not body.blank_before(mark.start) and line not in headings and not nested:
            _once(body, reported, "list-without-blank-line", mark.start + _spaces(data, mark.start))
        if 0 <= end <= mark.start and not data[end : mark.start].strip():
            _once(body, reported, "construct-unsupported", mark.start, construct="two lists in a row")
        end = mark.end


def _check_items(body: MarkdownText, reported: set[int]) -> list[tuple[int, int, int]]:
    """Report items with a marker or an indentation of their own; return (start, end, depth) of all items."""
    data = body.data
    open_ends: list[int] = []
    found = []
    quotes = Spans(body.outline.quotes)
    for start, end in body.outline.items:
        if start in quotes:
            continue
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        depth = len(open_ends)
        open_ends.append(end)
        found.append((start, end, depth + 1))
        marker = start + _spaces(data, start)
        if marker - body.line_start(start) != _INDENT * depth or (
            depth and re.search(rb"\n {0,%d}[^ \n]" % (_INDENT * depth - 1), data[start:end].rstrip())
        ):
            _once(body, reported, "list-nesting", marker)
        elif not _ITEM.match(data, start):
            _once(body, reported, "construct-unsupported", marker, construct=_odd_marker(data, start))
    return found


def _odd_marker(data: bytes, start: int) -> str:
    """Name what is wrong with the marker of an item."""
    marker = _MARKER.match(data, start)
    if marker and marker[1] == b")":
        return "1)"
    if not marker or not data[marker.end() :].partition(b"\n")[0].strip():
        return "empty list item"
    return "list marker of more than four columns"


def _check_children(body: MarkdownText, items: list[tuple[int, int, int]], reported: set[int]) -> None:
    """Report blocks inside an item that are not indented by four columns per level."""
    outline = body.outline
    blocks = sorted(
        [
            *outline.paragraphs,
            *outline.quotes,
            *outline.rules,
            *((mark.start, mark.end) for mark in (*outline.tables, *outline.blocks)),
            *((mark.start, mark.end) for mark in outline.headings),
        ]
    )
    at = 0
    open_items: list[tuple[int, int, int]] = []
    for start, _ in blocks:
        while at < len(items) and items[at][0] <= start:
            open_items.append(items[at])
            at += 1
        while open_items and open_items[-1][1] <= start:
            open_items.pop()
        if not open_items:
            continue
        line = body.line_start(start)
        if line > open_items[-1][0] and start - line != _INDENT * open_items[-1][2]:
            _once(body, reported, "list-nesting", start)


def _spaces(data: bytes, start: int) -> int:
    """Return how many spaces stand at `start`."""
    return len(data[start : start + 80]) - len(data[start : start + 80].lstrip(b" "))
