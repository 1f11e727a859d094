"""Editions of standards that a text names, such as ISO/IEC 20000-1:2018: a rule holds them to the catalogue."""

import re

from smsgen.model.structure import Edition

_EDITION = re.compile(
    r"\b((?:ISO/IEC|ISO|IEC|GB/T) ?[0-9]{3,6}(?:[-.][0-9]{1,2})?)[:：—-]((?:19|20)[0-9]{2})\b", re.ASCII
)
# A quick test first: most texts name no standard at all.
_SIGNS = ("ISO", "IEC", "GB/T")


def read_editions(text: str) -> tuple[Edition, ...]:
    """Return every edition that the whole file (front matter included) names, in order."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    editions = []
    for match in _EDITION.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        line = text.count("\n", 0, start) + 1
        editions.append(Edition(match[1], match[2], line, match.start() - start + 1))
    return tuple(editions)
