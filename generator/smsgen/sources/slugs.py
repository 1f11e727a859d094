"""The anchor that the site gives to a heading whose text states none.

Equal to Python-Markdown's toc extension with pymdownx.slugs.slugify(case="lower"), rewritten so that reading a set
imports neither; tests/unit/test_markdown_slugs.py holds the two together.
"""

import re
import unicodedata

_INVALID = re.compile(r"[^\w\- ]")
_TAGS = re.compile(r"</?[^>]*>")
_COUNTED = re.compile(r"(.*)_([0-9]+)", re.DOTALL)


def slug(text: str) -> str:
    """Return the anchor that stands for the plain text of a heading, before it is made unique."""
    cleaned = _TAGS.sub("", unicodedata.normalize("NFC", " ".join(text.split()))).strip().lower()
    return _INVALID.sub("", cleaned).replace(" ", "-")


def unique(wanted: str, taken: set[str]) -> str:
    """Return `wanted`, or with the next free suffix `_1`, `_2` …, and add it to `taken`."""
    anchor = wanted
    if anchor in taken or not anchor:
        counted = _COUNTED.fullmatch(anchor)
        stem, count = (counted[1], int(counted[2])) if counted else (anchor, 0)
        count += 1
        while f"{stem}_{count}" in taken:
            count += 1
        anchor = f"{stem}_{count}"
    taken.add(anchor)
    return anchor
