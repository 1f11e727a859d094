"""How the site's Markdown reader is set, so that it reads a document as the parser and pandoc do.

EXTENSIONS is a value for `markdown_extensions` of the engines' settings. The slug rule of its toc extension is a
function: `slugify()` where it is called, SLUGIFY_TAG where it stands in settings.
"""

import json
from collections.abc import Callable

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


def slugify() -> Callable[[str, str], str]:
    """Return the site's slug rule for the toc extension: Unicode letters kept, lower case."""
    from pymdownx import slugs  # noqa: PLC0415 — imported late: slow to start

    return slugs.slugify(**_SLUG_OPTIONS)  # type: ignore[no-any-return]  # the library ships no types
