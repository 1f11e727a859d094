"""What is to be said of records: the list of them, and one of them with its fields in the language of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.model.form import FieldText
from smsgen.model.record import External, Record, Value
from smsgen.reports.documents import FieldLine, document_sheets


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record in a list. made_by: the name of the person. state: `open`, `closed`, `none` or `unreadable`."""

    id: str
    form: str
    date: str
    made_by: str
    state: str
    path: str


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A field of a record with its label; values of choices are labels. unit: "" where it has none."""

    key: str
    label: str
    value: Value
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A record with its fields in the order of the form, and the links that lead to it and from it.

    to, back: (type of link or key of field, record id). judged: whether its values were judged by the fields of the
    form in the files, which only a record of the same version is.
    """

    record: Record
    row: RecordRow
    title: str
    lines: tuple[ValueLine, ...]
    to: tuple[tuple[str, str], ...]
    back: tuple[tuple[str, str], ...]
    external: External | None
    judged: bool


def record_rows(facts: Facts, form: str = "") -> tuple[RecordRow, ...]:
    """Return all records, or those of a form, in the order of their days."""
    found = [_row(facts, record) for record in facts.sms.records if not form or form in (record.form, _folder(record))]
    return tuple(sorted(found, key=lambda row: (row.date, row.id, row.path)))


def record_sheet(facts: Facts, record: Record, language: str) -> RecordSheet:
    """Return what is to be said of one record."""
    sheet = document_sheets(facts, language).get(record.form)
    form = facts.sources.get(record.form)
    fields = {line.key: line for line in sheet.fields} if sheet else {}
    choices = {field.key: dict(zip(field.choices, fields[field.key].choices, strict=True))
               for field in (form.fields if form and sheet else ())}  # fmt: skip
    known = [key for key in fields if key in record.values]
    order = [*known, *(key for key in record.values if key not in fields)]
    return RecordSheet(
        record=record,
        row=_row(facts, record),
        title=sheet.title if sheet else record.form,
        lines=tuple(_line(key, record.values[key], fields.get(key), choices.get(key, {})) for key in order),
        to=tuple(_named(facts, record)),
        back=tuple(
            (kind, other.id)
            for other in facts.sms.records
            for kind, named in _named(facts, other)
            if named == record.id
        ),
        external=record.external,
        judged=form is not None and form.version == record.form_version,
    )


def _line(key: str, value: Value, field: FieldLine | None, choices: Mapping[str, str]) -> ValueLine:
    shown: Value = value
    if isinstance(value, str):
        shown = choices.get(value, value)
    elif all(isinstance(item, str) for item in value):
        shown = tuple(choices.get(item, item) for item in value if isinstance(item, str))
    return ValueLine(key, field.label if field else key, shown, field.unit if field else FieldText().unit)


def _named(facts: Facts, record: Record) -> list[tuple[str, str]]:
    """Return every record that a record names: in its links, in `corrects`, and in fields of type record."""
    named = [(link.type, link.record) for link in record.links]
    if record.corrects:
        named.append(("corrects", record.corrects))
    form = facts.sources.get(record.form)
    for field in form.fields if form else ():
        value = record.values.get(field.key)
        if field.type == "record" and isinstance(value, str) and value:
            named.append((field.key, value))
    return named


def _row(facts: Facts, record: Record) -> RecordRow:
    person = facts.sms.authority.people.get(record.made_by)
    state = "unreadable" if record.faulty else "none" if record.none_since else "closed" if record.closed else "open"
    maker = person.name if person else record.made_by
    return RecordRow(record.id, record.form or _folder(record), record.date, maker, state, record.path)


def _folder(record: Record) -> str:
    return record.path.split("/")[1]
