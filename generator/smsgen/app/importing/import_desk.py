"""Judges rows one after the other, as `sms record new` judges one record, and gives each the next number.

Every row is judged once, against what is there and the rows taken over before it; so the work grows with the rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from smsgen.analysis.facts import Facts
from smsgen.analysis.records import free_id
from smsgen.app.importing.mapped_rows import check_mapping
from smsgen.app.importing.unclear_dates import order_hint, serial_hint
from smsgen.app.importing.written_values import ValueReader
from smsgen.app.recording.new_record import Desk, Wish
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.exporters.record_file import record_bytes
from smsgen.model.filled import EXTERNAL_KEYS, HEAD_PREFIX, FilledRow
from smsgen.model.form import Field
from smsgen.model.import_result import RowFault
from smsgen.model.mapping import Mapping as RowMapping
from smsgen.model.mapping import ValueRule
from smsgen.model.record import External, Link, Record, RecordId, Value, is_provisional, read_id
from smsgen.model.text import Text

_NO_RULE = ValueRule()
_YES = "yes"


_NO_DATE = Text("the date is missing", "缺少日期"), Text("Say on which day it was.", "请填写所记日期。")
_NOBODY = (
    Text("nobody is named who made the record", "未写明填写人"),
    Text("Name the person with --by, or in the file.", "请用--by或在文件中写明填写人。"),
)
_NEXT_NUMBER = Text("Leave the id out; the next free number is taken.", "请删去编号，系统会取下一个空号。")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a row: a record to be written, or the id of the one that says the same already, or faults.

    remarks: codes of the warnings that the checker will have for the record. left_out: records that it names and that
    are not there, left out as the mapping says.
    """

    record: Record | None = None
    already: str = ""
    faults: tuple[RowFault, ...] = ()
    remarks: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class _Seen:
    """What is there, by which a row is known again. sources, contents: → (id, where it came from)."""

    sources: dict[str, tuple[str, Text, str]] = field(default_factory=dict)
    contents: dict[str, tuple[str, Text]] = field(default_factory=dict)


class ImportDesk:
    """Where the rows of one form are taken over."""

    def __init__(  # noqa: PLR0913, PLR0917 — what the command was told
        self, root: Path, facts: Facts, form_id: str, now: datetime, mapping: RowMapping, epoch: str, by: str
    ) -> None:
        """Open the desk. Raises AuthorityError where no records of the form can be made, MappingError."""
        self.desk = Desk(root, facts, form_id, now)
        self.form = self.desk.form
        check_mapping(mapping, self.form.fields, form_id)
        self.mapping = mapping
        zone = ZoneInfo(mapping.time_zone) if mapping.time_zone else self.desk.zone
        self.reader = ValueReader(facts, form_id, zone, epoch=epoch, formats=mapping.date_formats)
        self.reader.call_people(mapping.people)
        self.reader.system = mapping.system
        self.by = self.reader.person(by)
        self.fields = {each.key: each for each in self.form.fields}
        self._anybody = min(self.desk.judge.known.people, default="")
        self._next: dict[str, int] = {}
        self._seen = _Seen()
        for record in facts.sms.records:
            if record.form == form_id and not record.faulty:
                self._remember(record, Text(record.id, record.id))

    def take(self, row: FilledRow) -> Taken:
        """Judge a row. One that is taken is from then on among what is there."""
        faults = [self._fault(row, path, value, message) for path, value, message in row.faults]
        faults += self._head_faults(row)
        left_out: list[str] = []
        wish = self._wish(row, left_out)
        given = read_id(row.head.get("id", ""))
        record = self.desk.compose(wish, id_=given or self._number(wish.date))
        again = None if faults else self._again(row, record, given)
        if again is not None:
            return again
        judge = self.desk.judge
        light = Record(record.path, record.id, record.form)
        judge.admit(light)
        found = self.desk.findings(record, judge)
        wrong = [each for each in found if each.severity is Severity.ERROR]
        if wrong or faults:
            judge.dismiss(light)
            # One mistake gives one fault: what a cell has already been blamed for is not said again.
            blamed = {fault.column for fault in faults}
            judged = [self._judged(row, each) for each in wrong]
            return Taken(faults=(*faults, *(each for each in judged if each.column not in blamed)))
        number = read_id(record.id)
        if number:
            self._next[number.year] = max(self._next.get(number.year, 1), number.number + 1)
        self._remember(record, row.place)
        self.reader.know(record)
        remarks = tuple(each.code for each in found if each.severity is not Severity.ERROR)
        return Taken(record, remarks=remarks, left_out=tuple(left_out))

    # -- what a row says

    def _head_faults(self, row: FilledRow) -> list[RowFault]:
        """Return what is wrong with what a row says of the record itself, where the checker would not see it."""
        found: list[tuple[str, tuple[Text, Text]]] = []
        version, closed, id_ = (row.head.get(key, "") for key in ("form_version", "closed", "id"))
        if version and version != self.form.version:
            found.append(("form_version", _other_version(self.form.id, version, self.form.version)))
        if not row.head.get("date"):
            found.append(("date", _NO_DATE))
        if not (row.head.get("made_by") or self.by):
            found.append(("made_by", _NOBODY))
        if closed and self.reader.yes_no(closed) not in ("yes", "no"):
            found.append(("closed", _not_yes_no(closed)))
        kept = [key for key in EXTERNAL_KEYS if row.head.get(key)]
        if len(kept) == 1:
            found += [(key, _PLACE_AND_DIGEST) for key in EXTERNAL_KEYS if key not in kept]
        if id_ and read_id(id_) is None and not is_provisional(id_):
            found.append(("id", _no_id(id_)))
        return [
            RowFault(self._place(row, HEAD_PREFIX + key), key, row.head.get(key, ""), "", message, help_)
            for key, (message, help_) in found
        ]

    def _wish(self, row: FilledRow, left_out: list[str]) -> Wish:
        head = row.head
        values: dict[str, Value] = {}
        for key, written in row.values.items():
            field_ = self.fields.get(key)
            if field_ is None:
                values[key] = written
                continue
            value = self._ruled(field_, self.reader.value(field_, written), left_out)
            if value:
                values[key] = value
        ordered = {key: values[key] for key in self.fields if key in values}
        return Wish(
            # Where one of them is missing, the row is rejected; a stand-in lets the other faults of it show as well.
            made_by=self.reader.person(head.get("made_by", "")) or self.by or self._anybody,
            date=self.reader.day(head.get("date", "")) or f"{self.desk.now:%Y-%m-%d}",
            made_at=self.reader.moment(head["made_at"]) if head.get("made_at") else "",
            version=head.get("version", ""),
            closed=self.reader.yes_no(head.get("closed", "")) == _YES,
            corrects=head.get("corrects", ""),
            none_since=self.reader.day(head.get("none_since", "")),
            source=" ".join(head.get("source", "").split()),
            values=ordered | values,
            links=tuple(Link(*pair) for pair in row.links),
            external=_external(row),
        )

    def _ruled(self, field_: Field, value: Value, left_out: list[str]) -> Value:
        """Do with a value what the mapping says of it: shorten it, or leave out a record that is not there."""
        rule = self.mapping.fields.get(field_.key, _NO_RULE)
        if not isinstance(value, str):
            return self._known_rows(field_, value, rule, left_out)
        if rule.shorten and (limit := int(field_.limits.get("max_length", "0"))) and len(value) > limit:
            return value[: limit - 1].rstrip() + "…"
        if rule.leave_out_unknown and field_.type == "record" and value not in self.desk.judge.known.records:
            left_out.append(value)
            return ""
        return value

    def _known_rows(self, field_: Field, value: Value, rule: ValueRule, left_out: list[str]) -> Value:
        """Return the rows of a table without those that name a record which is not there, where the mapping says so."""
        columns = [column.key for column in field_.columns if column.type == "record"]
        if not rule.leave_out_unknown or not columns:
            return value
        kept = []
        for row in value:
            unknown = [
                row[key]
                for key in columns
                if isinstance(row, Mapping) and key in row and row[key] not in self.desk.judge.known.records
            ]
            left_out += unknown
            if isinstance(row, Mapping) and not unknown:
                kept.append(row)
        return tuple(kept)

    # -- numbers, and what is there already

    def _number(self, date: str) -> RecordId | None:
        """Return the next number of the year, None where the day is none: the checker then says so."""
        year = date[:4]
        rule = self.form.record
        if rule is None or not year.isdigit() or len(year) < len("YYYY"):
            return None
        if year not in self._next:
            self._next[year] = free_id(rule.prefix, year, self.desk.judge.by_id).number
        return RecordId(rule.prefix, year, self._next[year])

    def _remember(self, record: Record, place: Text) -> None:
        digest = content_digest(record)
        if record.source:
            self._seen.sources.setdefault(record.source.casefold(), (record.id, place, digest))
        self._seen.contents.setdefault(digest, (record.id, place))

    def _again(self, row: FilledRow, record: Record, given: RecordId | None) -> Taken | None:
        """Return what becomes of a row that stands in the set or further up in the file already, else None."""
        digest = content_digest(record)
        known = self._seen.sources.get(record.source.casefold()) if record.source else None
        same = self._seen.contents.get(digest)
        if known is not None:
            id_, place, before = known
            if place.en == id_ and before == digest:
                return Taken(already=id_)
            return self._twice(row, "source", record.source, id_, place)
        if same is not None and given is None:
            return Taken(already=same[0]) if same[1].en == same[0] else self._twice(row, "", "", *same)
        if given is not None and record.id in self.desk.judge.by_id:
            if same is not None and same == (record.id, Text(record.id, record.id)):
                return Taken(already=record.id)
            message = Text(f"the number {record.id} is taken by another record", f"编号{record.id}已被另一份记录占用")
            fault = RowFault(self._place(row, "record.id"), "id", record.id, "", message, _NEXT_NUMBER)
            return Taken(faults=(fault,))
        return None

    def _twice(self, row: FilledRow, column: str, number: str, id_: str, place: Text) -> Taken:
        if place.en != id_:
            what = number or "the same content"
            message = Text(f"{what} stands at {place.en} already", f"{number or '相同内容'}已出现在{place.zh}")
            help_ = Text("Keep the row that is right and delete the other.", "请保留正确的一行，删去另一行。")
        else:
            message = Text(
                f"{number} was imported as {id_}, and says something else now",
                f"{number}已导入为{id_}，但内容已与当时不同",
            )
            help_ = Text(
                f"A record is not changed by an import. Put it right with `sms record new {self.form.id} --corrects"
                f" {id_}`, or leave the row out.",
                f"导入不会改动已有记录。请用“sms record new {self.form.id} --corrects {id_}”更正，或删去该行。",
            )
        at = self._place(row, "record.source") if column else row.place
        return Taken(faults=(RowFault(at, column, number, "", message, help_),))

    # -- faults

    def _place(self, row: FilledRow, path: str) -> Text:
        """Return where a value stands in the file, as exactly as is known."""
        while path:
            if path in row.cells:
                return row.cells[path]
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return row.place

    def _fault(self, row: FilledRow, path: str, value: str, message: Text) -> RowFault:
        return RowFault(self._place(row, path), path.removeprefix(HEAD_PREFIX), value, "", message)

    def _judged(self, row: FilledRow, found: Diagnostic) -> RowFault:
        path = found.data_path.removeprefix("values.")
        if not found.data_path.startswith("values."):
            path = _IN_CELLS.get(path, path) if row.external is None else path
            path = f"{HEAD_PREFIX}{path}" if path not in ("", "values") else ""
        field_ = self.fields.get(path)
        written = row.values.get(path, "") if field_ else row.head.get(path.removeprefix(HEAD_PREFIX), "")
        text = written if isinstance(written, str) else ""
        dated = field_ or (_A_DATE if path == "record.date" else None)
        hint = serial_hint(dated, text) or order_hint(dated, text) if dated else None
        help_ = hint if hint and found.name == "record-value-malformed" else found.help
        return RowFault(self._place(row, path), path.removeprefix(HEAD_PREFIX), text, found.code, found.message, help_)


_A_DATE = Field("date", "", "date")
# What the checker says of a record → the cell that it stands in.
_IN_CELLS = {f"external.{key}": cell for key, cell in zip(("place", "sha256"), EXTERNAL_KEYS, strict=True)}
_PLACE_AND_DIGEST = (
    Text("empty, although the content of the record is kept elsewhere", "未填，而记录内容另处保存"),
    Text(
        "Write where the content is kept, and the SHA-256 of the file there: `sha256sum FILE`.",
        "请填写存放位置和所存文件的SHA-256（sha256sum 文件）。",
    ),
)


def _external(row: FilledRow) -> External | None:
    """Return where the content of a record is kept, as the file says it: by itself or in two cells of the row.

    Where one of the two is missing, the row is rejected; a stand-in lets the other faults of it show as well.
    """
    if row.external:
        return External(*row.external)
    place, digest = (" ".join(row.head.get(key, "").split()) for key in EXTERNAL_KEYS)
    return External(place or "?", digest.lower() or "0" * 64) if place or digest else None


def _other_version(form: str, version: str, now: str) -> tuple[Text, Text]:
    return (
        Text(f"filled in on version {version} of {form}", f"填写于{form} {version}版"),
        Text(
            f"The form is now {now}. Export it again and carry the values over.", f"表单现为{now}版。请重新导出并转填。"
        ),
    )


def _not_yes_no(text: str) -> tuple[Text, Text]:
    return Text(f"“{text}” is not yes or no", f"“{text}”不是yes或no"), Text("Write yes or no.", "请写是或否。")


def _no_id(text: str) -> tuple[Text, Text]:
    return Text(f"“{text}” is no record id", f"“{text}”不是记录编号"), _NEXT_NUMBER


def content_digest(record: Record) -> str:
    """Return what tells a record from any other by what it says: not its number, nor when and by whom it was made."""
    said = Record(
        path="",
        form=record.form,
        date=record.date,
        version=record.version,
        closed=record.closed,
        corrects=record.corrects,
        none_since=record.none_since,
        source=record.source,
        values=record.values,
        links=tuple(Link(link.type, link.record) for link in record.links),
        external=record.external,
    )
    return sha256(record_bytes(said)).hexdigest()
