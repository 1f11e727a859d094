"""The site before it is written: pages, navigation and settings of each language, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smsgen.adapters.term_matching import TermLink


@dataclass(frozen=True, slots=True)
class Page:
    """One page. path: POSIX path below the language's `docs/`, ending in `.md`. title: plain text.

    meta: front matter for the engine (`hide`, `search`, `template` …), JSON values only.
    """

    path: str
    title: str
    markdown: str
    meta: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A line of the navigation: a page (`path`) or a group of lines (`children`); a group's own page has no title."""

    title: str
    path: str = ""
    children: tuple["NavEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageTree:
    """The site in one language. base: its folder in the whole site, "" for the authoritative language at `/`.

    assets: path below `docs/` → bytes. terms: what pages that ask for it link to the list of terms.
    """

    language: str
    base: str
    site_name: str
    footer: str
    pages: tuple[Page, ...]
    nav: tuple[NavEntry, ...]
    assets: Mapping[str, bytes] = field(default_factory=dict)
    terms: tuple[TermLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site: one tree per language, the authoritative one first; all have the same page paths.

    notice: a line above every page by language, "" for none. site_url: where it is published, "" when unknown.
    """

    trees: tuple[LanguageTree, ...]
    site_url: str = ""
    notice: Mapping[str, str] = field(default_factory=dict)
