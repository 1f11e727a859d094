"""Makes any text from a document harmless where the site puts it: in Markdown, in HTML, in an address.

Character references do for Markdown what a backslash cannot: they also hold in tables, in attribute lists and in
headings, and no Markdown dialect reads them as markup.
"""

import html
import re
from urllib.parse import quote

# What neither YAML nor XML may hold, and what turns the reading direction of the rest of a line around.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_MARKUP = re.compile(r"[!-/:-@\[-`{-~]")
# Punctuation that starts no markup inside a line; left alone so that the staged text stays readable.
_HARMLESS = frozenset(",;%?'/")


def one_line(text: str) -> str:
    """Return `text` on one line, without control characters."""
    return " ".join(_CONTROLS.sub("", text).split())


def without_controls(text: str) -> str:
    """Return `text` without control characters, each line break a space; other white space stays."""
    return _CONTROLS.sub("", text).replace("\n", " ").replace("\r", " ")


def as_html(text: object) -> str:
    """Return `text` as HTML text or attribute value."""
    return html.escape(one_line(str(text)))


def as_markdown(text: object) -> str:
    """Return `text` as inline Markdown that shows exactly these characters, in a table cell or a heading too."""
    return _MARKUP.sub(_reference, one_line(str(text)))


def as_address(path: str) -> str:
    """Return a relative path as a link destination, percent-encoded."""
    return quote(path, safe="/.-_~#")


def _reference(match: re.Match[str]) -> str:
    character = match[0]
    return character if character in _HARMLESS else f"&#{ord(character)};"
