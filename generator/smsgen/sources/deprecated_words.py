"""The words of one language that the list of terms says must not be used, made ready to be looked for."""

import re
from collections.abc import Collection, Iterable
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import NamedTuple

from smsgen.model.term import Term

_CHINESE = "\u3400-\u9fff"
_IS_CHINESE = re.compile(f"[{_CHINESE}]")
# A letter or digit of a script that separates its words.
_LETTER = f"[^\\W_{_CHINESE}]"
_ENDS = f"(?!{_LETTER}|-{_LETTER})"
_IN_A_WORD = re.compile(f"(?:{_LETTER}|{_LETTER}-)\\Z")
# Between two words: spaces or one line break, in a quotation too, with the signs of emphasis around them.
_SPACE = r"[*_]*(?:[ \t]*\n[ \t>]*|[ \t]+)[*_]*"
_CHINESE_SPACE = r"(?:[ \t]*\n[ \t>]*)?"
_BORDER = r"[ \t]*(?:\n[ \t>]*)?"
# Every byte that is no ASCII letter or digit becomes a space, every letter a small one.
_TOKENS = bytes(byte if byte < 128 and chr(byte).isalnum() else 32 for byte in range(256)).lower()  # noqa: PLR2004 — ASCII

_MEANT = -1  # in place of a word: a term that may be used


class DeprecatedWord(NamedTuple):
    """A word that must not be used. instead: the preferred terms. within: terms that hold it and may be used."""

    word: str
    instead: tuple[str, ...]
    within: tuple[str, ...]


class Hit(NamedTuple):
    """Where a deprecated word stands: from the character `start` of a text to before `end`. word: its index."""

    start: int
    end: int
    word: int


class DeprecatedWords:
    """The words of one language.

    words: each once, in the order of the list. digest: of all that a search depends on; equal digests find the same.
    """

    __slots__ = ("_close", "_ends", "_first", "_spaced", "_vocabulary", "digest", "words")

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take the deprecated words of `terms`, which are in one language."""
        terms = tuple(terms)
        good = {_folded(word): word for term in terms for word in (term.term, *term.admitted)}
        instead: dict[str, dict[str, None]] = {}
        written: dict[str, str] = {}
        for term in terms:
            for word in term.deprecated:
                written.setdefault(_folded(word), word)
                instead.setdefault(_folded(word), {})[term.term] = None
        self.words = tuple(
            DeprecatedWord(written[word], tuple(preferred), tuple(good[term] for term in good if word in term))
            for word, preferred in instead.items()
        )
        self.digest = blake2b(repr([tuple(word) for word in self.words]).encode(), digest_size=16).digest()
        self._spaced: dict[int, list[bytes]] = {}
        self._close: dict[str, list[tuple[str, int]]] = {}
        for index, word in enumerate(map(attrgetter("word"), self.words)):
            if word.isascii():
                self._spaced[index] = _tokens(word)
            else:
                close = _squeezed(word)
                self._close.setdefault(close[0], []).append((close[1:], index))
        self._first = tuple((first, tuple(rest for rest, _ in rests)) for first, rests in self._close.items())
        self._ends: dict[bytes, list[int]] = {}
        for index, tokens in self._spaced.items():
            for ending in (b"", b"s", b"es"):
                self._ends.setdefault(tokens[-1] + ending, []).append(index)
        self._vocabulary = frozenset(self._ends).union(*self._spaced.values())

    def candidates(self, text: str) -> tuple[int, ...]:
        """Return the indexes of the words that may stand in `text`; of others it is certain that they do not."""
        found = []
        if self._spaced:
            tokens = text.encode("utf-8", "replace").translate(_TOKENS).split()
            seen = self._vocabulary.intersection(tokens)
            ending = {index for token in seen for index in self._ends.get(token, ())}
            likely = [index for index in ending if seen.issuperset(self._spaced[index][:-1])]
            if likely:
                joined = b" ".join(tokens)
                found += [index for index in likely if b" ".join(self._spaced[index]) in joined]
        if self._close:
            squeezed = _squeezed(text)
            found += {
                index
                for at in _beginning(self._first).finditer(squeezed)
                for rest, index in self._close[at[0]]
                if squeezed.startswith(rest, at.end())
            }
        return tuple(found)

    def find(self, text: str, wanted: Collection[int]) -> list[Hit]:
        """Return where those of `wanted` stand in `text`, in its order; not within a longer term or deprecated word."""
        lowered = _lowered(text)
        hits = [Hit(*span, index) for index in wanted for span in _spans(lowered, self.words[index].word)]
        if not hits:
            return []
        meant = {term for hit in hits for term in self.words[hit.word].within}
        hits += (Hit(*span, _MEANT) for term in meant for span in _spans(lowered, term))
        hits.sort(key=lambda hit: (hit.start, -hit.end, hit.word))
        outermost = hits[:1]
        for hit in hits:
            if hit.end > outermost[-1].end:
                outermost.append(hit)
        return [hit for hit in outermost if hit.word != _MEANT]


def _spans(lowered: str, word: str) -> list[tuple[int, int]]:
    """Return where a word stands in a text of small letters."""
    pattern, separate = _pattern(_folded(word))
    spans = (match.span() for match in pattern.finditer(lowered))
    if not separate:
        return list(spans)
    return [span for span in spans if not _IN_A_WORD.search(lowered, max(span[0] - 2, 0), span[0])]


@cache
def _pattern(folded: str) -> tuple[re.Pattern[str], bool]:
    """Return what finds a word, and whether no letter may stand before it."""
    pieces = []
    for before, sign, after in zip(("", *folded), folded, (*folded[1:], ""), strict=False):
        if sign == " ":
            pieces.append("" if _chinese(before + after) else _SPACE)
        elif before and _chinese(sign + before):
            # Beside a word of another script a space may stand or not, whichever the list does.
            pieces.append((_CHINESE_SPACE if _chinese(sign) and _chinese(before) else _BORDER) + re.escape(sign))
        else:
            pieces.append(re.escape(sign))
    if re.fullmatch("[a-z]", folded[-1]):
        pieces.append("(?:e?s)?")
    if re.fullmatch(_LETTER, folded[-1]):
        pieces.append(_ENDS)
    return re.compile("".join(pieces)), bool(re.match(_LETTER, folded))


@cache
def _beginning(words: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    """Return a pattern of the first character of each word that has the others behind it; one pass finds them all.

    words: first characters, each with what may follow.
    """
    # Each alternative begins with a plain character: the library then passes over all other characters at once.
    return re.compile("|".join(f"{re.escape(first)}(?={'|'.join(map(re.escape, rests))})" for first, rests in words))


def _chinese(text: str) -> bool:
    return bool(_IS_CHINESE.search(text))


def _folded(word: str) -> str:
    return " ".join(_lowered(word).split())


def _lowered(text: str) -> str:
    """Return `text` in small letters, of the same length: a few signs have no small letter of one character."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)


def _squeezed(text: str) -> str:
    return "".join(text.lower().replace(">", "").split())


def _tokens(word: str) -> list[bytes]:
    return word.encode().translate(_TOKENS).split()
