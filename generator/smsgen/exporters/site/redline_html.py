"""A redline as HTML for a page.

Only text of the document gets in, escaped; every element is one of ours. The result is one line, so that Markdown
around it leaves it alone; line feeds stand as `&#10;`. Headings are paragraphs: those of an old text are none of the
page. What is unchanged and far from any change is folded into `<details>`, which needs no script. What came and went
stands in `<ins>` and `<del>`, underlined and struck out, so that colours need not be told apart; the style sheet adds
words that only a screen reader says.
"""

import html
from collections.abc import Iterable, Iterator
from itertools import groupby

from smsgen.exporters.redline_excerpt import Skipped, excerpt, moves_with
from smsgen.exporters.redline_visible import seen, seen_change
from smsgen.exporters.redline_words import label, skipped, summary
from smsgen.exporters.site.escape import without_controls
from smsgen.model.redline import TABLE_KINDS, Kind, Part, Redline, RedlineBlock, Run, State

_TAGS = {State.SAME: "", State.DELETED: "del", State.INSERTED: "ins"}
_DEEPEST = 6
_INDENT = 4  # columns of one level of a list
_Parts = Iterable[RedlineBlock | Skipped]


def redline_html(redline: Redline, language: str, text_language: str) -> str:
    """Return the redline as one `<div class="sms-redline">`.

    language: of our own words, which is that of the page. text_language: of the document.
    """
    writer = _Writer(language, text_language if text_language != language else "")
    body = ""
    if any(block.differs for block in redline.blocks):
        body = "".join(writer.body(excerpt(redline, 1)))
    said = _escaped(summary(redline, language))
    return f'<div class="sms-redline"><p class="sms-redline-summary">{said}</p>{body}</div>'


class _Writer:
    """Puts blocks into elements: rows into tables, items into lists, fields into a list of names and values."""

    def __init__(self, language: str, text_language: str) -> None:
        self._language = language
        self._lang = f' lang="{html.escape(text_language)}"' if text_language else ""
        # Our words within an element that is in the language of the document.
        self._own = f' lang="{html.escape(language)}"' if text_language else ""
        self._before: RedlineBlock | None = None

    def body(self, parts: _Parts) -> Iterator[str]:
        """Yield the elements of all blocks."""
        for (frame, _), group in groupby(_in_frames(parts), key=lambda framed: framed[0]):
            inside = [self._folded(part) if isinstance(part, Skipped) else self._block(part) for _, part in group]
            yield _framed(frame, "".join(inside), self._lang)

    def _folded(self, part: Skipped) -> str:
        """Return unchanged blocks behind a line that unfolds them."""
        columns = len(self._before.parts) if self._before else 1
        inside = "".join(self.body(part.hidden))
        words = _escaped(skipped(part.blocks, self._language))
        folded = f"<details><summary{self._own}>{words}</summary>{inside}</details>"
        return f'<tr class="sms-redline-folded"><td colspan="{columns}">{folded}</td></tr>' if part.in_table else folded

    def _block(self, block: RedlineBlock) -> str:
        words = label(block, self._language)
        if moves_with(self._before, block):
            words = ""
        self._before = block
        said = f'<span class="sms-redline-label"{self._own}>{_escaped(words)}</span> ' if words else ""
        classes = f"sms-redline-{block.state}" + (" sms-redline-moved" if block.moved else "")
        if block.kind in TABLE_KINDS:
            return _row(block, classes, said)
        if block.kind is Kind.FIELD:
            return f'<div class="{classes}"><dt>{said}{_part(block.marker)}</dt><dd>{_parts(block)}</dd></div>'
        marker = _part(block.marker)
        text = said + (f'<span class="sms-redline-marker">{marker}</span>' if marker else "") + _parts(block)
        return _element(block, classes, text, self._lang)


def _in_frames(parts: _Parts) -> Iterator[tuple[tuple[str, int], RedlineBlock | Skipped]]:
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
        return f'<div class="sms-redline-table"{lang}><table>{inside}</table></div>'
    if frame == "list":
        return f'<ul class="sms-redline-list"{lang}>{inside}</ul>'
    if frame == "fields":
        return f'<dl class="sms-redline-fields"{lang}>{inside}</dl>'
    return inside


def _element(block: RedlineBlock, classes: str, text: str, lang: str) -> str:
    """Return a block that is no row and no field."""
    if block.kind is Kind.ITEM:
        return f'<li class="sms-redline-level-{min(block.level // _INDENT, _DEEPEST)} {classes}">{text}</li>'
    if block.kind is Kind.FENCE:
        return f'<pre class="{classes}"{lang}><code>{text}</code></pre>'
    if block.kind is Kind.QUOTE:
        return f'<blockquote class="{classes}"{lang}>{text}</blockquote>'
    heading = "sms-redline-heading " if block.kind is Kind.HEADING else ""
    return f'<p class="{heading}{classes}"{lang}>{text}</p>'


def _row(block: RedlineBlock, classes: str, said: str) -> str:
    tag, scope = ("th", ' scope="col"') if block.kind is Kind.TABLE_HEAD else ("td", "")
    cells = []
    for index, part in enumerate(block.parts):
        state = f' class="sms-redline-{part.state}"' if part.state is not State.SAME else ""
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
    return "&#10;".join(html.escape(without_controls(line)) for line in text.split("\n"))
