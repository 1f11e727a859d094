"""The running text of a Markdown body: how much of it there is to read, and which long paragraphs it has.

Paragraphs and list items are running text. Headings, tables, code and diagrams are not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from hashlib import blake2b

from smsgen.model.structure import LongParagraph, Reading
from smsgen.sources.markdown_text import MarkdownText

# A paragraph of more words, or of more Chinese characters, is long.
WORDS, CHARACTERS = 40, 80
# A Chinese character, or a word or number of any other script: `on-call` and `1,200` are one each.
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:['’.,/-][^\W_\u3400-\u9fff]+)*")
_SPACED = re.compile(r"[^\W_]+(?:['’.,/-][^\W_]+)*")
_REFERENCE = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_MARKER = re.compile(r"\A\s*(?:[-*+]|\d+[.)])\s+")
# Not before a small letter: `e.g. the`. A row of dots is looked at once, not from each of its dots.
_SENTENCE_END = re.compile(r"(?<![.!?])[.!?]+[)\"'’”*]*(?:\s+(?=[^a-z\s])|$)|[。！？]+")


def find_long_paragraphs(body: MarkdownText) -> tuple[LongParagraph, ...]:
    """Return the paragraphs and list items that are long; references to documents do not count as words of them."""
    return tuple(
        LongParagraph(blake2b(text.encode(), digest_size=16).digest(), body.at(start)[0])
        for start, end in _running_text(body)
        if end - start > 2 * WORDS and (text := _long(body.data[start:end]))
    )


def measure(text: str, body_start: int) -> Reading:
    """Return how much running text a file has; body_start: the offset in `text` at which the Markdown begins."""
    body = MarkdownText("", text, body_start)
    words = sentences = 0
    for start, end in _running_text(body):
        block = _MARKER.sub("", body.data[start:end].decode(errors="ignore"), count=1)
        block = _LINK.sub(r"\1", _REFERENCE.sub(_as_read, block))
        counts = [len(_WORD.findall(sentence)) for sentence in _SENTENCE_END.split(block)]
        words += sum(counts)
        sentences += sum(map(bool, counts))
    return Reading(words, sentences)


def _running_text(body: MarkdownText) -> Iterator[tuple[int, int]]:
    """Yield where the paragraphs and then the list items stand; an item ends where something within it begins."""
    outline = body.outline
    yield from outline.paragraphs
    marks = (*outline.lists, *outline.blocks, *outline.tables)
    starts = sorted((*(start for start, _ in outline.paragraphs), *(mark.start for mark in marks)))
    for start, end in outline.items:
        index = bisect_right(starts, start)
        yield start, min(end, starts[index]) if index < len(starts) else end


def _long(data: bytes) -> str:
    """Return a block in small letters and on one line, without marker and emphasis, where it is long, else ""."""
    # What is surely short is told from the bytes: decoding and splitting it would cost more than all the rest.
    if data.count(b" ") + data.count(b"\n") < WORDS and len(data) <= 3 * CHARACTERS:
        return ""
    text = _MARKER.sub("", data.decode(errors="ignore"), count=1)
    counted = _REFERENCE.sub(" ", text) if "[[" in text else text
    # A Chinese character takes three bytes.
    if len(counted.encode()) - len(counted) <= 2 * CHARACTERS and len(_SPACED.findall(counted)) <= WORDS:
        return ""
    return " ".join(text.lower().split()).replace("*", "").replace("`", "")


def _as_read(reference: re.Match[str]) -> str:
    return reference[2] or reference[1]
