"""Where a document uses words that the list of terms says must not be used: in all that people read, history apart."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate

from smsgen.model.document import Document
from smsgen.model.form import Field, FieldText
from smsgen.model.term import DeprecatedUse
from smsgen.sources.deprecated_words import DeprecatedWords
from smsgen.sources.markdown_text import MarkdownText, Spans

# What a reader of a diagram sees; the other words in it are names of its parts and of its language. The limits keep a
# line of thousands of brackets from being looked through from each of them.
_LABEL = re.compile(
    rb'"[^"\n]{0,500}"|\|[^|\n]{0,500}\||\[[^\]\n]{0,500}\]|\{[^}\n]{0,500}\}|\([^)\n]{0,500}\)'
    rb"|(?<=: )[^\n]*|\bas [^\n]*|(?<=-- )[^\n]{0,500}?(?= --)|(?<=== )[^\n]{0,500}?(?= ==)"
    rb"|(?<=-\. )[^\n]{0,500}?(?= \.-)|^[ \t]*(?:title|section|subgraph) [^\n]*",
    re.MULTILINE,
)
# Diagrams of nothing but labels.
_ALL_LABELS = re.compile(rb"[^\n]*\n\s*(?:mindmap|timeline|journey|kanban)\b")
_REFERENCE = re.compile(rb"\[\[[^\[\]|\n]*\|?")
_Use = tuple[tuple[int, int], int]  # line and column, and the word


def find_deprecated_uses(
    document: Document, text: str, body_start: int, words: DeprecatedWords
) -> tuple[DeprecatedUse, ...]:
    """Return the deprecated words that a document uses, in the order of their first use.

    text: the whole file; body_start: the offset in it at which the Markdown begins.
    """
    wanted = words.candidates(text)
    if not wanted:
        return ()
    lines = _Lines(text)
    found: list[_Use] = [*_in_front_matter(document, text[:body_start], words, wanted, lines)]
    found += ((lines.place(body_start + start), index) for start, index in _in_body(text, body_start, words, wanted))
    places: dict[int, list[tuple[int, int]]] = {}
    for place, index in sorted(found):
        places.setdefault(index, []).append(place)
    return tuple(
        DeprecatedUse(words.words[index].word, words.words[index].instead, tuple(stands))
        for index, stands in places.items()
    )


class _Lines:
    """Lines and columns of a whole file, 1-based, and its offsets in characters."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column."""
        return self._starts[line - 1] + column - 1


def _in_front_matter(
    document: Document, front: str, words: DeprecatedWords, wanted: Collection[int], lines: _Lines
) -> Iterator[_Use]:
    """Yield where words stand in the values that people read: at the key where YAML writes a word with escapes."""
    begins = [*sorted({lines.offset(*place) for place in document.places.values()}), len(front)]
    for data_path, value in _values(document):
        hits = words.find(value, wanted)
        key = document.at(data_path)
        if not hits or not key.line:
            continue
        begin = lines.offset(key.line, key.column)
        end = begins[bisect_right(begins, begin)]
        start = front.find(":", begin, end) + 1
        written: dict[int, list[tuple[int, int]]] = {}
        for hit in words.find(front[start:end], {hit.word for hit in hits}):
            written.setdefault(hit.word, []).append(lines.place(start + hit.start))
        for hit in hits:
            left = written.get(hit.word)
            yield left.pop(0) if left else (key.line, key.column), hit.word


def _values(document: Document) -> Iterator[tuple[str, str]]:
    """Yield data path and value of what people read in the front matter: not `change`, which tells of the past."""
    yield "title", document.title
    for field in document.fields:
        yield from _of_field(field)
    if document.record:
        yield "record.event", document.record.event
    yield from _of_labels(document.field_texts, "fields")
    yield "record.event", document.record_event_text


def _of_field(field: Field) -> Iterator[tuple[str, str]]:
    yield from _of_label(FieldText(field.label, field.guidance, field.unit, field.choices), field.data_path)
    for column in field.columns:
        yield from _of_field(column)


def _of_labels(labels: Mapping[str, FieldText], at: str) -> Iterator[tuple[str, str]]:
    for key, label in labels.items():
        yield from _of_label(label, f"{at}.{key}")
        yield from _of_labels(label.columns, f"{at}.{key}.columns")


def _of_label(label: FieldText, at: str) -> Iterator[tuple[str, str]]:
    yield from ((f"{at}.label", label.label), (f"{at}.guidance", label.guidance), (f"{at}.unit", label.unit))
    for key, choice in label.choices.items():
        yield f"{at}.choices.{key}", choice


def _in_body(text: str, body_start: int, words: DeprecatedWords, wanted: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the offset in the body and the word of each use that a reader of the page sees."""
    body = text[body_start:]
    hits = words.find(body, wanted)
    if not hits:
        return
    parsed = MarkdownText("", text, body_start)
    unread, labels = Spans(_unread(parsed)), Spans(_labels(parsed))
    at = offset = 0
    for hit in hits:
        # The parser counts bytes; a lone surrogate, which is reported elsewhere, is one "?" there as here.
        offset += len(body[at : hit.start].encode("utf-8", "replace"))
        at = hit.start
        if offset in labels or not (offset in unread or parsed.in_code(offset)):
            yield hit.start, hit.word


def _unread(body: MarkdownText) -> Iterator[tuple[int, int]]:
    """Yield what nobody reads: destinations of links, ids of headings and of documents referred to, HTML."""
    data, outline = body.data, body.outline
    yield from outline.html_blocks
    yield from ((mark.start, mark.end) for mark in outline.html)
    for mark in (*outline.links, *outline.images):
        yield max(data.rfind(b"](", mark.start, mark.end), mark.start), mark.end
    for heading in outline.headings:
        if heading.id:
            yield data.rfind(b"{", heading.start, heading.end), heading.end
    yield from (match.span() for match in _REFERENCE.finditer(data))


def _labels(body: MarkdownText) -> Iterator[tuple[int, int]]:
    """Yield where the labels of diagrams stand."""
    for mark in body.outline.blocks:
        if isinstance(mark.value, str) and mark.value.strip() == "mermaid":
            if _ALL_LABELS.match(body.data, mark.start):
                yield body.line_end(mark.start), mark.end
            else:
                yield from (match.span() for match in _LABEL.finditer(body.data, mark.start, mark.end))
