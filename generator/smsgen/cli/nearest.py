"""Asks whether something with a name like it was meant."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from smsgen.cli import messages
from smsgen.model.text import enumerated

# INC-2026-1, inc 2026 0001: the parts of a number with something else between them, or without its zeros.
_PARTS = re.compile(r"([a-z]{2,8})[-_ /]?([0-9]{4})[-_ /]?([0-9]{1,8})", re.ASCII)


def no_such_record(name: str, known: Collection[str], language: str) -> str:
    """Return that there is no record with a number, and ask whether the one of the same parts was meant."""
    parts = _PARTS.fullmatch(unicodedata.normalize("NFKC", name).casefold().strip())
    meant = f"{parts[1].upper()}-{parts[2]}-{int(parts[3]):04d}" if parts else ""
    asked = nearest(meant, [meant], language) if meant in known else nearest(name, known, language)
    return messages.NO_RECORD.of(language).format(name=name) + asked


def nearest(name: str, known: Iterable[str], language: str) -> str:
    """Return a question that names what of `known` is like `name`, "" when nothing is."""
    from difflib import get_close_matches

    by_folded = {each.casefold(): each for each in known}
    # An input method for Chinese may leave full-width letters and digits.
    typed = unicodedata.normalize("NFKC", name).casefold()
    near = [by_folded[each] for each in get_close_matches(typed, by_folded, n=3)]
    return messages.NEAREST.of(language).format(names=enumerated(near).of(language)) if near else ""
