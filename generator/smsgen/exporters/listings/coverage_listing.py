"""The coverage matrix (`sms coverage`), both ways: clause → document and section; document → clauses."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from smsgen.exporters.listings.table import table
from smsgen.model.text import Text
from smsgen.reports.coverage import ClauseRow, ItemRow, StandardCoverage
from smsgen.reports.documents import Sheet

SCHEMA = "sms.coverage/v1"

_LEVELS = {
    "": Text("", ""),
    "missing": Text("MISSING", "缺失"),
    "drafted": Text("drafted", "已编写"),
    "approved": Text("approved", "已批准"),
    "evidenced": Text("evidenced", "有证据"),
    "audited": Text("audited", "已审核"),
}
_ANSWERED = {
    "": Text("", ""),
    "register": Text("the register of documents", "文件清单"),
    "records": Text("the records of all forms", "全部表单的记录"),
}
_CLAUSE_HEADS = (Text("Clause", "条款"), Text("Level", "程度"), Text("Title", "标题"), Text("Where", "位置"))
_DOCUMENT_HEADS = (Text("Document", "文件"), Text("Clauses", "条款"), Text("Information", "成文信息"))
_SUMMARY = Text(
    "{leaves} of {all_leaves} clauses and {items} of {all_items} items of documented information are claimed.",
    "{all_leaves}个条款中有{leaves}个、{all_items}项成文信息中有{items}项已有文件声明。",
)
_SHOWN = Text(
    "{leaves} of {all_leaves} clauses and {items} of {all_items} items are shown by evidence.",
    "{all_leaves}个条款中有{leaves}个、{all_items}项成文信息中有{items}项已有证据。",
)
_GAPS = Text("Gaps: {gaps}", "缺口：{gaps}")


def coverage_table(standards: Sequence[StandardCoverage], sheets: Mapping[str, Sheet], language: str) -> str:
    """Return the matrix of each standard, its gaps, and what each document answers."""
    lines: list[str] = []
    for standard in standards:
        lines += [f"{standard.name}:{standard.edition}  {standard.title.of(language)}", ""]
        lines += table([head.of(language) for head in _CLAUSE_HEADS], _clause_rows(standard, language))
        lines += ["", *_verdict(standard, language), ""]
    rows = [
        (sheet.id, " ".join(line.clause for line in sheet.clauses), " ".join(item.id for item in sheet.items))
        for sheet in sheets.values()
    ]
    lines += table([head.of(language) for head in _DOCUMENT_HEADS], rows)
    return "\n".join(lines) + "\n"


def _clause_rows(standard: StandardCoverage, language: str) -> list[tuple[str, str, str, str]]:
    rows = []
    for row in standard.rows:
        rows.append((row.id, _LEVELS[row.level].of(language), row.title.of(language), _places(row)))
        for item in row.items:
            where = " ".join(item.claimed_by) or _ANSWERED[item.answered_by].of(language)
            rows.append((f"  {item.id}", _LEVELS[item.level].of(language), item.name.of(language), where))
    return rows


def _places(row: ClauseRow) -> str:
    return " ".join(answer.document + "".join(f"#{anchor}" for anchor in answer.anchors) for answer in row.answers)


def _verdict(standard: StandardCoverage, language: str) -> list[str]:
    leaves, items = len(standard.leaves), len(standard.items)
    summary = _SUMMARY.of(language).format(
        leaves=leaves - len(standard.open_clauses),
        all_leaves=leaves,
        items=items - len(standard.open_items),
        all_items=items,
    )
    shown = _SHOWN.of(language).format(
        leaves=len(standard.shown_clauses), all_leaves=leaves, items=len(standard.shown_items), all_items=items
    )
    gaps = [*(row.id for row in standard.open_clauses), *(item.id for item in standard.open_items)]
    return [summary, shown, *([_GAPS.of(language).format(gaps=" ".join(gaps))] if gaps else [])]


def coverage_json(
    standards: Sequence[StandardCoverage], sheets: Mapping[str, Sheet], language: str, commit: str, as_of: str
) -> str:
    """Return the matrix as `sms.coverage/v1`; titles in `language`."""
    value = {
        "schema": SCHEMA,
        "commit": commit,
        "as_of": as_of,
        "standards": [_standard(standard, language) for standard in standards],
        "documents": [_document(sheet) for sheet in sheets.values()],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _standard(standard: StandardCoverage, language: str) -> dict[str, Any]:
    return {
        "key": standard.key,
        "title": standard.title.of(language),
        "clauses": [
            {
                "id": row.id,
                "title": row.title.of(language),
                "leaf": row.leaf,
                "level": row.level,
                "documents": [{"id": answer.document, "anchors": list(answer.anchors)} for answer in row.answers],
                "items": [_item(item, language) for item in row.items],
            }
            for row in standard.rows
        ],
        "gaps": {
            "clauses": [row.id for row in standard.open_clauses],
            "items": [item.id for item in standard.open_items],
        },
    }


def _item(item: ItemRow, language: str) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.name.of(language),
        "kind": item.kind,
        "basis": item.basis,
        "level": item.level,
        "documents": list(item.claimed_by),
        "answered_by": item.answered_by,
        "evidence": _evidence(item),
    }


def _evidence(item: ItemRow) -> dict[str, Any] | None:
    shown = item.evidence
    return {"records": shown.records, "latest": shown.latest, "date": shown.day} if shown else None


def _document(sheet: Sheet) -> dict[str, Any]:
    return {
        "id": sheet.id,
        "title": sheet.title,
        "clauses": [
            {"standard": line.standard, "clause": line.clause, "anchors": list(line.anchors)} for line in sheet.clauses
        ],
        "information": [{"standard": item.standard, "item": item.id} for item in sheet.items],
    }
