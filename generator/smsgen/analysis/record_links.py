"""Which record names which: typed links, `corrects`, and every field of type record, columns of tables included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from smsgen.analysis.facts import Facts
from smsgen.model.document import Document
from smsgen.model.form import Field
from smsgen.model.record import Record

CORRECTS = "corrects"


class RecordLink(NamedTuple):
    """One record names another.

    key: what says so: a type of LINK_TYPES, `corrects`, the key of a field, or `table.column`. form: of the record that
    names; the same key of another form is another kind of link.
    """

    source: str
    form: str
    key: str
    target: str


@dataclass(frozen=True, slots=True)
class RecordLinks:
    """All links by the record that names (`outgoing`) and by the one that is named (`incoming`), without repetition.

    A target need not exist: it may have been disposed of, or be a mistake that has its own finding.
    """

    outgoing: Mapping[str, tuple[RecordLink, ...]]
    incoming: Mapping[str, tuple[RecordLink, ...]]

    def of(self, record: str) -> tuple[RecordLink, ...]:
        """Return the links of a record in both directions, its own first."""
        return (*self.outgoing.get(record, ()), *self.incoming.get(record, ()))


def record_links(facts: Facts) -> RecordLinks:
    """Return the links of all records that could be read, in the order of the paths."""
    outgoing: dict[str, tuple[RecordLink, ...]] = {}
    incoming: dict[str, list[RecordLink]] = {}
    fields = {id_: record_fields(source) for id_, source in facts.sources.items() if source.tier == "form"}
    for record in facts.sms.records:
        if record.faulty or facts.records.by_id.get(record.id) is not record:
            continue
        links = tuple(dict.fromkeys(_links(record, fields.get(record.form, ()))))
        if links:
            outgoing[record.id] = links
        for link in links:
            incoming.setdefault(link.target, []).append(link)
    return RecordLinks(outgoing, {id_: tuple(found) for id_, found in incoming.items()})


def record_fields(form: Document) -> tuple[tuple[str, Field], ...]:
    """Return (key or `table.column`, field) of the fields of a form that name records."""
    found: list[tuple[str, Field]] = []
    for field in form.fields:
        if field.type == "record":
            found.append((field.key, field))
        found.extend((f"{field.key}.{column.key}", column) for column in field.columns if column.type == "record")
    return tuple(found)


def _links(record: Record, fields: tuple[tuple[str, Field], ...]) -> Iterator[RecordLink]:
    if record.corrects:
        yield RecordLink(record.id, record.form, CORRECTS, record.corrects)
    for key, _ in fields:
        for named in _named(record, key):
            if named and named != record.id:
                yield RecordLink(record.id, record.form, key, named)
    for link in record.links:
        if link.record != record.id:
            yield RecordLink(record.id, record.form, link.type, link.record)


def _named(record: Record, key: str) -> Iterator[str]:
    table, _, column = key.partition(".")
    value = record.values.get(table, "")
    if isinstance(value, str):
        yield "" if column else value
    elif column:
        yield from (row.get(column, "") for row in value if not isinstance(row, str))
