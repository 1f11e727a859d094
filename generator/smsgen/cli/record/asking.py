"""Asks in the terminal for the fields of a form, in the language of the reader, and judges each answer at once."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from smsgen.analysis.record_values import is_required
from smsgen.cli.agreement import agrees
from smsgen.cli.authority.asking import clean
from smsgen.cli.output import say
from smsgen.cli.record import words
from smsgen.exporters.findings.visible import visible
from smsgen.model.form import Field
from smsgen.model.record import Row, Value
from smsgen.model.text import SEMICOLON

if TYPE_CHECKING:
    from smsgen.app.recording.new_record import Desk
    from smsgen.reports.documents import FieldLine


class FormTalk:
    """One filling of one form."""

    def __init__(self, desk: "Desk", language: str, *, closed: bool = False) -> None:
        """Ask for the fields of the desk's form. closed: nothing of the record will change any more."""
        self.desk = desk
        self.language = language
        self.closed = closed

    def values(self, fields: Sequence[Field], lines: Sequence["FieldLine"]) -> dict[str, Value]:
        """Ask for every field; what is left empty has no value."""
        given: dict[str, Value] = {}
        for field, line in zip(fields, lines, strict=True):
            value = self._table(field, line) if field.type == "table" else self._field(field, line)
            if value:
                given[field.key] = value
        return given

    def _field(self, field: Field, line: "FieldLine") -> Value:
        """Ask until the answer may stand, or nothing is said where nothing must be."""
        from smsgen.app.recording.record_answers import value_of

        self._explain(field, line)
        while True:
            answer = self._lines(line) if field.type == "long-text" else self._line(line)
            if not answer.strip():
                if not self._must(field):
                    return ""
                say(f"  {words.REQUIRED.of(self.language)}")
                continue
            value = value_of(field, answer, self.desk.zone)
            problem = self.desk.problem(field, value)
            if problem is None:
                return value
            say(f"  {visible(problem.message.of(self.language))}\n  {visible(problem.help.of(self.language))}")

    def _must(self, field: Field) -> bool:
        return is_required(field, closed=self.closed)

    def _explain(self, field: Field, line: "FieldLine") -> None:
        say("")
        if line.guidance:
            say(f"  {visible(line.guidance)}")
        for number, (key, label) in enumerate(zip(field.choices, line.choices, strict=True), 1):
            say(f"  {number}  {visible(label)} ({key})")
        open_ = words.NEEDED_TO_CLOSE if field.required_to_close else words.MAY_BE_EMPTY
        hints = [words.REQUIRED if self._must(field) else open_]
        hints += [words.WITH_COMMAS] if field.type == "choices" else []
        hints += [words.LINES] if field.type == "long-text" else []
        expected = {"yes-no": "yes | no", "date": "YYYY-MM-DD", "datetime": "YYYY-MM-DD HH:MM"}.get(field.type, "")
        said = [*filter(None, [line.unit, expected]), *(hint.of(self.language) for hint in hints)]
        say("  " + SEMICOLON.of(self.language).join(said))

    def _line(self, line: "FieldLine") -> str:
        answer: str = click.prompt(visible(line.label), default="", show_default=False, err=True)
        return clean(answer)

    def _lines(self, line: "FieldLine") -> str:
        said: list[str] = []
        while True:
            label = visible(line.label) if not said else "…"
            answer: str = click.prompt(label, default="", show_default=False, err=True)
            if not answer.strip():
                return "\n".join(said)
            said.append(answer.rstrip())

    def _table(self, field: Field, line: "FieldLine") -> Value:
        """Ask row by row. A table that must not be empty has a first row without a question."""
        rows: list[Row] = []
        say(f"\n{visible(line.label)}" + (f"\n  {visible(line.guidance)}" if line.guidance else ""))
        if field.required_to_close and not self.closed:
            say(f"  {words.NEEDED_TO_CLOSE.of(self.language)}")
        while (self._must(field) and not rows) or agrees(words.ASK_ROW.of(self.language), self.language):
            row: Mapping[str, Value] = self.values(field.columns, line.columns)
            rows.append({key: value for key, value in row.items() if isinstance(value, str)})
        return tuple(rows)
