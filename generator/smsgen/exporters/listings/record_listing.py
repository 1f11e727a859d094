"""The list of records (`sms record list`) and one record (`sms record show`)."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.listings.table import table
from smsgen.model.record import LINK_TYPES, Value
from smsgen.model.text import Text
from smsgen.reports.records import RecordRow, RecordSheet

LIST_SCHEMA = "sms.records/v1"
RECORD_SCHEMA = "sms.record-sheet/v1"

_HEADS = (
    Text("Record", "记录"),
    Text("Date", "日期"),
    Text("Form", "表单"),
    Text("Made by", "填写人"),
    Text("State", "状态"),
)
_STATES = {
    "open": Text("open", "未关闭"),
    "closed": Text("closed", "已关闭"),
    "none": Text("there was none", "未发生"),
    "unreadable": Text("unreadable", "无法读取"),
}
_HEAD = {
    "form": Text("Form", "表单"),
    "date": Text("Date", "日期"),
    "made": Text("Made by", "填写人"),
    "state": Text("State", "状态"),
    "version": Text("Version", "版本"),
    "none_since": Text("There was none since", "自此日起未发生"),
    "place": Text("Kept at", "存放位置"),
    "file": Text("File", "文件"),
}
_CORRECTS = Text("corrects", "更正")
_LINKS = Text("Names", "关联")
_BACK = Text("Named by", "被关联")
_OLDER = Text(
    "Made with an earlier version of the form; the labels are those of the form as it is now.",
    "按表单的旧版本填写；标签取自当前表单。",
)


def records_table(rows: Sequence[RecordRow], language: str) -> str:
    """Return one line per record."""
    cells = [(row.id, row.date or "-", row.form, row.made_by or "-", _STATES[row.state].of(language)) for row in rows]
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
    lines += [f"{_HEAD[key].of(language)}: {visible(text)}" for key, text in _head(sheet, language) if text]
    if not sheet.judged:
        lines.append(_OLDER.of(language))
    if sheet.lines:
        lines.append("")
    for line in sheet.lines:
        unit = f" {line.unit}" if line.unit and isinstance(line.value, str) else ""
        lines += _field(f"{line.label}{unit and f' ({line.unit})'}", line.value)
    for heading, links in ((_LINKS, sheet.to), (_BACK, sheet.back)):
        if links:
            lines += ["", f"{heading.of(language)}:"]
            lines += [f"  {_kind(kind, language)} {visible(record)}" for kind, record in links]
    return "\n".join(lines) + "\n"


def _head(sheet: RecordSheet, language: str) -> Iterator[tuple[str, str]]:
    record = sheet.record
    yield "form", f"{record.form} {record.form_version}".strip()
    yield "date", record.date
    yield "made", f"{sheet.row.made_by}, {record.made_at}" if record.made_at else sheet.row.made_by
    yield "state", _STATES[sheet.row.state].of(language)
    yield "version", record.version
    yield "none_since", record.none_since
    yield "place", f"{sheet.external.place} (SHA-256 {sheet.external.sha256})" if sheet.external else ""
    yield "file", record.path


def _field(label: str, value: Value) -> Iterator[str]:
    label = visible(label)
    if isinstance(value, str):
        first, *more = value.split("\n")
        yield f"{label}: {visible(first)}"
        yield from (f"  {visible(line)}" for line in more)
        return
    texts = [item for item in value if isinstance(item, str)]
    if texts:
        yield f"{label}: {visible(', '.join(texts))}"
        return
    yield f"{label}:"
    for row in value:
        if not isinstance(row, str):
            yield "  - " + visible("; ".join(f"{key}: {cell}" for key, cell in row.items()))


def _kind(kind: str, language: str) -> str:
    name = _CORRECTS if kind == "corrects" else LINK_TYPES.get(kind)
    return name.of(language) if name else visible(kind)


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
        "values": dict(record.values),
        "links": [{"type": kind, "record": named} for kind, named in sheet.to],
        "linked_from": [{"type": kind, "record": named} for kind, named in sheet.back],
        "external": sheet.external._asdict() if sheet.external else None,
        "path": record.path,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
