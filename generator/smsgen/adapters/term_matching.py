"""Where the words of a list of terms stand in a text, in English and in Chinese."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from smsgen.adapters.chinese_words import cuts_a_word

_LATIN = r"0-9A-Za-z\u00c0-\u024f"
_CHINESE = r"\u3400-\u9fff"
_HAS_CHINESE = re.compile(f"[{_CHINESE}]")
# Where a word may begin. A word with a hyphen is another one: no "service" in "service-level".
_START = re.compile(rf"(?<![{_LATIN}_-])[{_LATIN}]|[{_CHINESE}]")


class TermLink(NamedTuple):
    """A term that is marked where a text uses it. anchor: its place on the page of the list.

    words: how it is written, the preferred term first. definition: what the reader is shown.
    """

    anchor: str
    words: tuple[str, ...]
    definition: str


class Use(NamedTuple):
    """A term in a text: `text[start:end]` is the word at `number` of its words."""

    link: TermLink
    number: int
    start: int
    end: int


class _Candidate(NamedTuple):
    pattern: re.Pattern[str]
    chinese: bool
    link: TermLink
    number: int


class TermMatcher:
    """Finds the uses of terms: the longest at each place, so that none is found within another."""

    def __init__(self, links: Iterable[TermLink]) -> None:
        """Take the terms; of a word that two of them have, the first keeps it."""
        self.links = tuple(links)

    def uses(self, text: str) -> Iterator[Use]:
        """Yield the uses in `text`, in order."""
        until = 0
        for place in _START.finditer(text):
            start = place.start()
            if start < until:
                continue
            for candidate in self._candidates.get(text[start].lower(), ()):
                match = candidate.pattern.match(text, start)
                if match and not (candidate.chinese and cuts_a_word(text, start, match.end())):
                    until = match.end()
                    yield Use(candidate.link, candidate.number, start, until)
                    break

    @cached_property
    def _candidates(self) -> dict[str, list[_Candidate]]:
        """The words by their first letter, the longest first."""
        words: dict[str, tuple[TermLink, int]] = {}
        for link in self.links:
            for number, word in enumerate(link.words):
                words.setdefault(" ".join(word.split()), (link, number))
        by_first: dict[str, list[_Candidate]] = {}
        for word in sorted(filter(None, words), key=len, reverse=True):
            candidate = _Candidate(_pattern(word), bool(_HAS_CHINESE.search(word)), *words[word])
            by_first.setdefault(word[0].lower(), []).append(candidate)
        return by_first


def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds `word`: over a line break too, in any case unless it has capitals, and an English plural."""
    written = r"\s+".join(re.escape(part) for part in word.split())
    end = "" if _HAS_CHINESE.match(word[-1]) else rf"(?:e?s)?(?![{_LATIN}_-])"
    return re.compile(written + end, re.IGNORECASE if word == word.lower() else 0)


def as_setting(links: Iterable[TermLink]) -> str:
    """Return terms as one line of JSON: a setting that is read quickly, and equal for equal terms."""
    return json.dumps([[link.anchor, link.words, link.definition] for link in links], ensure_ascii=False)


def from_setting(setting: str) -> tuple[TermLink, ...]:
    """Return the terms that `as_setting` wrote."""
    return tuple(TermLink(anchor, tuple(words), definition) for anchor, words, definition in json.loads(setting))
