"""The register of documents (`sms register`)."""

import json
from collections.abc import Sequence
from typing import Any

from smsgen.exporters.classification_names import classification_name
from smsgen.exporters.listings.table import table
from smsgen.exporters.state_names import STATE_NAMES
from smsgen.model.text import Text
from smsgen.reports.register import RegisterRow

SCHEMA = "sms.register/v1"

_HEADS = (
    Text("Number", "编号"),
    Text("Version", "版本"),
    Text("State", "状态"),
    Text("In force", "现行版本"),
    Text("From", "实施日期"),
    Text("Approved by", "批准人"),
    Text("Next review", "下次评审"),
    Text("Title", "标题"),
    Text("Owner", "责任角色"),
    Text("Classification", "密级"),
    Text("Languages", "语言"),
)
_INSTANCES = Text(
    "Maintained records: agreements, catalogue entries, lines of registers, plans",
    "维护型记录：协议、服务目录条目、登记册条目、计划",
)
_COMMA = Text(", ", "、")


def register_table(rows: Sequence[RegisterRow], language: str, instances: Sequence[RegisterRow] = ()) -> str:
    """Return one line per document, and a second table with one line per maintained record where there are any."""
    lines = _table(rows, language)
    if instances:
        lines += ["", _INSTANCES.of(language), "", *_table(instances, language)]
    return "\n".join(lines) + "\n"


def _table(rows: Sequence[RegisterRow], language: str) -> list[str]:
    cells = [
        (
            row.id,
            row.version,
            STATE_NAMES[row.state].of(language),
            row.in_force or "-",
            row.effective_from or "-",
            _COMMA.of(language).join(row.approved_by) or "-",
            row.next_review or "-",
            row.title or "-",
            row.owner_name or "-",
            classification_name(row.classification, language) or "-",
            " ".join(row.languages),
        )
        for row in rows
    ]
    return list(table([head.of(language) for head in _HEADS], cells))


def register_json(rows: Sequence[RegisterRow], commit: str, as_of: str, instances: Sequence[RegisterRow] = ()) -> str:
    """Return the register as `sms.register/v1`."""
    value = {
        "schema": SCHEMA,
        "commit": commit,
        "as_of": as_of,
        "documents": _values(rows),
        "instances": _values(instances),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _values(rows: Sequence[RegisterRow]) -> list[dict[str, Any]]:
    return [
        {
            "id": row.id,
            "tier": row.tier,
            "title": row.title,
            "version": row.version,
            "owner": row.owner,
            "owner_name": row.owner_name,
            "classification": row.classification,
            "parent": row.parent,
            "languages": list(row.languages),
            "state": row.state,
            "in_force": row.in_force,
            "effective_from": row.effective_from,
            "approved_by": list(row.approved_by),
            "next_review": row.next_review,
        }
        for row in rows
    ]
