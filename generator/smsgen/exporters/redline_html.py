"""A redline as HTML for a page.

Only text of the document gets in, escaped; every element is one of ours. The result is one line, so that Markdown
around it leaves it alone; line feeds stand as `&#10;`. Headings are paragraphs: those of an old text are none of the
page.

Elements and classes, for the style sheet:

    div.redline                          all of it
      p.redline-summary                  what differs, in words
      p.redline-skipped                  stands for unchanged blocks (in a table: tr.redline-skipped > td)
      p.redline-heading.redline-level-2  a heading, level 1 to 6
      p.redline-paragraph
      blockquote.redline-quote
      pre.redline-fence > code
      dl.redline-fields > div > dt, dd   the front matter
      ul.redline-list > li               .redline-level-0 to -6: how deep the item stands
      div.redline-table > table          the div may scroll; tr > th[scope=col] or td
    .redline-same, .redline-changed, .redline-deleted, .redline-inserted, .redline-moved
                                         on each of these blocks (div, li and tr among them): what became of it
    span.redline-label                   the same in words, first in the block
    span.redline-marker                  the Markdown that makes the block what it is: `## `, `- `, `1. `
    del, ins                             what went and what came

Spaces and line feeds are kept in the text: `white-space: pre-wrap` shows them.
"""

import html
from collections.abc import Iterable, Iterator
from itertools import groupby

from smsgen.exporters.redline_excerpt import Skipped, excerpt, moves_with
from smsgen.exporters.redline_visible import seen, seen_change
from smsgen.exporters.redline_words import label, skipped, summary
from smsgen.model.redline import TABLE_KINDS, Kind, Part, Redline, RedlineBlock, Run, State

_TAGS = {State.SAME: "", State.DELETED: "del", State.INSERTED: "ins"}
_DEEPEST = 6
_INDENT = 4  # columns of one level of a list


def redline_html(redline: Redline, language: str = "en", *, text_language: str = "", context: int | None = 1) -> str:
    """Return the redline as one `<div class="redline">`.

    language: of our own words, which is that of the page. text_language: of the document, "" where it is the same.
    context: unchanged blocks around one that differs, None for all.
    """
    writer = _Writer(language, text_language if text_language != language else "")
    body = ""
    if context is None or any(block.differs for block in redline.blocks):
        body = "".join(writer.body(excerpt(redline, context)))
    return f'<div class="redline"><p class="redline-summary">{_escaped(summary(redline, language))}</p>{body}</div>'


class _Writer:
    """Puts blocks into elements: rows into tables, items into lists, fields into a list of names and values."""

    def __init__(self, language: str, text_language: str) -> None:
        self._language = language
        self._lang = f' lang="{html.escape(text_language)}"' if text_language else ""
        # Our words within an element that is in the language of the document.
        self._own = f' lang="{html.escape(language)}"' if text_language else ""
        self._before: RedlineBlock | None = None

    def body(self, parts: Iterable[RedlineBlock | Skipped]) -> Iterator[str]:
        """Yield the elements of all blocks."""
        for (frame, _), group in groupby(_in_frames(parts), key=lambda framed: framed[0]):
            inside = [self._skipped(part) if isinstance(part, Skipped) else self._block(part) for _, part in group]
            yield _framed(frame, "".join(inside), self._lang)

    def _skipped(self, part: Skipped) -> str:
        text = f"… {_escaped(skipped(part.blocks, self._language))}"
        if part.in_table:
            columns = len(self._before.parts) if self._before else 1
            return f'<tr class="redline-skipped"><td colspan="{columns}"{self._own}>{text}</td></tr>'
        return f'<p class="redline-skipped">{text}</p>'

    def _block(self, block: RedlineBlock) -> str:
        words = label(block, self._language)
        if moves_with(self._before, block):
            words = ""
        self._before = block
        said = f'<span class="redline-label"{self._own}>{_escaped(words)}</span> ' if words else ""
        classes = f"redline-{block.state}" + (" redline-moved" if block.moved else "")
        if block.kind in TABLE_KINDS:
            return _row(block, classes, said)
        if block.kind is Kind.FIELD:
            return f'<div class="{classes}"><dt>{said}{_part(block.marker)}</dt><dd>{_parts(block)}</dd></div>'
        marker = _part(block.marker)
        text = said + (f'<span class="redline-marker">{marker}</span>' if marker else "") + _parts(block)
        return _element(block, classes, text, self._lang)


def _in_frames(parts: Iterable[RedlineBlock | Skipped]) -> Iterator[tuple[tuple[str, int], RedlineBlock | Skipped]]:
    """Yield each block with the name and the number of the element that it shares with its neighbours."""
    number = 0
    before = ""
    for part in parts:
        frame = _frame(part)
        if frame != before or not frame or (isinstance(part, RedlineBlock) and part.kind is Kind.TABLE_HEAD):
            number += 1
        before = frame
        # The line of dashes has no place in a table, and says something only where the alignment of a column changed.
        silent = isinstance(part, RedlineBlock) and part.kind is Kind.TABLE_RULE and not _realigned(part)
        if not silent:
            yield (frame, number), part


def _frame(part: RedlineBlock | Skipped) -> str:
    if isinstance(part, Skipped):
        return "table" if part.in_table else ""
    if part.kind in TABLE_KINDS:
        return "table"
    return {Kind.ITEM: "list", Kind.FIELD: "fields"}.get(part.kind, "")


def _realigned(block: RedlineBlock) -> bool:
    return block.state is State.CHANGED and any(part.state is State.CHANGED for part in block.parts)


def _framed(frame: str, inside: str, lang: str) -> str:
    if frame == "table":
        return f'<div class="redline-table"{lang}><table>{inside}</table></div>'
    if frame == "list":
        return f'<ul class="redline-list"{lang}>{inside}</ul>'
    if frame == "fields":
        return f'<dl class="redline-fields"{lang}>{inside}</dl>'
    return inside


def _element(block: RedlineBlock, classes: str, text: str, lang: str) -> str:
    """Return a block that is no row and no field."""
    if block.kind is Kind.ITEM:
        return f'<li class="redline-level-{min(block.level // _INDENT, _DEEPEST)} {classes}">{text}</li>'
    if block.kind is Kind.FENCE:
        return f'<pre class="redline-fence {classes}"{lang}><code>{text}</code></pre>'
    if block.kind is Kind.QUOTE:
        return f'<blockquote class="redline-quote {classes}"{lang}>{text}</blockquote>'
    if block.kind is Kind.HEADING:
        return f'<p class="redline-heading redline-level-{block.level} {classes}"{lang}>{text}</p>'
    return f'<p class="redline-paragraph {classes}"{lang}>{text}</p>'


def _row(block: RedlineBlock, classes: str, said: str) -> str:
    tag, scope = ("th", ' scope="col"') if block.kind is Kind.TABLE_HEAD else ("td", "")
    cells = []
    for index, part in enumerate(block.parts):
        state = f' class="redline-{part.state}"' if part.state is not State.SAME else ""
        cells.append(f"<{tag}{scope}{state}>{'' if index else said}{_part(part)}</{tag}>")
    return f'<tr class="{classes}">{"".join(cells)}</tr>'


def _parts(block: RedlineBlock) -> str:
    return "".join(map(_part, block.parts))


def _part(part: Part) -> str:
    return "".join(_run(run, whole=part.state is not State.CHANGED) for run in part.runs)


def _run(run: Run, *, whole: bool) -> str:
    """Return a run. whole: all of its part came or went, so that its line feeds need no mark."""
    text = _escaped(seen(run.text) if whole or run.state is State.SAME else seen_change(run.text))
    tag = _TAGS[run.state]
    return f"<{tag}>{text}</{tag}>" if tag else text


def _escaped(text: str) -> str:
    """Return `text` as HTML text on one line."""
    return html.escape(text).replace("\n", "&#10;")
