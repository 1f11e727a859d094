"""Links the first use of each term on a page to its place in the list of terms: an extension of Python-Markdown.

The engines load it by its name in the staged settings. It works on the finished tree of a page, so that it knows a
paragraph from a heading, a link or code, and the page's Markdown stays as the author wrote it. A page asks for it with
`page_mark` on its first line.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from smsgen.adapters.python_markdown import PAGE_MARK, TERM_CLASS
from smsgen.adapters.term_matching import TermLink, TermMatcher, Use, from_setting

# Headings name things, they do not use them; what already leads somewhere keeps its way; code is not prose.
_LEFT_ALONE = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "th", "a", "code", "pre", "svg", "script", "style"))
_HTML = re.compile(r"\x02wzxhzdk:(\d+)\x03")
_HTML_LEFT_ALONE = re.compile(r"</?(?:a|abbr|button|code|kbd|script|style|svg)\b", re.IGNORECASE)
# After attributes and anchors were read from the text (8, 5), before the engine follows links (0).
_PRIORITY = 3


class TermLinks(Extension):
    """Marks terms. terms: what `term_matching.as_setting` gives."""

    def __init__(self, **given: Any) -> None:
        """Declare the setting and take what is given."""
        self.config = {"terms": ["[]", "the terms, as JSON"]}
        super().__init__(**given)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 — the library's name
        """Register the two steps: find what the page asks for, then link."""
        request = _PageMark(md)
        md.preprocessors.register(request, "sms-page-mark", 100)
        md.treeprocessors.register(_Linker(md, _matcher(self.getConfig("terms")), request), "sms-terms", _PRIORITY)


def makeExtension(**given: Any) -> TermLinks:  # noqa: N802 — the library's name
    """Return the extension; the library calls this."""
    return TermLinks(**given)


@lru_cache(maxsize=4)
def _matcher(terms: str) -> TermMatcher:
    """Return the matcher of a list: the engine makes a new reader for every page."""
    return TermMatcher(from_setting(terms))


class _PageMark(Preprocessor):
    """Takes the mark off the page's first line. address: of the list, as seen from the page; "" where none is asked."""

    address = ""

    def run(self, lines: list[str]) -> list[str]:
        match = PAGE_MARK.fullmatch(lines[0]) if lines else None
        self.address = match[1] if match else ""
        return lines[1:] if match else lines


class _Linker(Treeprocessor):
    """Goes through a page in the order of its text."""

    def __init__(self, md: Markdown, matcher: TermMatcher, request: _PageMark) -> None:
        super().__init__(md)
        self.matcher = matcher
        self.request = request
        self.used: set[str] = set()

    def run(self, root: Element) -> None:
        if self.request.address:
            self.used.clear()
            self._inside(root)

    def _inside(self, element: Element) -> None:
        """Link in an element: its own text, then each child and the text after it."""
        if element.tag in _LEFT_ALONE or self._holds_html(element):
            return
        children = list(element)
        element.text, links = self._linked(element.text)
        for place, link in enumerate(links):
            element.insert(place, link)
        for child in children:
            self._inside(child)
            child.tail, links = self._linked(child.tail)
            place = list(element).index(child) + 1
            for offset, link in enumerate(links):
                element.insert(place + offset, link)

    def _holds_html(self, element: Element) -> bool:
        """Tell whether HTML that the text itself holds makes a link or code of what stands here."""
        kept = self.md.htmlStash.rawHtmlBlocks
        texts = [element.text or "", *(child.tail or "" for child in element)]
        found = (kept[int(number)] for text in texts if "\x02" in text for number in _HTML.findall(text))
        return any(isinstance(html, str) and _HTML_LEFT_ALONE.match(html) for html in found)

    def _linked(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return the text before the first link, and the links with the text after each of them."""
        uses = list(self._first_uses(text)) if text else []
        if not text or not uses:
            return text, []
        ends = [*(use.start for use in uses[1:]), len(text)]
        links = [self._link(use, text[use.start : use.end]) for use in uses]
        for link, use, end in zip(links, uses, ends, strict=True):
            link.tail = text[use.end : end]
        return text[: uses[0].start], links

    def _first_uses(self, text: str) -> Iterator[Use]:
        for use in self.matcher.uses(text):
            if use.link.anchor not in self.used:
                self.used.add(use.link.anchor)
                yield use

    def _link(self, use: Use, words: str) -> Element:
        address = f"{self.request.address}#{use.link.anchor}"
        link = Element("a", {"class": TERM_CLASS, "href": address, "title": _tip(use.link, use.number)})
        link.text = words
        return link


def _tip(link: TermLink, number: int) -> str:
    """Return what a reader is told: the definition, after the preferred term where another word stands in the text."""
    return link.definition if number == 0 else f"{link.words[0]} – {link.definition}"
