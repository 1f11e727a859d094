"""Makes every character of a redline visible: nobody approves what cannot be seen."""

# Take room or none, and are no control characters: fillers of Korean, the grapheme joiner.
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u3164\uffa0")
_IDEOGRAPHIC_SPACE = "\u3000"  # ordinary in Chinese text
_MARKS = str.maketrans({" ": "·", "\t": "→", _IDEOGRAPHIC_SPACE: "□"})


def seen(text: str) -> str:
    """Return `text` with controls, hidden and direction-turning characters as escapes; line feeds stay."""
    if text.isprintable() and _BLANK_LETTERS.isdisjoint(text):
        return text
    return "".join(character if _is_seen(character) else _escaped(character) for character in text)


def seen_change(text: str) -> str:
    """Return a text that came or went within a block: spaces on their own and line feeds get a mark too."""
    if not text.strip(" \t\n" + _IDEOGRAPHIC_SPACE):
        text = text.translate(_MARKS)
    return seen(text.replace("\n", "⏎\n"))


def _is_seen(character: str) -> bool:
    printable = character.isprintable() and character not in _BLANK_LETTERS
    return printable or character in ("\n", _IDEOGRAPHIC_SPACE)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
