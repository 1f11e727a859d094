"""What a record is connected with (`sms trace`), as a tree."""

import json
from typing import Any

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.record_states import RECORD_STATES
from smsgen.model.text import Text
from smsgen.reports.procedure_then import ProcedureThen
from smsgen.reports.tracing import TraceNode

SCHEMA = "sms.trace/v1"
_COLON = Text(": ", "：")
_IN_FORCE = Text("by {id}, version {version}, in force since {day}", "依据{id} {version}版（{day}起实施）")
_NOT_IN_FORCE = Text("by {id}, of which no version was in force that day", "依据{id}，当日无现行版本")
_ONE_MORE = Text("and 1 more record, see `sms trace {id}`", "另有1份记录，见“sms trace {id}”")
_MORE = Text("and {n} more records, see `sms trace {id}`", "另有{n}份记录，见“sms trace {id}”")
_COUNT = Text("Records: {n}", "记录：{n}份")


def trace_text(node: TraceNode, language: str) -> str:
    """Return the tree with dates, states, and beneath each record the procedure in force on its day."""
    lines: list[str] = []
    _draw(node, language, "", "", lines)
    count = sum(1 for _ in node.walk())
    return "\n".join([*lines, "", _COUNT.of(language).format(n=count)]) + "\n"


def _draw(node: TraceNode, language: str, first: str, rest: str, lines: list[str]) -> None:
    """Draw a record and what hangs below it. first, rest: what stands before its first line and before the others."""
    lines.append(first + visible(_record(node, language)))
    below = rest + ("│  " if node.children else "   ")
    if node.procedure:
        lines.append(below + visible(then(node.procedure, language)))
    if node.more:
        words = _ONE_MORE if node.more == 1 else _MORE
        lines.append(below + visible(words.of(language).format(n=node.more, id=node.id)))
    for index, child in enumerate(node.children, start=1):
        last = index == len(node.children)
        _draw(child, language, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "), lines)


def _record(node: TraceNode, language: str) -> str:
    relation = f"{'←' if node.inward else '→'} {node.relation}  " if node.relation else ""
    about = _COLON.of(language).join(filter(None, (node.title, node.headline)))
    return f"{relation}{'  '.join(filter(None, (node.id, node.date, RECORD_STATES[node.state].of(language), about)))}"


def then(procedure: ProcedureThen, language: str) -> str:
    """Return by which version of its procedure a record had to be made, in words."""
    words = _IN_FORCE if procedure.version else _NOT_IN_FORCE
    return words.of(language).format(id=procedure.id, version=procedure.version, day=procedure.effective_from)


def trace_json(node: TraceNode, commit: str, as_of: str) -> str:
    """Return the tree as `sms.trace/v1`."""
    value = {"schema": SCHEMA, "commit": commit, "as_of": as_of, "trace": _value(node)}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _value(node: TraceNode) -> dict[str, Any]:
    procedure = node.procedure
    return {
        "id": node.id,
        "form": node.form,
        "title": node.title,
        "headline": node.headline,
        "date": node.date,
        "state": node.state,
        "relation": node.relation,
        "direction": ("names" if node.inward else "named") if node.relation else "",
        "procedure": {"id": procedure.id, "version": procedure.version, "effective_from": procedure.effective_from}
        if procedure
        else None,
        "more": node.more,
        "children": [_value(child) for child in node.children],
    }
