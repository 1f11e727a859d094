"""How the site's Markdown reader is set, so that it reads a document as the parser and pandoc do.

EXTENSIONS is a value for `markdown_extensions` of the engines' settings. The slug rule of its toc extension is a
function: `slugify()` where it is called, SLUGIFY_TAG where it stands in settings.
"""

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

# sane_lists: without it a list takes items of the other kind and starts every count at 1, unlike CommonMark.
# marker: `[TOC]` stays text. superfences: fences inside list items. attr_list: `{#id}` after a heading.
# guess_lang: code without a language is shown as it stands.
EXTENSIONS: list[str | dict[str, dict[str, object]]] = [
    "tables",
    "attr_list",
    "sane_lists",
    {"toc": {"permalink": False, "marker": ""}},
    {"pymdownx.highlight": {"guess_lang": False, "anchor_linenums": False}},
    "pymdownx.superfences",
]
_SLUG_OPTIONS = {"case": "lower"}
SLUGIFY_TAG = f"!!python/object/apply:pymdownx.slugs.slugify {json.dumps({'kwds': _SLUG_OPTIONS})}"
PANDOC_READER = "commonmark+pipe_tables+attributes"
# The extension that links terms to their list, for pages of documents; the class of such a link.
TERM_LINKS = "smsgen.adapters.term_links"
TERM_CLASS = "sms-term"
PAGE_MARK = re.compile(r"<!-- sms-terms: ([^\s<>]{1,4000}) -->")


def page_mark(address: str) -> str:
    """Return the first line of a page on which terms lead to `address`, the list's page as seen from there."""
    return f"<!-- sms-terms: {address} -->"


def slugify() -> Callable[[str, str], str]:
    """Return the site's slug rule for the toc extension: Unicode letters kept, lower case."""
    from pymdownx import slugs  # noqa: PLC0415 — imported late: slow to start

    return slugs.slugify(**_SLUG_OPTIONS)  # type: ignore[no-any-return]  # the library ships no types


# --- A text by itself, for a page that shows nothing but words ---

_HEADING_ID = re.compile(r"^(#{1,6} .*?)[ \t]*\{#[A-Za-z0-9_-]{1,200}\}[ \t]*$", re.MULTILINE)
_KEPT = {"ol": ("start",)}
_SHIFTED = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}


class Surroundings(NamedTuple):
    """What a text refers to. refer: `SMS-PRC-17#approval|words` of a reference to the words shown for it.

    picture: destination of an image to its address on the page, "" where it cannot be shown. diagram: source of a
    Mermaid diagram to the address of its picture, "" where it cannot be drawn.
    """

    refer: Callable[[str], str]
    picture: Callable[[str], str]
    diagram: Callable[[str], str]


def readable_html(text: str, around: Surroundings) -> str:
    """Return a body (without front matter) as HTML that holds no link, no attribute of the text, and no HTML of it.

    What stands as HTML in the text is shown as the characters that it is. A link is its words and where it leads.
    Headings move one level down, below that of the page.
    """
    import markdown  # noqa: PLC0415 — imported late: slow to start

    reader = markdown.Markdown(
        extensions=["tables", "sane_lists", "pymdownx.highlight", "pymdownx.superfences"],
        extension_configs={
            "pymdownx.highlight": {"use_pygments": False},
            "pymdownx.superfences": {
                "disable_indented_code_blocks": False,
                "custom_fences": [{"name": "mermaid", "class": "mermaid", "format": _fence(around.diagram)}],
            },
        },
    )
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    reader.inlinePatterns.register(_references(around.refer), "sms-reference", 175)
    reader.treeprocessors.register(_plain(around.picture), "sms-plain", 5)
    return reader.convert(_HEADING_ID.sub(r"\1", text))


def _fence(diagram: Callable[[str], str]) -> Callable[..., str]:
    from html import escape  # noqa: PLC0415 — as above

    def drawn(source: str, *_: object, **__: object) -> str:
        address = diagram(source)
        code = f"<pre><code>{escape(source)}</code></pre>"
        return f'<figure><img src="{escape(address)}" alt=""><details>{code}</details></figure>' if address else code

    return drawn


def _references(refer: Callable[[str], str]) -> Any:
    from markdown.inlinepatterns import InlineProcessor  # noqa: PLC0415 — as above

    class References(InlineProcessor):
        def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 — the library's name
            found = Element("cite")
            found.text = refer(m[1])
            return found, m.start(0), m.end(0)

    return References(r"\[\[([^\[\]\n]{1,400})\]\]")


def _plain(picture: Callable[[str], str]) -> Any:
    from markdown.treeprocessors import Treeprocessor  # noqa: PLC0415 — as above

    class Plain(Treeprocessor):
        def run(self, root: Element) -> None:
            for element in root.iter():
                _make_plain(element, picture)

    return Plain()


def _make_plain(element: Element, picture: Callable[[str], str]) -> None:
    given = dict(element.attrib)
    element.attrib.clear()
    element.tag = _SHIFTED.get(element.tag, element.tag)
    for name in _KEPT.get(element.tag, ()):
        if given.get(name, "").isdecimal():
            element.set(name, given[name])
    if element.tag == "a":
        element.tag = "span"
        if given.get("href", "") == element.text:
            return
        target = Element("small")
        target.text = f" ({given.get('href', '')})"
        element.append(target)
    elif element.tag == "img":
        address = picture(given.get("src", ""))
        if address:
            element.set("src", address)
            element.set("alt", given.get("alt", ""))
        else:
            element.tag = "em"
            element.text = f"[{given.get('alt', '')}: {given.get('src', '')}]"
