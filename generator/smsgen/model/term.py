"""A term of the set's one list of terms, as `docs/manual/terms.md` and its translations declare it."""

import re
from typing import NamedTuple

# The list has a fixed place, as `sms.yml` has: what it says counts for every document.
TERMS_PATH = "docs/manual/terms.md"
_TRANSLATED = re.compile(r"docs/manual/terms\.[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?\.md")


def is_term_list(path: str) -> bool:
    """Tell whether `path` is that of the list of terms or of a translation of it."""
    return path == TERMS_PATH or bool(_TRANSLATED.fullmatch(path))


class Term(NamedTuple):
    """One term in one language.

    key: the same in every language. term: the preferred term, as it is written within a sentence. admitted: other ways
    of writing it that are as good, such as an abbreviation. deprecated: words that must not be used for it. definition:
    one sentence in our own words. clause: where the first standard of the set defines it, "" where it does not; a
    translation leaves it out. data_path: where the term stands in the front matter.
    The kinds of terms are those of ISO 10241-1: preferred, admitted, deprecated.
    """

    key: str
    term: str
    definition: str = ""
    admitted: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    clause: str = ""
    data_path: str = ""


class DeprecatedUse(NamedTuple):
    """A deprecated word that one text uses, in its own language.

    word: as the list has it. instead: the preferred terms, more than one where the word stands under several. places:
    line and column of each use, 1-based in the whole file and in the order of the text.
    """

    word: str
    instead: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
