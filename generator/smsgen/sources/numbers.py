"""The numbers that a text states, with their units, so that a translation can be compared with its source."""

import re
from collections import Counter

from smsgen.model.structure import Number

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)*", re.ASCII)
# Before a digit: it belongs to a name, such as P1 or SVC-01, or to the parts of 2026-03-01 behind the year.
_INSIDE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,_-")
_UNIT = re.compile(
    r" ?(?:(%)|(min(?:utes?)?\b|分钟)|(h(?:ours?)?\b|个?小时)|(working days?\b|个工作日)|(days?\b|天)|(weeks?\b|周)"
    r"|(months?\b|个月)|(years?\b))",
    re.ASCII,
)
_UNIT_BEGINS = frozenset("%mhwdy分个小天周")
UNITS = ("%", "min", "h", "working days", "days", "weeks", "months", "years")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
_COUNTS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WORDS = {
    **{name: str(number) for number, name in enumerate(_MONTHS, 1)},
    **dict.fromkeys(("one", "once", "first", "single"), "1"),
    **dict.fromkeys(("two", "twice", "second", "both"), "2"),
    **{word: str(number) for number, word in enumerate(_COUNTS, 3)},
    **{word: str(number) for number, word in enumerate(_ORDINALS, 3)},
}
_NUMERALS = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}
_AFTER = ".,;:)!?"


def find_numbers(text: str) -> tuple[tuple[Number, ...], tuple[tuple[str, int], ...]]:
    """Return the numbers written in digits, sorted, and those written in words with how often each may be meant.

    Thousands separators and leading zeros are taken off, so that 08:30 and 1,200 are 8, 30 and 1200.
    """
    found = []
    for match in _NUMBER.finditer(text):
        if match.start() and text[match.start() - 1] in _INSIDE:
            continue
        end = match.end()
        followed = _UNIT.match(text, end) if text[end : end + 2].lstrip()[:1] in _UNIT_BEGINS else None
        unit = UNITS[followed.lastindex - 1] if followed and followed.lastindex else ""
        found.append(Number(_plain(match[0]), unit))
    return tuple(sorted(found)), tuple(sorted(_in_words(text).items()))


def _plain(digits: str) -> str:
    return ".".join(part.lstrip("0") or "0" for part in digits.replace(",", "").split("."))


def _in_words(text: str) -> Counter[str]:
    words: Counter[str] = Counter()
    for token in text.lower().split():
        number = _WORDS.get(token) or _WORDS.get(token.rstrip(_AFTER))
        if number:
            words[number] += 1
    for numeral, number in _NUMERALS.items():
        words[number] += text.count(numeral)
    return +words
