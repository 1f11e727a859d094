"""The work of one role (`sms duties ROLE`): what it has to do and what it has to show."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.listings.calendar_listing import LATE
from smsgen.exporters.listings.table import table
from smsgen.model.text import BRACKETS, COMMA, Text
from smsgen.reports.documents import Sheet
from smsgen.reports.evidence_index import FormEvidence
from smsgen.reports.role_work import RoleWork

SCHEMA = "sms.role/v1"
_NOBODY = Text("Nobody holds this role now.", "目前无人担任此角色。")
_DUE = Text("Due", "到期事项")
_DOCUMENTS = Text("Documents", "负责的文件")
_FORMS = Text("Forms that the role owns", "负责的表单")
_USED = Text("Forms of others that its documents use", "所用的其他角色的表单")
_EVIDENCE = Text("Evidence", "证据")
_LATELY = Text("Records made lately", "近期填写的记录")
_COUNT = Text("records: {n}", "记录{n}份")
_THEN = Text(", ", "，")
_LAST = Text("the last of {day}", "最近{day}")


def role_table(work: RoleWork, sheets: Mapping[str, Sheet], as_of: date, language: str) -> str:
    """Return the work of a role, part by part; parts in which there is nothing are left out."""
    row = work.row

    def named(ids: Iterable[str]) -> list[tuple[str, ...]]:
        return [(id_, sheets[id_].title if id_ in sheets else "") for id_ in ids]

    duties: list[tuple[str, ...]] = [
        (f"{each.on} {LATE.of(language)}" if each.late(as_of) else each.on, each.what.of(language), each.subject)
        for each in work.duties
    ]
    evidence: list[tuple[str, ...]] = [
        (line.form, _counted(line, language), sheets[line.form].title if line.form in sheets else "")
        for line in _evidence(work)
    ]
    records: list[tuple[str, ...]] = [(each.id, each.date, each.form) for each in work.records]
    lines = [
        visible(row.name + BRACKETS.of(language).format(row.id)),
        visible(COMMA.of(language).join(row.people) or _NOBODY.of(language)),
    ]
    parts: dict[Text, list[tuple[str, ...]]] = {
        _DUE: duties, _DOCUMENTS: named(row.documents), _FORMS: named(row.forms), _USED: named(row.used),
        _EVIDENCE: evidence, _LATELY: records,
    }  # fmt: skip
    for heading, rows in parts.items():
        if rows:
            first, *others = rows
            lines += ["", heading.of(language), *(f"  {line}" for line in table(first, others))]
    return "\n".join(lines) + "\n"


def _evidence(work: RoleWork) -> Iterable[FormEvidence]:
    return (*(form for process in work.processes for form in process.forms), *work.forms)


def _counted(line: FormEvidence, language: str) -> str:
    count = _COUNT.of(language).format(n=line.records)
    return f"{count}{_THEN.of(language)}{_LAST.of(language).format(day=line.last)}" if line.last else count


def role_json(work: RoleWork, commit: str, as_of: date, language: str) -> str:
    """Return the work of a role as `sms.role/v1`."""
    value: dict[str, Any] = {
        "schema": SCHEMA,
        "commit": commit,
        "as_of": as_of.isoformat(),
        "role": work.row.id,
        "name": work.row.name,
        "people": list(work.row.people),
        "documents": list(work.row.documents),
        "forms": list(work.row.forms),
        "used_forms": list(work.row.used),
        "duties": [
            {"on": each.on, "late": each.late(as_of), "kind": each.kind, "what": each.what.of(language),
             "subject": each.subject}
            for each in work.duties
        ],
        "records": [{"id": each.id, "date": each.date, "form": each.form} for each in work.records],
        "processes": [
            {"procedure": each.procedure, "records": each.records, "last": each.last, "months": each.run.months}
            for each in work.processes
        ],
        "evidence": [
            {"form": each.form, "records": each.records, "first": each.first, "last": each.last}
            for each in _evidence(work)
        ],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
