"""The gap analysis (`sms gap`): the matrix of three columns and the gaps as text, as data and as a workbook."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.listings.table import table
from smsgen.model.text import COLON, Text
from smsgen.reports.gap import WEIGHTS, Gap, GapAnalysis

SCHEMA = "sms.gap/v1"

WEIGHT_NAMES = {"high": Text("high", "高"), "medium": Text("medium", "中"), "low": Text("low", "低")}
STATES = {
    "": Text("–", "–"),
    "covered": Text("covered", "已覆盖"),
    "partial": Text("partial", "部分"),
    "missing": Text("MISSING", "缺失"),
}
MATRIX_HEADS = (
    Text("Clause", "条款"), Text("Title", "标题"), Text("Process", "过程"), Text("Documents", "文件"),
    Text("Records", "记录"), Text("Gaps", "缺口"),
)  # fmt: skip
GAP_HEADS = (Text("Weight", "权重"), Text("Clause", "条款"), Text("What is missing", "缺什么"),
             Text("What to do next", "下一步"))  # fmt: skip
_SUMMARY = Text("{n} gaps: {high} high, {medium} medium, {low} low.", "共{n}项缺口：高{high}，中{medium}，低{low}。")
_NONE = Text("No gaps.", "没有缺口。")
_SINCE = Text("Since {since}: {closed} closed, {opened} opened.", "自{since}以来：关闭{closed}项，新增{opened}项。")
_CLOSED, _OPENED = Text("Closed", "已关闭"), Text("Opened", "新增")


def summary(analysis: GapAnalysis, language: str) -> str:
    """Return how many gaps there are, in a sentence."""
    total = sum(analysis.counts.values())
    return _SUMMARY.of(language).format(n=total, **analysis.counts) if total else _NONE.of(language)


def progress(analysis: GapAnalysis, language: str) -> str:
    """Return what changed since the earlier commit, in a sentence; "" where none was compared."""
    if not analysis.since:
        return ""
    counts = {"closed": len(analysis.closed), "opened": len(analysis.opened)}
    return _SINCE.of(language).format(since=analysis.since, **counts)


def matrix_rows(analysis: GapAnalysis, language: str) -> list[tuple[str, ...]]:
    """Return one row for each leaf clause, under MATRIX_HEADS."""
    return [
        (
            clause.id,
            clause.title.of(language),
            *(STATES[state].of(language) for state in (clause.processes, clause.documents, clause.records)),
            str(len(clause.gaps)) if clause.gaps else "",
        )
        for clause in analysis.clauses
    ]


def gap_rows(gaps: Iterable[Gap], language: str) -> list[tuple[str, ...]]:
    """Return one row for each gap, under GAP_HEADS."""
    return [
        (WEIGHT_NAMES[gap.weight].of(language), gap.item or gap.clause, gap.what.of(language), gap.step.of(language))
        for gap in gaps
    ]


def gap_text(analyses: Sequence[GapAnalysis], language: str) -> str:
    """Return the matrix and the gaps of each standard."""
    lines: list[str] = []
    for analysis in analyses:
        lines += [f"{analysis.key}  {analysis.title.of(language)}", ""]
        lines += table([head.of(language) for head in MATRIX_HEADS], matrix_rows(analysis, language))
        lines += ["", summary(analysis, language)]
        lines += [progress(analysis, language)] if analysis.since else []
        lines += ["", *_listed(analysis.gaps, language)] if analysis.gaps else []
        for name, gaps in ((_CLOSED, analysis.closed), (_OPENED, analysis.opened)):
            lines += ["", name.of(language) + COLON.of(language).rstrip(), *_listed(gaps, language)] if gaps else []
        lines.append("")
    return "\n".join(lines)


def _listed(gaps: Sequence[Gap], language: str) -> list[str]:
    """Return two lines for each gap: what is missing, and what to do."""
    lines = []
    for weight, subject, what, step in gap_rows(gaps, language):
        lines += [visible(f"{weight}  {subject}  {what}"), visible(f"    {step}")]
    return lines


def gap_json(analyses: Sequence[GapAnalysis], language: str, commit: str, as_of: str) -> str:
    """Return the analysis as `sms.gap/v1`."""
    value = {
        "schema": SCHEMA,
        "commit": commit,
        "as_of": as_of,
        "standards": [_standard(analysis, language) for analysis in analyses],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _standard(analysis: GapAnalysis, language: str) -> dict[str, Any]:
    value: dict[str, Any] = {
        "standard": analysis.key,
        "clauses": [
            {
                "id": clause.id, "title": clause.title.of(language), "level": clause.level,
                "process": clause.processes, "documents": clause.documents, "records": clause.records,
            }
            for clause in analysis.clauses
        ],
        "gaps": [_gap(gap, language) for gap in analysis.gaps],
        "summary": {weight: analysis.counts[weight] for weight in WEIGHTS},
    }  # fmt: skip
    if analysis.since:
        changed = {"closed": analysis.closed, "opened": analysis.opened}
        value["since"] = {"commit": analysis.since} | {
            name: [_gap(gap, language) for gap in gaps] for name, gaps in changed.items()
        }
    return value


def _gap(gap: Gap, language: str) -> dict[str, Any]:
    return {
        "kind": gap.kind, "weight": gap.weight, "clause": gap.clause, "item": gap.item,
        "what": gap.what.of(language), "step": gap.step.of(language), "subjects": list(gap.subjects),
    }  # fmt: skip
