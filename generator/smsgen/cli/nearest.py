"""Asks whether something with a name like it was meant."""

import unicodedata
from collections.abc import Iterable

from smsgen.cli import messages


def nearest(name: str, known: Iterable[str], language: str) -> str:
    """Return a question that names what of `known` is like `name`, "" when nothing is."""
    from difflib import get_close_matches

    by_folded = {each.casefold(): each for each in known}
    # An input method for Chinese may leave full-width letters and digits.
    typed = unicodedata.normalize("NFKC", name).casefold()
    near = [by_folded[each] for each in get_close_matches(typed, by_folded, n=3)]
    return messages.NEAREST.of(language).format(names=", ".join(near)) if near else ""
