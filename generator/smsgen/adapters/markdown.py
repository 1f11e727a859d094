"""Markdown as the fast reader sees it. The only module that imports pyromark.

pyromark yields a stream of events; `parse` sorts those that matter into lists of plain marks, because walking the
stream is most of the cost of reading a document and must happen once. All offsets are UTF-8 bytes of the text given.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import pyromark

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_HEADING_ATTRIBUTES

Span = tuple[int, int]  # a plain tuple: a document has over a hundred, and a class costs seven times as much


class HeadingMark(NamedTuple):
    """A heading. id: "" where the text states none. attributes: it states more than an id."""

    start: int
    end: int
    level: int
    id: str
    attributes: bool


class LinkMark(NamedTuple):
    """A link or an image. kind: "Inline", "Autolink", "Email", "Reference", "Collapsed" or "Shortcut"."""

    start: int
    end: int
    destination: str
    kind: str


class BlockMark(NamedTuple):
    """A table, list or code block. value: columns; "ordered" or ""; the info string, None when indented."""

    start: int
    end: int
    value: str | int | None


class TextMark(NamedTuple):
    """A piece of text: plain text (escapes and entities resolved), code or HTML."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Outline:
    """The marks of one text by kind, each list in the order of the text.

    texts holds only the plain text and code that stands inside headings and images. breaks: line breaks that are
    kept on the page. emphases: `*…*` and `_…_`; strongs: doubled ones.
    """

    headings: list[HeadingMark] = field(default_factory=list)
    links: list[LinkMark] = field(default_factory=list)
    images: list[LinkMark] = field(default_factory=list)
    tables: list[BlockMark] = field(default_factory=list)
    lists: list[BlockMark] = field(default_factory=list)
    blocks: list[BlockMark] = field(default_factory=list)
    items: list[Span] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    emphases: list[Span] = field(default_factory=list)
    strongs: list[Span] = field(default_factory=list)
    rules: list[Span] = field(default_factory=list)
    breaks: list[Span] = field(default_factory=list)
    html_blocks: list[Span] = field(default_factory=list)
    html: list[TextMark] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    texts: list[TextMark] = field(default_factory=list)


def parse(text: str) -> Outline:  # noqa: C901 — see the loop
    """Return the marks of `text`, which must hold no surrogate code points."""
    outline = Outline()
    plain = {
        "Paragraph": outline.paragraphs.append,
        "Item": outline.items.append,
        "Emphasis": outline.emphases.append,
        "Strong": outline.strongs.append,
        "HtmlBlock": outline.html_blocks.append,
        "HardBreak": outline.breaks.append,
        "Rule": outline.rules.append,
    }
    text_until = 0
    # One flat loop over events as bare dicts: a call or a cast per event would double the cost of reading.
    events: Iterator[tuple[Any, Any]] = pyromark.events_with_range(text, options=_OPTIONS, merge_text=True)
    for event, span in events:
        if "End" in event:
            continue
        if "Text" in event:
            if span["start"] < text_until:
                outline.texts.append(TextMark(span["start"], span["end"], event["Text"]))
            continue
        tag: Any = event if event.__class__ is str else event.get("Start")
        if tag.__class__ is str:
            keep = plain.get(tag)
            if keep is not None:
                keep((span["start"], span["end"]))
        elif tag is not None:
            text_until = max(text_until, _keep(outline, tag, span["start"], span["end"]))
        elif "Code" in event:
            outline.code.append((span["start"], span["end"]))
            if span["start"] < text_until:
                outline.texts.append(TextMark(span["start"], span["end"], event["Code"]))
        elif "InlineHtml" in event:
            outline.html.append(TextMark(span["start"], span["end"], event["InlineHtml"]))
    return outline


def _keep(outline: Outline, tag: dict[str, Any], start: int, end: int) -> int:
    """Add the mark of a tag that carries data; return the offset up to which its text is wanted (0: not)."""
    ((kind, data),) = tag.items()
    if kind == "Link":
        outline.links.append(LinkMark(start, end, data["dest_url"], data["link_type"]))
    elif kind == "Heading":
        more = bool(data["classes"] or data["attrs"])
        outline.headings.append(HeadingMark(start, end, int(data["level"][1]), data["id"] or "", more))
        return end
    elif kind == "Image":
        outline.images.append(LinkMark(start, end, data["dest_url"], data["link_type"]))
        return end
    elif kind == "Table":
        outline.tables.append(BlockMark(start, end, len(data)))
    elif kind == "List":
        outline.lists.append(BlockMark(start, end, "" if data is None else "ordered"))
    elif kind == "CodeBlock":
        outline.blocks.append(BlockMark(start, end, None if data == "Indented" else data["Fenced"]))
    elif kind == "BlockQuote":
        outline.quotes.append((start, end))
    return 0
