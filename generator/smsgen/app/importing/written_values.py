"""What somebody wrote in a cell or a control → the value as a record keeps it, by the type of the field.

Nothing is guessed: what could mean two things stays as it is, and is refused where values are judged.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, tzinfo

from smsgen.adapters.xlsx_reading import day_of_number
from smsgen.analysis.facts import Facts
from smsgen.app.recording.record_answers import clean, value_of_json
from smsgen.model.day import is_day, moment
from smsgen.model.filled import FilledValue
from smsgen.model.form import Field, FieldText
from smsgen.model.record import Record, Row, Value, read_id

_YES = frozenset({"yes", "y", "true", "1", "是", "x", "✓"})
_NO = frozenset({"no", "n", "false", "0", "否"})
# Dates that are the same for everybody: the year comes first.
_DAY = re.compile(r"([0-9]{4})(?:-|/|\.|年)([0-9]{1,2})(?:-|/|\.|月)([0-9]{1,2})日?", re.ASCII)
_TIME = re.compile(
    r"(.{8,11}?)(?:T|\s{1,3})([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?\s?(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
_SERIAL = re.compile(r"[0-9]{4,6}(?:\.[0-9]{1,15})?", re.ASCII)
_SEVERAL = re.compile(r"\s*[;；\n|]\s*")
_WITH_COMMAS = re.compile(r"\s*[,，、;；\n|]\s*")
EXCEL = "excel"


class ValueReader:
    """Reads the values of one form. zone: of times that name none. epoch: see `FilledFile`. formats: see `Mapping`."""

    def __init__(
        self, facts: Facts, form_id: str, zone: tzinfo, *, epoch: str = "", formats: Iterable[str] = ()
    ) -> None:
        """Collect what choices, people, roles and documents are called in any language."""
        form = facts.sources[form_id]
        translations = facts.identity.translations.get(form_id, {}).values()
        texts = [each.field_texts for each in translations]
        self.zone = zone
        self.system = ""
        self.formats = tuple(formats)
        self.epoch = epoch or ("1900" if EXCEL in self.formats else "")
        self.labels = _labels(form.fields, texts, "")
        people = {id_: person for register in facts.sms.authorities for id_, person in register.people.items()}
        names = [(name, id_) for id_, person in people.items() for name in _names(person.name)]
        roles = [(name, id_) for id_, each in facts.sms.authority.roles.items() for name in each.values()]
        self.named = {
            "person": _unambiguous((*((id_, id_) for id_ in people), *names)),
            "role": _unambiguous((*((id_, id_) for id_ in facts.sms.authority.roles), *roles)),
        }
        self.documents = frozenset(facts.sources)
        self.sources = {record.source.casefold(): record.id for record in facts.sms.records if record.source}

    def call_people(self, names: Mapping[str, str]) -> None:
        """Know people by the names that a source has for them: name → person id."""
        self.named["person"] = self.named["person"] | {_folded(name): id_ for name, id_ in names.items()}

    def know(self, record: Record) -> None:
        """Let later rows name a record by the number that it has in the source."""
        if record.source:
            self.sources.setdefault(record.source.casefold(), record.id)

    def person(self, text: str) -> str:
        """Return the id of somebody who is named by id or name, else the text as it is."""
        return self.named["person"].get(_folded(text), clean(text))

    def yes_no(self, text: str) -> str:
        """Return yes or no where a word means one of them, else the text as it is."""
        word = clean(text).casefold()
        return "yes" if word in _YES else "no" if word in _NO else text

    def value(self, field: Field, written: FilledValue, at: str = "") -> Value:
        """Return the value of a field; `at` is the key of the table that a column belongs to."""
        if field.type == "table":
            columns = {column.key: column for column in field.columns}
            if isinstance(written, str):
                written = _as_rows(written)
            rows = [row for row in written if isinstance(row, Mapping)]
            if not rows or len(rows) < len(written):
                return written
            return tuple(self._row(columns, row, field.key) for row in rows)
        if field.type == "choices":
            texts = [written] if isinstance(written, str) else [each for each in written if isinstance(each, str)]
            return tuple(dict.fromkeys(key for text in texts for key in self._choices(field, text, at)))
        if not isinstance(written, str):
            return written
        return self._text(field, written, at)

    def _row(self, columns: Mapping[str, Field], row: Row, table: str) -> Row:
        return {
            key: self._text(columns[key], text, table) if key in columns else text for key, text in row.items() if text
        }

    def _text(self, field: Field, written: str, at: str) -> str:
        text = clean(written, lines=field.type == "long-text")
        readers: Mapping[str, Callable[[str], str]] = {
            "choice": lambda choice: self._choice(field, choice, at),
            "yes-no": self.yes_no,
            "date": self.day,
            "datetime": self.moment,
            "person": self.person,
            "role": lambda role: self.named["role"].get(_folded(role), role),
            "document": self._document,
            "record": lambda record: record if read_id(record) else self._by_source(record),
        }
        reader = readers.get(field.type)
        return reader(text) if reader else text

    def _document(self, text: str) -> str:
        first = text.split(" ", maxsplit=1)[0]
        return first if first in self.documents else text

    def _by_source(self, text: str) -> str:
        """Return the record that has this number in its source: `servicenow PRB0040001`, or the number alone."""
        alone = f"{self.system} {text}" if self.system else text
        return self.sources.get(text.casefold()) or self.sources.get(alone.casefold(), text)

    def _choice(self, field: Field, text: str, at: str) -> str:
        return text if text in field.choices else self.labels.get((at, field.key), {}).get(_folded(text), text)

    def _choices(self, field: Field, written: str, at: str) -> list[str]:
        """Divide what names several choices; labels may hold commas themselves, so commas divide last."""
        text = written.strip()
        labels = self.labels.get((at, field.key), {})
        found: list[str] = []
        for pattern in (_SEVERAL, _WITH_COMMAS):
            found = [self._choice(field, clean(part), at) for part in pattern.split(text) if part.strip()]
            if all(each in field.choices for each in found):
                return found
        whole = labels.get(_folded(text))
        return [whole] if whole else found

    def day(self, text: str) -> str:
        """Return a date as YYYY-MM-DD where it is clear which day is meant, else the text as it is."""
        if is_day(text):
            return text
        if match := _DAY.fullmatch(text):
            return _iso_day(match)
        when = self._by_format(text) or self._by_number(text)
        if when is None and _TIME.fullmatch(text):
            found = moment(self.moment(text))
            when = found.astimezone(self.zone) if found else None
        return f"{when:%Y-%m-%d}" if when else text

    def moment(self, text: str) -> str:
        """Return a time with its zone where it is clear which is meant, else the text as it is."""
        if moment(text):
            return text
        match = _TIME.fullmatch(text)
        day = _DAY.fullmatch(match[1]) if match else None
        if match and day:
            zone = match[5] or ""
            if zone in ("Z", "UTC"):
                zone = "Z"
            elif zone and ":" not in zone:
                zone = f"{zone[:3]}:{zone[3:]}"
            found = f"{_iso_day(day)}T{int(match[2]):02d}:{match[3]}:{match[4] or '00'}"
            if zone:
                return found + zone if moment(found + zone) else text
            naive = moment(f"{found}Z")
            return self._local(naive.replace(tzinfo=None), text) if naive else text
        when = self._by_format(text) or self._by_number(text)
        if when is None:
            return text
        return self._local(when, text) if when.tzinfo is None else when.isoformat()

    def _local(self, naive: datetime, text: str) -> str:
        """Return a time of the zone; one that the change to summer time leaves out stays as it is."""
        when = naive.replace(tzinfo=self.zone)
        there = when.astimezone(UTC).astimezone(self.zone).replace(tzinfo=None)
        return when.isoformat() if there == naive else text

    def _by_format(self, text: str) -> datetime | None:
        for each in self.formats:
            if each == EXCEL:
                continue
            try:
                found = datetime.strptime(text, each)  # noqa: DTZ007 — the zone is added where the format has none
            except ValueError:
                continue
            return found.replace(microsecond=0)
        return None

    def _by_number(self, text: str) -> datetime | None:
        return day_of_number(float(text), self.epoch) if self.epoch and _SERIAL.fullmatch(text) else None


def _as_rows(text: str) -> FilledValue:
    """Return the table that a text holds as JSON, `[{"column": "text"}]`, else the text as it is."""
    try:
        rows = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return text
    value = value_of_json(rows)
    return value if isinstance(rows, list) else text


def _iso_day(match: re.Match[str]) -> str:
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _labels(
    fields: Iterable[Field], texts: Iterable[Mapping[str, FieldText]], at: str
) -> dict[tuple[str, str], dict[str, str]]:
    """Return (table, field) → folded label in any language → choice, for labels that mean one choice only."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    texts = list(texts)
    for field in fields:
        words = [*((key, key) for key in field.choices), *((label, key) for key, label in field.choices.items())]
        for each in texts:
            own = each.get(field.key)
            words += [(label, key) for key, label in (own.choices.items() if own else ()) if key in field.choices]
        if words:
            found[at, field.key] = _unambiguous(words)
        if field.columns:
            below = [own.columns for each in texts if (own := each.get(field.key))]
            found |= _labels(field.columns, below, field.key)
    return found


def _unambiguous(words: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for word, key in words:
        found.setdefault(_folded(word), set()).add(key)
    return {word: next(iter(keys)) for word, keys in found.items() if len(keys) == 1}


def _names(name: str) -> list[str]:
    """Return how somebody may be written: the whole name, and its part in each script (`Li Qing 李青`)."""
    latin = " ".join(part for part in name.split() if part.isascii())
    other = "".join(part for part in name.split() if not part.isascii())
    return [name, *(each for each in (latin, other) if each and each != name)]
