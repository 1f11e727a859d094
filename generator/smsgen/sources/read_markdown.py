"""From the Markdown body of a document to its structure, and to what the three readers would not agree on."""

import re
from bisect import bisect_left
from operator import attrgetter

from smsgen.adapters.diagrams import syntax_error
from smsgen.adapters.markdown import LinkMark
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.structure import Diagram, Heading, Image, Link, Structure, Table
from smsgen.sources.dialect import check_dialect
from smsgen.sources.markdown_text import MarkdownText
from smsgen.sources.numbers import find_numbers
from smsgen.sources.placeholders import find_placeholders
from smsgen.sources.prose import find_long_paragraphs
from smsgen.sources.raci import find_raci
from smsgen.sources.references import find_references
from smsgen.sources.slugs import UniqueAnchors, slug

_HEADING_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def read_markdown(path: str, text: str, body_start: int) -> tuple[Structure, tuple[Finding, ...]]:
    """Return what stands in a document and the findings that reading it gives, in the order of the text.

    text: the whole file; body_start: the offset in it at which the Markdown begins. Never raises.
    """
    body = MarkdownText(path, text, body_start)
    check_dialect(body)
    numbers, number_words = find_numbers(text[body_start:])
    headings = _headings(body)
    structure = Structure(
        headings=headings,
        references=find_references(body),
        links=tuple(Link(mark.destination, *body.at(mark.start)) for mark in body.outline.links),
        images=tuple(
            Image(mark.destination, _alternative(body, mark), *body.at(mark.start)) for mark in body.outline.images
        ),
        tables=_tables(body),
        lists=_lists(body),
        diagrams=_diagrams(body),
        numbers=numbers,
        number_words=number_words,
        long_paragraphs=find_long_paragraphs(body),
        raci=find_raci(body, tuple((heading.level, heading.id) for heading in headings)),
    )
    find_placeholders(body)
    body.findings.sort(key=lambda finding: finding.location)
    return structure, tuple(body.findings)


def _headings(body: MarkdownText) -> tuple[Heading, ...]:
    """Return the headings with the anchors that the site gives them."""
    marks = body.outline.headings
    anchors = UniqueAnchors(mark.id for mark in marks if mark.id)
    stated: set[str] = set()
    headings = []
    texts = body.outline.texts
    at = 0
    for mark in marks:
        pieces = []
        while at < len(texts) and texts[at].start < mark.end:
            if texts[at].start >= mark.start:
                pieces.append(texts[at].text)
            at += 1
        words = "".join(pieces).strip()
        if mark.id:
            _check_id(body, mark.start, mark.id, stated)
        anchor = mark.id or anchors.add(slug(words))
        headings.append(Heading(mark.level, words, anchor, bool(mark.id), *body.at(mark.start)))
    return tuple(headings)


def _check_id(body: MarkdownText, start: int, anchor: str, stated: set[str]) -> None:
    """Report an explicit id that is no anchor of ours or that stands twice."""
    if not _HEADING_ID.fullmatch(anchor):
        body.report("heading-id-format", start, id=anchor)
    elif anchor in stated:
        body.report("heading-id-duplicate", start, id=anchor)
    stated.add(anchor)


def _alternative(body: MarkdownText, mark: LinkMark) -> str:
    """Return the alternative text of an image."""
    texts = body.outline.texts
    first, last = (bisect_left(texts, offset, key=attrgetter("start")) for offset in (mark.start, mark.end))
    return "".join(piece.text for piece in texts[first:last])


def _tables(body: MarkdownText) -> tuple[Table, ...]:
    """Return the tables; the row of dashes is not counted."""
    return tuple(
        Table(body.data[mark.start : mark.end].rstrip().count(b"\n"), int(mark.value or 0), body.at(mark.start)[0])
        for mark in body.outline.tables
    )


def _lists(body: MarkdownText) -> tuple[int, ...]:
    """Return the number of items of each list, nested lists apart."""
    counts = [0] * len(body.outline.lists)
    open_lists: list[int] = []
    marks = body.outline.lists
    begun = 0
    for item in body.outline.items:
        while begun < len(marks) and marks[begun].start <= item[0]:
            open_lists.append(begun)
            begun += 1
        while open_lists and marks[open_lists[-1]].end < item[1]:
            open_lists.pop()
        if open_lists:
            counts[open_lists[-1]] += 1
    return tuple(counts)


def _diagrams(body: MarkdownText) -> tuple[Diagram, ...]:
    """Return the Mermaid fences with their syntax errors, which are reported too."""
    diagrams = []
    for mark in body.outline.blocks:
        if isinstance(mark.value, str) and mark.value.strip() == "mermaid":
            line, column = body.at(mark.start)
            fenced = body.data[mark.start : mark.end].decode(errors="ignore").split("\n")
            source = "\n".join(row[column - 1 :] for row in fenced[1:-1])
            error = syntax_error(source)
            diagrams.append(Diagram(source, line, error))
            if error:
                body.findings.append(
                    Finding("diagram-syntax", Location(body.path, line, column), values={"error": error})
                )
    return tuple(diagrams)
