"""A record: one filled form, evidence of what was done (DESIGN, section 3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from smsgen.location import Location, locate
from smsgen.model.text import Text

SCHEMA = "sms.record/v1"
FOLDER = "records"
REQUIRED = ("schema", "id", "form", "form_version", "date", "made_by", "made_at")
OPTIONAL = ("version", "closed", "corrects", "none_since", "source", "values", "links", "external")

# What one record can be to another where no field of the form says it. The direction is from the record that holds the
# link to the one that it names.
LINK_TYPES = {
    "caused-by": Text("caused by", "起因"),
    "led-to": Text("led to", "引发"),
    "follows": Text("follows", "承接"),
    "checks": Text("checks the effect of", "验证效果"),
    "evidence-for": Text("is evidence for", "佐证"),
}

_ID = re.compile(r"([A-Z][A-Z0-9]{1,7})-([0-9]{4})-([0-9]{4}|[1-9][0-9]{4,6})", re.ASCII)

_PROVISIONAL = re.compile(r"[A-Z][A-Z0-9]{1,7}-[0-9]{4}-0000", re.ASCII)

# One row of a table: column → text.
Row = Mapping[str, str]
Value = str | tuple[str, ...] | tuple[Row, ...]


class RecordId(NamedTuple):
    """The parts of a record id: the prefix of its form, the year it is about, its number."""

    prefix: str
    year: str
    number: int

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}-{self.number:04d}"


def read_id(text: str) -> RecordId | None:
    """Return the parts of `INC-2026-0001`, None where it is no record id. Numbers have four digits or more, from 1."""
    match = _ID.fullmatch(text)
    if match is None or not int(match[3]):
        return None
    return RecordId(match[1], match[2], int(match[3]))


def is_provisional(text: str) -> bool:
    """Tell whether an id stands for a number that is yet to be given: `INC-2026-0000`, of a form in the browser."""
    return _PROVISIONAL.fullmatch(text) is not None


def record_path(form: str, record_id: RecordId) -> str:
    """Return where the record of a form belongs."""
    return f"{FOLDER}/{form}/{record_id.year}/{record_id}.yml"


def is_at_home(record: "Record") -> bool:
    """Tell whether a record lies where its own fields say."""
    parts = read_id(record.id)
    return parts is not None and record.path == record_path(record.form, parts)


class Link(NamedTuple):
    """A typed link to another record: one of LINK_TYPES, and the id of the record."""

    type: str
    record: str
    data_path: str = ""


class External(NamedTuple):
    """Where the content of a record is kept when it is not in the repository: the place in words, and its SHA-256."""

    place: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands in the tree, whatever it is worth; every scalar is the text that was written.

    path: of the file. id: as written, or the name of the file where the record could not be read. form, form_version:
    the form that it was made with. date: ISO day that it is about. made_by: a person of the register. made_at: the
    moment at which it was written. closed: "yes" once nothing may change any more, else "". corrects: the id of the
    closed record that this one puts right, else "". none_since: ISO day; the record then states that from this day to
    `date` nothing happened that its form would have recorded. source: the number that the same thing has in the tool
    that it was imported from, such as `servicenow INC0010023`; it is never imported twice. values: by key of the form's
    field: a text, a tuple of texts (choices) or a tuple of rows (a table). links: see `Link`. external: what takes the
    place of values that are kept elsewhere. version: of a maintained instance, else "". faulty: its file could not be
    read as a record; nothing may be concluded from what is empty here. places: data path → (line, column). sha256: hex
    digest of the file, of a record with a version: only of those is anything decided.
    """

    path: str
    id: str = ""
    form: str = ""
    form_version: str = ""
    date: str = ""
    made_by: str = ""
    made_at: str = ""
    version: str = ""
    closed: str = ""
    corrects: str = ""
    none_since: str = ""
    source: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    external: External | None = None
    faulty: bool = False
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    sha256: str = ""

    def at(self, data_path: str) -> Location:
        """Return where `data_path` stands; the nearest enclosing key; else the whole file."""
        return locate(self.path, self.places, data_path)
