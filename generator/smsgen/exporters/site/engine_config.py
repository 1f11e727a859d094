"""The settings with which the engine builds one language: theme, search, Markdown, navigation.

They are written as JSON, which is YAML too, so that no title can break out of its place.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smsgen.adapters.python_markdown import EXTENSIONS, SLUGIFY_TAG, TERM_LINKS
from smsgen.adapters.term_matching import as_setting
from smsgen.exporters.site.escape import as_html, one_line
from smsgen.exporters.site.pages import LanguageTree, NavEntry, Site
from smsgen.exporters.site.words import word

# From Material's Chinese settings, with the zero-width space that jieba's segments are joined with.
SEARCH_SEPARATOR = r"[\s\u200b\u3000\-、。，．？！；]+"
FEATURES = (
    "content.code.copy",
    "content.tooltips",
    "navigation.tabs",
    "navigation.indexes",
    "navigation.prune",
    "navigation.top",
    "search.highlight",
    "toc.follow",
)
# Stands where the slug rule goes, which is a function and so no JSON; no text holds this character (escape.one_line).
_SLUG_RULE = "\x00slug-rule"
_THEME_LANGUAGES = {"en": "en", "zh": "zh"}


@dataclass(frozen=True, slots=True)
class Look:
    """What the site looks and behaves like, apart from its pages.

    polyfill: address of the offline search polyfill below `docs/`, "" when it is not installed (search then works from
    a server only). stylesheet: address of our own style.
    """

    polyfill: str
    stylesheet: str


def engine_settings(site: Site, tree: LanguageTree, look: Look) -> dict[str, object]:
    """Return the settings for `tree`; paths in it are relative to the folder where they are written."""
    plugins: list[object] = [
        {"material/search": {"lang": _search_languages(tree.language), "separator": SEARCH_SEPARATOR}},
    ]
    if look.polyfill:
        plugins.append("material/offline")
    return {
        "site_name": as_html(tree.site_name),
        "site_url": _address(site, tree) or None,
        "docs_dir": "docs",
        "site_dir": "site",
        # `procedures/X.html` instead of `procedures/X/`: only the former opens from file://.
        "use_directory_urls": False,
        "copyright": as_html(tree.footer),
        "theme": _theme(tree),
        "plugins": plugins,
        "markdown_extensions": [*(_with_slug_rule(each) for each in EXTENSIONS), *_term_links(tree)],
        "extra": {
            # Truthy but not a list: Material shows the switch (our own partial) and adds no links of its own.
            "alternate": len(site.trees) > 1,
            "sms": _own(site, tree),
            "generator": False,
            "polyfills": [look.polyfill] if look.polyfill else [],
        },
        "extra_css": [look.stylesheet],
        "validation": {
            "nav": {"omitted_files": "ignore", "not_found": "warn"},
            "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
        },
        "nav": _nav(tree.nav),
    }


def as_yaml(settings: Mapping[str, object]) -> str:
    """Return settings as JSON that the engines' YAML reader takes, with the slug rule as a tag of that reader."""
    text = json.dumps(settings, ensure_ascii=False, indent=1) + "\n"
    return text.replace(json.dumps(_SLUG_RULE), SLUGIFY_TAG)


def _with_slug_rule(extension: str | dict[str, dict[str, object]]) -> str | dict[str, dict[str, object]]:
    if isinstance(extension, str) or "toc" not in extension:
        return extension
    return {"toc": extension["toc"] | {"slugify": _SLUG_RULE}}


def _term_links(tree: LanguageTree) -> list[object]:
    """Return the extension that links terms; what no page uses changes no setting."""
    return [{TERM_LINKS: {"terms": as_setting(tree.terms)}}] if tree.terms else []


def _theme(tree: LanguageTree) -> dict[str, object]:
    def scheme(name: str, media: str, icon: str, tip: str) -> dict[str, object]:
        toggle = {"icon": icon, "name": word(tree.language, tip)}
        return {"media": media, "scheme": name, "primary": "custom", "accent": "custom", "toggle": toggle}

    return {
        "name": "material",
        "language": _THEME_LANGUAGES.get(tree.language, "en"),
        "custom_dir": "overrides",
        "font": False,
        "features": list(FEATURES),
        "icon": {"logo": "material/book-open-page-variant-outline"},
        "favicon": "assets/sms/favicon.svg",
        "palette": [
            scheme("default", "(prefers-color-scheme: light)", "material/weather-night", "to-dark"),
            scheme("slate", "(prefers-color-scheme: dark)", "material/weather-sunny", "to-light"),
        ],
    }


def _own(site: Site, tree: LanguageTree) -> dict[str, object]:
    """Return what our overrides need: the other languages and the notice above every page."""
    up = "../" if tree.base else ""
    others = [
        {
            "language": other.language,
            "name": word(other.language, "this-language"),
            "root": up + (f"{other.base}/" if other.base else ""),
            "address": _address(site, other),
        }
        for other in site.trees
    ]
    return {
        "language": tree.language,
        "languages": others,
        "switch": word(tree.language, "other-language"),
        "notice": as_html(site.notice.get(tree.language, "")),
    }


def _address(site: Site, tree: LanguageTree) -> str:
    """Return where the language is published, ending in a slash; "" when that is not known."""
    if not site.site_url:
        return ""
    return site.site_url.rstrip("/") + (f"/{tree.base}/" if tree.base else "/")


def _search_languages(language: str) -> list[str]:
    """Return the languages of the index: English words stand in Chinese texts too."""
    return ["en"] if language == "en" else ["en", language]


def _nav(entries: Iterable[NavEntry]) -> list[object]:
    """Return the navigation in the engine's form; the theme prints titles unescaped, so they are escaped here."""
    lines: list[object] = []
    for entry in entries:
        title = as_html(one_line(entry.title)) or "–"
        lines.append({title: _nav(entry.children) if entry.children else entry.path})
    return lines
