"""Kinds of records: what a record is, whatever an organisation calls its form (`record_kinds` in sms.yml).

Checks, reports and pages that know what an incident or an agreement is ask for records of a kind, and read the fields
that are listed here by their keys.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from smsgen.model import record_kinds_of_services, record_kinds_of_system
from smsgen.model.text import Text


class KindField(NamedTuple):
    """A field that a form of the kind must have.

    choices: values that checks know by name; a form may have others beside them, and has its own where none is listed.
    kind: of the record that a link leads to, "" for any. columns: of a table; () where nothing is asked of them.
    """

    key: str
    type: str
    choices: tuple[str, ...] = ()
    kind: str = ""
    columns: tuple["KindField", ...] = ()


class RecordKind(NamedTuple):
    """A kind of record: its name in both languages, and the fields that checks read."""

    name: Text
    fields: tuple[KindField, ...]


_OWN_CHOICES = "…"


def _field(key: str, words: list[str]) -> KindField:
    type_, *rest = words
    if type_ == "record":
        return KindField(key, type_, kind=rest[0] if rest else "")
    return KindField(key, type_, choices=tuple(word for word in rest if word != _OWN_CHOICES))


def _fields(lines: str) -> Iterator[KindField]:
    columns: dict[str, list[KindField]] = {}
    fields: dict[str, KindField] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        name, _, words = line.partition(": ")
        table, dot, column = name.partition(".")
        if dot:
            columns.setdefault(table, []).append(_field(column, words.split()))
            fields[table] = KindField(table, "table", columns=tuple(columns[table]))
        else:
            fields[name] = _field(name, words.split())
    yield from fields.values()


_TABLE = {**record_kinds_of_system.TABLE, **record_kinds_of_services.TABLE}
# Kind → what it is.
KINDS: Mapping[str, RecordKind] = MappingProxyType(
    {kind: RecordKind(name, tuple(_fields(lines))) for kind, (name, lines) in _TABLE.items()}
)
