"""A plain table whose columns stand under one another in Chinese too."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from smsgen.exporters.findings.visible import visible

_GAP = "  "


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table; the last column is as long as it needs to be."""
    shown = [[visible(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(map(_width, column)) for column in zip(*shown, strict=True)]
    return [_GAP.join(map(_padded, row, widths)).rstrip() for row in shown]


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """Return how many columns of a terminal `text` fills."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
