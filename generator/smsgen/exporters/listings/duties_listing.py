"""The allocation of duties (`sms duties`): by clause the department that leads (▲) and those that take part (△)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from smsgen.exporters.listings.table import table
from smsgen.model.text import Text, enumerated
from smsgen.reports.duty_matrix import LEADS, TAKES_PART, DutyMatrix

SCHEMA = "sms.duties/v1"
MARKS = {LEADS: "▲", TAKES_PART: "△"}
_CLAUSE = Text("Clause", "条款")
_LEAD = Text("Leading role", "主责角色")
_BY = Text("By", "依据")
_TITLE = Text("Title", "标题")
_LEGEND = Text("▲ leads   △ takes part", "▲ 主责   △ 配合")
_UNPLACED = Text("Roles of no department: {roles}", "未归入部门的角色：{roles}")


def duties_table(matrices: Sequence[DutyMatrix], roles: Mapping[str, Mapping[str, str]], language: str) -> str:
    """Return a table per standard. roles: id → language → name."""
    lines = []
    for matrix in matrices:
        codes = [department.code for department in matrix.departments]
        heads = [_CLAUSE.of(language), *codes, _LEAD.of(language), _BY.of(language), _TITLE.of(language)]
        rows = [
            (
                row.clause,
                *(MARKS.get(row.departments.get(code, ""), "") for code in codes),
                roles.get(row.lead, {}).get(language, row.lead) or "-",
                row.document or "-",
                row.title.of(language),
            )
            for row in matrix.rows
        ]
        lines += [matrix.key, "", *table(heads, rows), "", _LEGEND.of(language)]
        lines += [f"{each.code}  {each.name.of(language)}" for each in matrix.departments]
        if matrix.unplaced:
            lines.append(_UNPLACED.of(language).format(roles=enumerated(matrix.unplaced).of(language)))
    return "\n".join(lines) + "\n"


def duties_json(matrices: Sequence[DutyMatrix], commit: str, as_of: date, language: str) -> str:
    """Return the allocation as `sms.duties/v1`, with the documents by which each department has its part."""
    standards = [
        {
            "standard": matrix.key,
            "departments": [{"code": each.code, "name": each.name.of(language)} for each in matrix.departments],
            "unplaced": list(matrix.unplaced),
            "clauses": [
                {
                    "clause": row.clause,
                    "title": row.title.of(language),
                    "lead": row.lead,
                    "document": row.document,
                    "departments": [
                        {"code": code, "part": part, "by": list(row.reasons[code])}
                        for code, part in row.departments.items()
                    ],
                }
                for row in matrix.rows
            ],
        }
        for matrix in matrices
    ]
    value = {"schema": SCHEMA, "commit": commit, "as_of": as_of.isoformat(), "standards": standards}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
