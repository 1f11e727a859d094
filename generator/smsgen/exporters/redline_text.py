"""A redline for people at a terminal or in a pipe.

Each block begins with its line, that in the old version where it was deleted, and a sign: ` ` unchanged, `~` changed,
`-` deleted, `+` new, `>` moved. Within a changed block a terminal shows in colour, struck out or underlined, what a
pipe shows as `[-gone-]{+new+}`.
"""

from collections.abc import Iterable

from smsgen.exporters.redline_excerpt import Skipped, excerpt, moves_with
from smsgen.exporters.redline_visible import seen, seen_change
from smsgen.exporters.redline_words import label, skipped, summary
from smsgen.model.redline import TABLE_KINDS, Part, Redline, RedlineBlock, Run, State

_SIGNS = {State.SAME: " ", State.CHANGED: "~", State.DELETED: "-", State.INSERTED: "+"}
_MOVED = ">"
# Select Graphic Rendition codes. Struck out and underlined, so that red and green need not be told apart.
_STYLES = {State.DELETED: "31;9", State.INSERTED: "32;4"}
_BLOCK_STYLES = {State.DELETED: "31", State.INSERTED: "32"}
_SIGN_STYLES = {State.CHANGED: "1;33", State.DELETED: "1;31", State.INSERTED: "1;32", State.SAME: "1;36"}
_BRACKETS = {State.SAME: ("", ""), State.DELETED: ("[-", "-]"), State.INSERTED: ("{+", "+}")}
_FAINT = "2"
_BOLD = "1"
_NARROWEST = 3  # digits of a line number
_KEPT = 3  # lines that are shown on either side of a change within a long block
_SHORTENED = 100  # characters of an unchanged block


def redline_text(redline: Redline, language: str = "en", *, colour: bool = False, context: int | None = 1) -> str:
    """Return the redline in lines, the summary last.

    language: of our own words. colour: for a terminal. context: unchanged blocks around one that differs, None for all
    of them in full.
    """
    last = max((max(block.old_line, block.new_line) for block in redline.blocks), default=0)
    writer = _Writer(language, max(_NARROWEST, len(str(last))), colour=colour, shorten=context is not None)
    lines = []
    if context is None or any(block.differs for block in redline.blocks):
        for part in excerpt(redline, context):
            lines.extend(writer.skipped(part) if isinstance(part, Skipped) else writer.block(part))
    lines.append(writer.styled(summary(redline, language), _BOLD))
    return "\n".join(lines) + "\n"


class _Writer:
    """Puts blocks into lines of one look."""

    def __init__(self, language: str, width: int, *, colour: bool, shorten: bool) -> None:
        self._language = language
        self._width = width
        self._colour = colour
        self._shorten = shorten
        self._before: RedlineBlock | None = None

    def skipped(self, part: Skipped) -> list[str]:
        """Return the line that stands for blocks that are left out."""
        return [self.styled(f"{'':{self._width}}   … {skipped(part.blocks, self._language)}", _FAINT)]

    def block(self, block: RedlineBlock) -> list[str]:
        """Return the lines of a block; what continues it stands under its text."""
        lines = self._text(block).split("\n")
        if block.state is State.SAME:
            lines = self._shortened(lines, styled=block.moved)
        number = self.styled(f"{block.new_line or block.old_line:>{self._width}}", _FAINT)
        sign = _MOVED if block.moved else _SIGNS[block.state]
        words = label(block, self._language) if block.moved else ""
        if words and not moves_with(self._before, block):
            lines[0] = f"({words}) {lines[0]}"
        self._before = block
        first = f"{number} {self.styled(sign, _SIGN_STYLES[block.state]) if block.differs else sign} {lines[0]}"
        return [first.rstrip(), *(f"{'':{self._width}}   {line}".rstrip() for line in lines[1:])]

    def _shortened(self, lines: list[str], *, styled: bool) -> list[str]:
        """Return an unchanged block as one line that is easily recognised; one that moved in full."""
        if styled or not self._shorten:
            return lines
        line = lines[0]
        cut = len(lines) > 1 or len(line) > _SHORTENED
        return [self.styled(line[:_SHORTENED] + ("…" if cut else ""), _FAINT)]

    def _text(self, block: RedlineBlock) -> str:
        marker = self._part(block.marker, block.state)
        cells = [self._part(part, block.state) for part in block.parts]
        return marker + ("| " + " | ".join(cells) + " |" if block.kind in TABLE_KINDS else "".join(cells))

    def _part(self, part: Part, state: State) -> str:
        if state in _BLOCK_STYLES:
            return self._lines_styled("".join(seen(run.text) for run in part.runs), _BLOCK_STYLES[state])
        return "".join(self._run(run) for run in _elided(part.runs) if run.text)

    def _run(self, run: Run) -> str:
        if run.state is State.SAME:
            return seen(run.text)
        text = seen_change(run.text)
        if self._colour:
            return self._lines_styled(text, _STYLES[run.state])
        before, after = _BRACKETS[run.state]
        return f"{before}{text}{after}"

    def _lines_styled(self, text: str, style: str) -> str:
        """Style each line by itself: what stands before the next one is no part of it."""
        return "\n".join(self.styled(line, style) for line in text.split("\n"))

    def styled(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour and text else text


def _elided(runs: tuple[Run, ...]) -> Iterable[Run]:
    """Leave out lines of an unchanged run that stand far from any change."""
    for index, run in enumerate(runs):
        lines = run.text.split("\n")
        before = _KEPT if index else 0
        after = _KEPT if index < len(runs) - 1 else 0
        if run.state is State.SAME and len(runs) > 1 and len(lines) > before + after + 2:
            kept = [*lines[:before], f"… ({len(lines) - before - after})", *lines[len(lines) - after :]]
            yield Run("\n".join(kept), State.SAME)
        else:
            yield run
