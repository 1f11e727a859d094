"""What somebody filled in, before it is judged: the same value whatever the file was (XLSX, CSV, JSON, DOCX, PDF).

A reader of a kind of file yields a `FilledRow` for each record, with the texts as they stand in the file: a choice may
be its key or its label in any language, a date may be written as people write it. What they mean, and whether they may
stand, is decided once for all readers (`app.recording`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from smsgen.model.text import Text

# What a filled form says of the record itself, beside the fields of the form. The keys of files (names of columns, of
# content controls, of PDF fields) carry the prefix, which no key of a field can.
HEAD_PREFIX = "record."
HEAD_KEYS = (
    "id",
    "form",
    "form_version",
    "date",
    "made_by",
    "made_at",
    "version",
    "closed",
    "corrects",
    "none_since",
    "source",
)
# Where the content of a record is kept elsewhere, and its SHA-256: in a file of one row to a record they stand in cells
# of their own, which a record itself holds as `external`.
EXTERNAL_KEYS = ("external_place", "external_sha256")
CELL_KEYS = (*HEAD_KEYS, *EXTERNAL_KEYS)

# The text of a field, the texts of several choices, or the rows of a table: column → text.
FilledValue = str | tuple[str, ...] | tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One record as it was filled in.

    values: key of the form's field → what stands there; what is empty is left out. place: where it stands in the file,
    in words, such as `line 7`. head: see CELL_KEYS, keys without the prefix; what is empty is left out. cells: the
    place of a single value where it is known more exactly, by the path of the value: `summary`, `actions[2].by`,
    `record.date`. links: (type, record id). external: (place, SHA-256). faults: what cannot be taken as it is: (path of
    the value, its text, what is wrong and what to do).
    """

    values: Mapping[str, FilledValue]
    place: Text
    head: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    cells: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    links: tuple[tuple[str, str], ...] = ()
    external: tuple[str, str] | None = None
    faults: Sequence[tuple[str, str, Text]] = ()


@dataclass(frozen=True, slots=True)
class FilledFile:
    """A file that was filled in.

    rows: can be read once; raises FilledFileError where the file cannot be read on. epoch: the year that day numbers of
    a workbook count from, `1900` or `1904`; "" where a number is no day. remarks: what was assumed of the file.
    """

    rows: Iterator[FilledRow]
    epoch: str = ""
    remarks: tuple[Text, ...] = ()


class FilledFileError(Exception):
    """A file cannot be taken for a filled form at all, or not from this place on; nothing may be concluded from it."""

    def __init__(self, *, en: str, zh: str) -> None:
        """Carry the reason and what to do, in both languages."""
        super().__init__(en)
        self.reason = Text(en, zh)


def by_prefix(texts: Mapping[str, FilledValue]) -> tuple[dict[str, FilledValue], dict[str, str]]:
    """Divide what a file says by key into values of fields and the head (keys with HEAD_PREFIX); drop what is empty."""
    values = {key: value for key, value in texts.items() if value and not key.startswith(HEAD_PREFIX)}
    head = {
        key.removeprefix(HEAD_PREFIX): value
        for key, value in texts.items()
        if key.startswith(HEAD_PREFIX) and isinstance(value, str) and value
    }
    return values, head
