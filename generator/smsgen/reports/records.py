"""What is to be said of records: the list of them, and one of them with its fields in the language of the reader."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from smsgen.analysis.disposals import Tombstone, tombstones
from smsgen.analysis.facts import Facts
from smsgen.analysis.instances import headline
from smsgen.analysis.record_links import CORRECTS, RecordLink, RecordLinks, record_links
from smsgen.model.form import Field
from smsgen.model.record import LINK_TYPES, External, Record, Row, Value
from smsgen.model.text import Text
from smsgen.reports.control import Control, control_of
from smsgen.reports.decisions import role_name
from smsgen.reports.documents import FieldLine, Sheet, document_sheets

_CORRECTS = Text("corrects", "更正")
_YES_NO = {"yes": Text("yes", "是"), "no": Text("no", "否")}


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
    """A field of a record with its label; values of choices are labels, people and roles their names.

    type: of the field, "" of one that the form does not have. unit: "" where it has none. columns: of a table; its rows
    hold texts by the keys of the columns.
    """

    key: str
    label: str
    value: Value
    unit: str = ""
    type: str = ""
    columns: tuple[FieldLine, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link of a record. key: see `RecordLink`. label: what it says, in words. record: id of the other record."""

    key: str
    label: str
    record: str


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A record with its fields in the order of the form, and the links that lead from it and to it.

    title: of its form. headline: what it is about, in its own words, "" where no field says it. judged: whether its
    values were judged by the fields of the form in the files, which only a record of the same version is. control:
    state and decisions of a maintained record, None of any other.
    """

    record: Record
    row: RecordRow
    title: str
    headline: str
    lines: tuple[ValueLine, ...]
    to: tuple[LinkLine, ...]
    back: tuple[LinkLine, ...]
    external: External | None
    judged: bool
    control: Control | None = None


@dataclass
class RecordBook:
    """All records in one language, made once where many of them are asked for. sheets: those of the documents."""

    facts: Facts
    language: str
    sheets: Mapping[str, Sheet]
    _labels: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def links(self) -> RecordLinks:
        """Which record names which."""
        return record_links(self.facts)

    @cached_property
    def tombstones(self) -> dict[str, Tombstone]:
        """What remains of the records that were disposed of, by id."""
        return tombstones(self.facts)

    def sheet(self, record: Record) -> RecordSheet:
        """Return what is to be said of one record."""
        form, sheet = self.facts.sources.get(record.form), self.sheets.get(record.form)
        pairs = dict(zip((each.key for each in form.fields), sheet.fields, strict=True)) if form and sheet else {}
        fields = {each.key: each for each in form.fields} if pairs and form else {}
        order = [*(key for key in pairs if key in record.values), *(key for key in record.values if key not in pairs)]
        return RecordSheet(
            record=record,
            row=_row(self.facts, record),
            title=self.form_title(record.form),
            headline=self.headline(record),
            lines=tuple(self._line(key, record.values[key], fields.get(key), pairs.get(key)) for key in order),
            to=tuple(LinkLine(each.key, self.label(each), each.target) for each in self._outgoing(record)),
            back=tuple(
                LinkLine(each.key, f"{self.form_title(each.form)} · {self.label(each)}", each.source)
                for each in self.links.incoming.get(record.id, ())
            ),
            external=record.external,
            judged=form is not None and form.version == record.form_version,
            control=self.control(record),
        )

    def control(self, record: Record) -> Control | None:
        """Return state and decisions of a maintained record, None of any other."""
        instance = self.facts.identity.instances.get(record.id)
        if instance is None or instance.record is not record:
            return None
        return control_of(self.facts, record.id, instance.text.language, self.language)

    def row(self, record: Record) -> RecordRow:
        """Return the line of a record in a list."""
        return _row(self.facts, record)

    def state(self, record: Record) -> str:
        """Return the state of a record as in `RecordRow`; a maintained one, which is never done, is `maintained`."""
        state, form = _row(self.facts, record).state, self.facts.sources.get(record.form)
        kept = form is not None and form.record is not None and form.record.instance == "maintained"
        return "maintained" if kept and state == "open" else state

    def form_title(self, form: str) -> str:
        """Return the title of a form, its id where there is no such form."""
        return self.sheets[form].title if form in self.sheets else form

    def headline(self, record: Record) -> str:
        """Return what a record is about, in its own words, "" where no field says it."""
        form = self.facts.sources.get(record.form)
        return headline(record, form) if form else ""

    def label(self, link: RecordLink) -> str:
        """Return what a link says, in words: its type, or the label of the field, with that of the table before it."""
        known = (link.form, link.key)
        if known not in self._labels:
            self._labels[known] = self._label(link)
        return self._labels[known]

    def _label(self, link: RecordLink) -> str:
        table, _, column = link.key.partition(".")
        lines = self.sheets[link.form].fields if link.form in self.sheets else ()
        for line in lines:
            if line.key == table and line.type == ("table" if column else "record"):
                return " · ".join([line.label, *(each.label for each in line.columns if each.key == column)])
        named = _CORRECTS if link.key == CORRECTS else LINK_TYPES.get(link.key)
        return named.of(self.language) if named else link.key

    def _outgoing(self, record: Record) -> tuple[RecordLink, ...]:
        return self.links.outgoing.get(record.id, ()) if self.facts.records.by_id.get(record.id) is record else ()

    def _line(self, key: str, value: Value, asked: Field | None, line: FieldLine | None) -> ValueLine:
        if asked is None or line is None:
            return ValueLine(key, key, value)
        shown: Value = value
        if isinstance(value, str):
            shown = self._shown(value, asked, line)
        elif asked.type == "table":
            shown = tuple(self._row_shown(row, asked, line) for row in value if not isinstance(row, str))
        else:
            shown = tuple(self._shown(item, asked, line) for item in value if isinstance(item, str))
        return ValueLine(key, line.label, shown, line.unit, asked.type, line.columns)

    def _row_shown(self, row: Row, asked: Field, line: FieldLine) -> Row:
        columns = {each.key: (each, shown) for each, shown in zip(asked.columns, line.columns, strict=True)}
        return {key: self._shown(cell, *columns[key]) if key in columns else cell for key, cell in row.items()}

    def _shown(self, value: str, asked: Field, line: FieldLine) -> str:
        if asked.type in ("choice", "choices"):
            return dict(zip(asked.choices, line.choices, strict=True)).get(value, value)
        if asked.type == "yes-no" and value in _YES_NO:
            return _YES_NO[value].of(self.language)
        if asked.type == "person":
            return _name(self.facts, value)
        return role_name(self.facts, value, self.language) if asked.type == "role" else value


def record_book(facts: Facts, language: str) -> RecordBook:
    """Return the book of all records in a language."""
    return RecordBook(facts, language, document_sheets(facts, language))


def record_rows(facts: Facts, form: str = "") -> tuple[RecordRow, ...]:
    """Return all records, or those of a form, in the order of their days."""
    return tuple(sorted(_rows(facts, form), key=lambda row: (row.date, row.id, row.path)))


def record_sheet(facts: Facts, record: Record, language: str) -> RecordSheet:
    """Return what is to be said of one record."""
    return record_book(facts, language).sheet(record)


def _rows(facts: Facts, form: str) -> Iterator[RecordRow]:
    for record in facts.sms.records:
        if not form or form in (record.form, _folder(record)):
            yield _row(facts, record)


def _row(facts: Facts, record: Record) -> RecordRow:
    state = "unreadable" if record.faulty else "none" if record.none_since else "closed" if record.closed else "open"
    form = record.form or _folder(record)
    return RecordRow(record.id, form, record.date, _name(facts, record.made_by), state, record.path)


def _name(facts: Facts, person: str) -> str:
    known = facts.sms.authority.people.get(person)
    return known.name if known else person


def _folder(record: Record) -> str:
    return record.path.split("/")[1]
