"""What a check says: findings as the rules yield them, and diagnostics as a person or a machine reads them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from smsgen.location import Location
from smsgen.model.text import Text

# What a message names, by placeholder; a Text where the word differs between the languages.
Values = Mapping[str, str | Text]


class Severity(StrEnum):
    """How much a diagnostic weighs; only errors fail a run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault as a reader or a rule states it, without its wording.

    rule: the rule's name. subject: id of the document, record, clause or item at fault, "" where there is none.
    values: what the rule's message and help name, by placeholder. data_path: in the front matter, "" elsewhere.
    """

    rule: str
    location: Location
    subject: str = ""
    values: Values = field(default_factory=dict)
    data_path: str = ""
    related: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its code, severity and wording in both languages."""

    location: Location
    code: str
    name: str
    severity: Severity
    message: Text
    help: Text
    subject: str = ""
    data_path: str = ""
    related: tuple[Location, ...] = ()


_COMPARABLE = 500


def did_you_mean(word: str, words: Collection[str]) -> Text:
    """Return a sentence that names the one of `words` most like `word`, empty where none is alike.

    It begins with the space that separates it from the sentence before (English).
    """
    found = nearest_word(word, words)
    return Text(f" Did you mean “{found}”?", f"是否为“{found}”？") if found else Text("", "")


def nearest_word(word: str, words: Collection[str]) -> str:
    """Return the one of `words` that `word` was most likely meant to be, "" where none is alike."""
    # Comparing is slow: among many words only those that begin alike are looked at.
    start = word[: max(len(word) - 2, 1)]
    near = words if len(words) <= _COMPARABLE else [candidate for candidate in words if candidate.startswith(start)]
    return next(iter(get_close_matches(word, near, n=1, cutoff=0.7)), "")
