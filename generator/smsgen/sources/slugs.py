"""The anchor that the site gives to a heading whose text states none.

Equal to Python-Markdown's toc extension with pymdownx.slugs.slugify(case="lower"), rewritten so that reading a set
imports neither; tests/unit/test_markdown_slugs.py holds the two together.
"""

import re
import unicodedata
from collections.abc import Iterable

_INVALID = re.compile(r"[^\w\- ]")
_TAGS = re.compile(r"</?[^>]*>")
_COUNTED = re.compile(r"(.*)_([0-9]+)", re.DOTALL)


def slug(text: str) -> str:
    """Return the anchor that stands for the plain text of a heading, before it is made unique."""
    cleaned = _TAGS.sub("", unicodedata.normalize("NFC", " ".join(text.split()))).strip().lower()
    return _INVALID.sub("", cleaned).replace(" ", "-")


class UniqueAnchors:
    """Gives each heading of one text an anchor of its own."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Begin with the anchors that headings state."""
        self._taken = set(taken)
        # (stem, suffix begun with) → last suffix given: ten thousand equal headings are not counted through each time.
        self._last: dict[tuple[str, int], int] = {}

    def add(self, wanted: str) -> str:
        """Return `wanted`, or with the next free suffix `_1`, `_2` …, and take it."""
        anchor = wanted
        if anchor in self._taken or not anchor:
            counted = _COUNTED.fullmatch(anchor)
            begun = (counted[1], int(counted[2])) if counted else (anchor, 0)
            count = self._last.get(begun, begun[1]) + 1
            while f"{begun[0]}_{count}" in self._taken:
                count += 1
            self._last[begun] = count
            anchor = f"{begun[0]}_{count}"
        self._taken.add(anchor)
        return anchor
