"""How the site's Markdown reader is set, so that it reads a document as the parser and pandoc do.

EXTENSIONS is a value for `markdown_extensions` of mkdocs.yml. The slug rule is a function and has no form as plain
data; the staged build and the plugin set it in their own code, `config.mdx_configs["toc"]["slugify"] = ...`, from
`slugify()`, so that mkdocs.yml needs no `!!python/object/apply:` tag.
"""

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
PANDOC_READER = "commonmark+pipe_tables+attributes"


def slugify() -> Callable[[str, str], str]:
    """Return the site's slug rule for the toc extension: Unicode letters kept, lower case."""
    from pymdownx import slugs  # noqa: PLC0415

    return slugs.slugify(case="lower")  # type: ignore[no-any-return]
