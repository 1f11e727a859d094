"""The index of evidence (`sms record index`): process by process the forms, their records, and how long it ran."""

import json
from collections.abc import Mapping

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.listings.table import table
from smsgen.model.text import BRACKETS, Text
from smsgen.reports.documents import Sheet
from smsgen.reports.evidence_index import EvidenceIndex, ProcessEvidence

SCHEMA = "sms.evidence/v1"
_HEADS = (
    Text("Form", "表单"),
    Text("Records", "记录"),
    Text("First", "首份"),
    Text("Last", "最近"),
    Text("Latest", "最近一份"),
    Text("Owner", "责任角色"),
    Text("Title", "标题"),
)
_SINCE = Text("in force since {day}", "{day}起实施")
_NOT_IN_FORCE = Text("not in force yet", "尚未实施")
_MONTHS = Text("records over {n} whole months", "记录连续{n}个月")
_COMMA = Text(", ", "，")
_NOTHING = Text("No procedure of this set has forms of records.", "本套文件中没有程序文件使用记录表单。")


def evidence_table(index: EvidenceIndex, sheets: Mapping[str, Sheet], language: str) -> str:
    """Return a table per process; beneath its head the number of records of each month."""
    lines: list[str] = []
    for process in index.processes:
        rows = [
            (form.form, str(form.records), form.first or "-", form.last or "-", form.latest or "-",
             sheets[form.form].owner_name if form.form in sheets else form.owner,
             sheets[form.form].title if form.form in sheets else "")
            for form in process.forms
        ]  # fmt: skip
        months = "  ".join(f"{month}: {process.run.by_month.get(month, 0)}" for month in index.months)
        lines += [
            visible(_head(process, sheets, language)),
            *([f"  {months}"] if months and process.run.effective_from else []),
        ]
        lines += [*(f"  {line}" for line in table([head.of(language) for head in _HEADS], rows)), ""]
    return "\n".join(lines) if lines else _NOTHING.of(language) + "\n"


def _head(process: ProcessEvidence, sheets: Mapping[str, Sheet], language: str) -> str:
    run = process.run
    parts = [_SINCE.of(language).format(day=run.effective_from) if run.effective_from else _NOT_IN_FORCE.of(language)]
    if run.first:
        parts.append(_MONTHS.of(language).format(n=run.months))
    title = sheets[process.procedure].title if process.procedure in sheets else ""
    return f"{process.procedure} {title}{BRACKETS.of(language).format(_COMMA.of(language).join(parts))}"


def evidence_json(index: EvidenceIndex, commit: str, as_of: str) -> str:
    """Return the index as `sms.evidence/v1`."""
    processes = [
        {
            "procedure": each.procedure,
            "owner": each.owner,
            "effective_from": each.run.effective_from,
            "first": each.run.first,
            "last": each.run.last,
            "months": each.run.months,
            "by_month": {month: each.run.by_month.get(month, 0) for month in index.months},
            "forms": [
                {"form": form.form, "owner": form.owner, "records": form.records, "first": form.first,
                 "last": form.last, "latest": form.latest}
                for form in each.forms
            ],
        }
        for each in index.processes
    ]  # fmt: skip
    value = {"schema": SCHEMA, "commit": commit, "as_of": as_of, "processes": processes}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
