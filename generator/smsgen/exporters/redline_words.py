"""What a redline says itself, in both languages."""

from collections.abc import Iterable

from smsgen.model.redline import Redline, RedlineBlock, State
from smsgen.model.text import Text

_LABELS = {
    State.SAME: Text("", ""),
    State.CHANGED: Text("Changed", "修改"),
    State.DELETED: Text("Deleted", "删除"),
    State.INSERTED: Text("New", "新增"),
}
_MOVED = Text("Moved from line {line}", "从第{line}行移来")
_MOVED_AND_CHANGED = Text("Moved from line {line} and changed", "从第{line}行移来并修改")
_SKIPPED = Text("{count} unchanged", "{count}处未变")
_ALL_SAME = Text("No difference.", "没有差异。")
_COUNTED = {
    State.CHANGED: Text("{count} changed", "修改{count}处"),
    State.INSERTED: Text("{count} new", "新增{count}处"),
    State.DELETED: Text("{count} deleted", "删除{count}处"),
}
_COUNTED_MOVED = Text("{count} moved", "移动{count}处")
_BLOCKS = Text("Blocks: {counts}.", "段落变化：{counts}。")
_REFORMATTED = Text(
    "Written differently, with the same words (blank lines, table padding, list numbers): {where}.",
    "文字相同、书写形式不同（空行、表格空格、列表编号）：{where}。",
)
_LINE = Text("line {lines}", "第{lines}行")
_LINES = Text("lines {lines}", "第{lines}行")
_END = Text("the end of the file", "文件末尾")
_COMMA = Text(", ", "、")


def label(block: RedlineBlock, language: str) -> str:
    """Return what became of a block, "" where nothing did."""
    if not block.moved:
        return _LABELS[block.state].of(language)
    text = _MOVED if block.state is State.SAME else _MOVED_AND_CHANGED
    return text.of(language).format(line=block.old_line)


def skipped(count: int, language: str) -> str:
    """Return how many unchanged blocks are left out."""
    return _SKIPPED.of(language).format(count=count)


def summary(redline: Redline, language: str) -> str:
    """Return how many blocks differ and how, and where only the writing does: no difference goes without a word."""
    counts = [
        text.of(language).format(count=redline.count(state)) for state, text in _COUNTED.items() if redline.count(state)
    ]
    if redline.moved:
        counts.append(_COUNTED_MOVED.of(language).format(count=redline.moved))
    sentences = [_BLOCKS.of(language).format(counts=_COMMA.of(language).join(counts))] if counts else []
    places = _reformatted(redline, language)
    if places:
        sentences.append(_REFORMATTED.of(language).format(where=_COMMA.of(language).join(places)))
    return ("" if language == "zh" else " ").join(sentences) or _ALL_SAME.of(language)


def _reformatted(redline: Redline, language: str) -> list[str]:
    lines = [block.new_line for block in redline.blocks if block.reformatted]
    places = []
    if lines:
        text = _LINE if len(lines) == 1 else _LINES
        places.append(text.of(language).format(lines=_COMMA.of(language).join(_ranges(lines))))
    if redline.tail_reformatted:
        places.append(_END.of(language))
    return places


def _ranges(lines: Iterable[int]) -> list[str]:
    """Return rising numbers with neighbours drawn together: 3, 5-7."""
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return [str(first) if first == last else f"{first}-{last}" for first, last in ranges]
