"""The list of records (`sms record list`) and one record (`sms record show`)."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.listings.decision_words import decision_words, missing_words
from smsgen.exporters.listings.table import table
from smsgen.exporters.record_states import RECORD_STATES
from smsgen.exporters.state_names import STATE_NAMES
from smsgen.model.text import BRACKETS, COLON, COMMA, SEMICOLON, Text
from smsgen.reports.control import Control
from smsgen.reports.records import RecordRow, RecordSheet, ValueLine

LIST_SCHEMA = "sms.records/v1"
RECORD_SCHEMA = "sms.record-sheet/v1"

_HEADS = (
    Text("Record", "记录"),
    Text("Date", "日期"),
    Text("Form", "表单"),
    Text("Made by", "填写人"),
    Text("State", "状态"),
)
# Between a person and the moment.
_THEN = Text(", ", "，")
_HEAD = {
    "form": Text("Form", "表单"),
    "date": Text("Date", "日期"),
    "made": Text("Made by", "填写人"),
    "state": Text("State", "状态"),
    "version": Text("Version", "版本"),
    "approval": Text("Approval", "审批状态"),
    "decisions": Text("Decided by", "审核与批准"),
    "missing": Text("Still to decide", "尚待决定"),
    "in_force": Text("Version in force", "现行版本"),
    "next_review": Text("Next review", "下次评审"),
    "none_since": Text("There was none since", "自此日起未发生"),
    "source": Text("Number in the source", "来源编号"),
    "place": Text("Kept at", "存放位置"),
    "file": Text("File", "文件"),
}
_SINCE = Text(", since {day}", "，自{day}起")
_LINKS = Text("Names", "关联")
_BACK = Text("Named by", "被关联")
_OLDER = Text(
    "Made with an earlier version of the form; the labels are those of the form as it is now.",
    "按表单的旧版本填写；标签取自当前表单。",
)


def records_table(rows: Sequence[RecordRow], language: str) -> str:
    """Return one line per record."""
    cells = [
        (row.id, row.date or "-", row.form, row.made_by or "-", RECORD_STATES[row.state].of(language)) for row in rows
    ]
    return "\n".join(table([head.of(language) for head in _HEADS], cells)) + "\n"


def records_json(rows: Sequence[RecordRow], commit: str, as_of: str) -> str:
    """Return the list as `sms.records/v1`."""
    records = [
        {"id": row.id, "form": row.form, "date": row.date, "made_by": row.made_by, "state": row.state, "path": row.path}
        for row in rows
    ]
    value = {"schema": LIST_SCHEMA, "commit": commit, "as_of": as_of, "records": records}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def record_table(sheet: RecordSheet, language: str) -> str:
    """Return one record with its fields."""
    lines = [visible(f"{sheet.record.id}  {sheet.title}"), ""]
    colon = COLON.of(language)
    lines += [f"{_HEAD[key].of(language)}{colon}{visible(text)}" for key, text in _head(sheet, language) if text]
    if not sheet.judged:
        lines.append(_OLDER.of(language))
    if sheet.lines:
        lines.append("")
    for line in sheet.lines:
        unit = BRACKETS.of(language).format(line.unit) if line.unit and isinstance(line.value, str) else ""
        lines += _field(f"{line.label}{unit}", line, language)
    for heading, links in ((_LINKS, sheet.to), (_BACK, sheet.back)):
        if links:
            lines += ["", heading.of(language) + colon.rstrip()]
            lines += [f"  {visible(f'{link.label} {link.record}')}" for link in links]
    return "\n".join(lines) + "\n"


def _head(sheet: RecordSheet, language: str) -> Iterator[tuple[str, str]]:
    record = sheet.record
    yield "form", f"{record.form} {record.form_version}".strip()
    yield "date", record.date
    yield "made", f"{sheet.row.made_by}{_THEN.of(language)}{record.made_at}" if record.made_at else sheet.row.made_by
    yield "state", RECORD_STATES[sheet.row.state].of(language)
    yield "version", record.version
    if sheet.control:
        yield from _control(sheet.control, language)
    yield "none_since", record.none_since
    yield "source", record.source
    if sheet.external:
        yield "place", sheet.external.place + BRACKETS.of(language).format(f"SHA-256 {sheet.external.sha256}")
    yield "file", record.path


def _control(control: Control, language: str) -> Iterator[tuple[str, str]]:
    comma = COMMA.of(language)
    yield "approval", STATE_NAMES[control.state].of(language)
    yield "decisions", comma.join(decision_words(line, language) for line in control.decisions)
    yield "missing", comma.join(missing_words(line, language) for line in control.missing)
    since = _SINCE.of(language).format(day=control.in_force_since)
    yield "in_force", f"{control.in_force}{since}" if control.in_force else ""
    yield "next_review", control.next_review


def _field(label: str, line: ValueLine, language: str) -> Iterator[str]:
    label, value, colon = visible(label), line.value, COLON.of(language)
    if isinstance(value, str):
        first, *more = value.split("\n")
        yield f"{label}{colon}{visible(first)}"
        yield from (f"  {visible(each)}" for each in more)
        return
    texts = [item for item in value if isinstance(item, str)]
    if texts:
        yield f"{label}{colon}{visible(COMMA.of(language).join(texts))}"
        return
    yield f"{label}{colon.rstrip()}"
    labels = {column.key: column.label for column in line.columns}
    for row in value:
        if not isinstance(row, str):
            yield "  - " + visible(
                SEMICOLON.of(language).join(f"{labels.get(key, key)}{colon}{cell}" for key, cell in row.items())
            )


def record_json(sheet: RecordSheet, commit: str, as_of: str) -> str:
    """Return one record as `sms.record-sheet/v1`; values as they are written."""
    record = sheet.record
    value: dict[str, Any] = {
        "schema": RECORD_SCHEMA,
        "commit": commit,
        "as_of": as_of,
        "id": record.id,
        "form": record.form,
        "form_version": record.form_version,
        "date": record.date,
        "made_by": record.made_by,
        "made_at": record.made_at,
        "version": record.version,
        "state": sheet.row.state,
        "corrects": record.corrects,
        "none_since": record.none_since,
        "source": record.source,
        "values": dict(record.values),
        "links": [{"type": link.key, "record": link.record} for link in sheet.to],
        "linked_from": [{"type": link.key, "record": link.record} for link in sheet.back],
        "external": sheet.external._asdict() if sheet.external else None,
        "path": record.path,
        "approval": _approval(sheet.control) if sheet.control else None,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _approval(control: Control) -> dict[str, Any]:
    """Return what approvals say of a maintained record, with the keys that `sms show` uses for a document."""
    return {
        "state": control.state,
        "in_force": control.in_force,
        "in_force_since": control.in_force_since,
        "next_review": control.next_review,
        "withdrawn_on": control.withdrawn_on,
        "digest": control.digest,
        "decisions": [asdict(line) for line in control.decisions],
        "missing": [asdict(line) for line in control.missing],
    }
