"""Headings, tables, code, quotes and line beginnings that the three readers would read differently."""

import re
from bisect import bisect_right
from collections.abc import Set as AbstractSet

from smsgen.adapters.markdown import BlockMark, HeadingMark
from smsgen.sources.markdown_text import MarkdownText, Spans

# One pass over the beginnings of lines. Each alternative that matches names the fault by its group.
_LINE = re.compile(
    rb"\n(?![A-Za-z\n\x80-\xff])(?!\| ?[A-Za-z0-9\x80-\xff\[])(?!- [A-Za-z\x80-\xff])(?!#+ [^#])"
    rb"[ >]*+(?:(?:[-*+]|[0-9]+[.)]) ++)?(?:"
    rb"(?P<heading>#{1,6}(?![ #\n])|#{7,})"
    rb"|(?P<definition>:[ ]+(?=\S))"
    rb"|(?P<link_definition>\[[^\[\]\n]+\]:)"
    rb"|(?P<abbreviation>\*\[[^\]\n]+\]:)"
    rb"|(?P<task>\[[ xX]\] )"
    rb"|(?P<admonition>!!!|\?\?\?)"
    rb"|(?P<tab>===+ ?[\"!+])"
    rb"|(?P<snippet>--8<--)"
    rb"|(?P<row>\|[ |]*(?=\n|\Z))"
    rb"|(?P<delimiter>\|?[ ]*:?-+:?[ ]*\|[ :|-]*(?=\n|\Z))"
    rb")"
)
_NAMES = {
    "definition": "definition list",
    "link_definition": "reference-style link",
    "abbreviation": "abbreviation",
    "task": "task list",
    "admonition": "admonition",
    "tab": "content tab",
    "snippet": "snippet",
}
_INFO = re.compile(r"[A-Za-z][A-Za-z0-9#.+-]*")
_FENCE = re.compile(rb" *(`{3,}|~{3,})")
_TABLE_HEAD = 2  # lines: the titles and the dashes
_HEADING_END = re.compile(rb" \{ *#[^\s{}]+ *\}[ ]*\Z")


def check_blocks(body: MarkdownText) -> None:
    """Report faults of blocks other than lists."""
    outline = body.outline
    for heading in outline.headings:
        _check_heading(body, heading)
    delimiters = set()
    for table in outline.tables:
        delimiters.add(_check_table(body, table))
    heading_ends = {heading.end for heading in outline.headings}
    for block in outline.blocks:
        _check_code(body, block, heading_ends)
    _check_quotes(body)
    for start, end in outline.rules:
        if not body.blank_before(start):
            body.report("construct-unsupported", start, construct="line of dashes under text")
        elif body.data[end : body.line_end(end)].strip():
            body.report("construct-unsupported", start, construct="line of dashes over text")
    _check_lines(body, delimiters)


def _check_heading(body: MarkdownText, mark: HeadingMark) -> None:
    """Report at most one fault of a heading."""
    source = body.data[mark.start : mark.end].rstrip()
    words = source.lstrip(b"#")
    if len(words) == len(source):
        body.report("heading-level", mark.start, level=str(mark.level), form="setext")
    elif mark.level == 1:
        body.report("heading-level", mark.start, level="1", form="atx")
    elif mark.start != body.line_start(mark.start):
        body.report("construct-unsupported", mark.start, construct="indented heading")
    elif mark.attributes:
        body.report("construct-unsupported", mark.start, construct="heading attribute")
    elif not words.strip():
        body.report("construct-unsupported", mark.start, construct="empty heading")
    else:
        plain = _HEADING_END.sub(b"", words)
        if plain.endswith(b"#"):
            body.report("construct-unsupported", mark.start, construct="closing number sign")
        elif plain.endswith(b"\\"):
            body.report("construct-unsupported", mark.start, construct="backslash at the end of a line")
        elif plain.endswith(b"}") or (mark.id and plain == words) or not plain.strip():
            body.report("construct-unsupported", mark.start, construct="heading attribute")


def _check_table(body: MarkdownText, mark: BlockMark) -> int:
    """Report rows with too many or too few cells and a table under a line of text; return where its dashes begin."""
    data = body.data
    if not body.blank_before(mark.start):
        body.report("construct-unsupported", mark.start, construct="table without a blank line before it")
    elif data[mark.end : body.line_end(mark.end)].strip():
        body.report("construct-unsupported", mark.start, construct="table without a blank line after it")
    columns = int(mark.value or 0)
    offset = mark.start
    delimiter = -1
    escapes = b"\\" in data
    rows = data[mark.start : mark.end].rstrip().split(b"\n")
    if len(rows) == _TABLE_HEAD:
        body.report("construct-unsupported", mark.start, construct="table without rows")
    for number, row in enumerate(rows):
        plain = row.count(b"|") == columns + 1 and row.startswith(b"|") and row.endswith(b"|")
        if not plain or (escapes and b"\\|" in row):
            _check_row(body, row, offset, columns)
        if number == 1:
            delimiter = offset
        offset += len(row) + 1
    return delimiter


def _check_row(body: MarkdownText, row: bytes, offset: int, columns: int) -> None:
    """Report a row that is not `| cell | cell |` with one cell per column."""
    if b"[[" in row and re.search(rb"\[\[[^\]]*\|", row):
        return  # reported as a label in a table
    stripped = row.strip()
    if b"|" in b"".join(re.findall(rb"`[^`]*`", row)):
        body.report("construct-unsupported", offset, construct="| in code in a table")
    elif not (stripped.startswith(b"|") and stripped.endswith(b"|") and not stripped.endswith(b"\\|")):
        body.report("construct-unsupported", offset, construct="table row without outer |")
    elif stripped.count(b"|") - stripped.count(b"\\|") != columns + 1:
        body.report("construct-unsupported", offset, construct="table row with another number of cells")


def _check_code(body: MarkdownText, mark: BlockMark, heading_ends: AbstractSet[int]) -> None:
    """Report indented code, and fences whose words or end the readers take differently."""
    if not isinstance(mark.value, str):
        body.report("construct-unsupported", mark.start, construct="indented code")
        return
    fault = _fence_fault(body, mark, mark.value, heading_ends)
    if fault:
        body.report("construct-unsupported", mark.start, construct=fault)


def _fence_fault(body: MarkdownText, mark: BlockMark, info: str, heading_ends: AbstractSet[int]) -> str:
    """Name what the readers take differently in a fence, "" where they agree."""
    line = body.line_start(mark.start)
    source = body.data[line : mark.end].rstrip()
    fence = _FENCE.match(body.data, mark.start)
    last = source.rpartition(b"\n")[2]
    if not fence or not last.strip().startswith(fence[1]) or b"\n" not in source:
        return "code fence without an end"
    if last != body.data[line : mark.start] + fence[1]:
        return "code fence with another end"
    if info and not _INFO.fullmatch(info):
        return "code fence with attributes"
    if not body.blank_before(mark.start) and line not in heading_ends:
        return "code fence without a blank line before it"
    end = body.line_end(mark.end - 1) + 1
    if body.data[end : body.line_end(end)].strip():
        return "code fence without a blank line after it"
    return ""


def _check_quotes(body: MarkdownText) -> None:
    """Report quotes that hold more than paragraphs, and quotes that follow one another."""
    outline = body.outline
    if not outline.quotes:
        return
    starts = [mark.start for mark in (*outline.lists, *outline.tables, *outline.blocks)]
    starts += [*(mark.start for mark in outline.headings), *(start for start, _ in (*outline.rules, *outline.quotes))]
    starts.sort()
    end = -1
    for quote in outline.quotes:
        start = quote[0]
        following = bisect_right(starts, start)
        if following < len(starts) and starts[following] < quote[1]:
            body.report("construct-unsupported", start, construct="block quote with more than paragraphs")
        elif end >= 0 and not body.data[end:start].strip():
            body.report("construct-unsupported", start, construct="two block quotes in a row")
        elif not body.blank_before(start):
            body.report("construct-unsupported", start, construct="block quote without a blank line before it")
        elif any(not re.match(rb" {0,3}> ?[^ >]", row) for row in body.data[start : quote[1]].rstrip().split(b"\n")):
            body.report("construct-unsupported", start, construct="block quote line without > or without text")
        end = quote[1]


def _check_lines(body: MarkdownText, delimiters: set[int]) -> None:
    """Report line beginnings that mean something to one reader only."""
    tables = Spans((table.start, table.end) for table in body.outline.tables)
    for match in _LINE.finditer(b"\n" + body.data):
        name = match.lastgroup or ""
        start = match.start(name) - 1
        if start in delimiters or body.in_code(start):
            continue
        if name == "heading":
            body.report("heading-without-space", start)
        elif name == "row" and start in tables:
            continue
        elif name in {"delimiter", "row"}:
            body.report("construct-unsupported", start, construct="table that one reader does not see")
        elif name != "definition" or match.start(name) == match.start() + 1:
            body.report("construct-unsupported", start, construct=_NAMES[name])
