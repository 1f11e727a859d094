"""The month of an agreement as text: availability of each service, each downtime, what was assumed (`record sla`)."""

from collections.abc import Iterator, Mapping

from smsgen.exporters.findings.visible import visible
from smsgen.exporters.listings.table import table
from smsgen.model.record import Row, Value
from smsgen.model.text import Text
from smsgen.reports.sla_month import MonthDraft

_SERVICES = (
    Text("Service", "服务"), Text("Target %", "目标%"), Text("Downtime min", "停机分钟"),
    Text("Achieved %", "达成%"), Text("Met", "达标"), Text("Credit %", "抵扣%"),
)  # fmt: skip
_SERVICE_KEYS = ("service", "target", "downtime", "achieved", "met", "credit")
_DOWNTIMES = (Text("Service", "服务"), Text("Began", "开始"), Text("Minutes", "分钟"), Text("Counted", "计入"),
              Text("Exception", "例外"))  # fmt: skip
_INCIDENTS = (Text("Priority", "优先级"), Text("Resolved", "已解决"), Text("Responded in time", "按时响应"),
              Text("Resolved in time", "按时解决"))  # fmt: skip
_INCIDENT_KEYS = ("priority", "total", "responded", "resolved")
_YES_NO = {"yes": Text("yes", "是"), "no": Text("no", "否")}


def draft_text(draft: MonthDraft, language: str) -> str:
    """Return the figures of a drafted report, to be looked at before it is written."""
    values = draft.values
    head = f"{draft.agreement.id} · {values['customer']} · {values['period_start']} – {values['period_end']}"
    lines = [visible(head), "", *_table(_SERVICES, _rows(values, "availability"), _SERVICE_KEYS, language)]
    if draft.downtimes:
        shown: list[Row] = [
            {
                "service": each.service, "began": f"{each.began:%Y-%m-%d %H:%M}", "minutes": row["minutes"],
                "counted": row["counted"], "exception": each.exception or "-",
            }
            for each, row in zip(draft.downtimes, _rows(values, "downtimes"), strict=True)
        ]  # fmt: skip
        lines += ["", *_table(_DOWNTIMES, shown, ("service", "began", "minutes", "counted", "exception"), language)]
    lines += ["", *_table(_INCIDENTS, _rows(values, "incident_times"), _INCIDENT_KEYS, language)]
    lines += ["", *(visible(remark.of(language)) for remark in draft.remarks)] if draft.remarks else []
    return "\n".join(lines) + "\n"


def _rows(values: Mapping[str, Value], key: str) -> list[Row]:
    return [row for row in values.get(key, ()) if not isinstance(row, str)]


def _table(heads: tuple[Text, ...], rows: list[Row], keys: tuple[str, ...], language: str) -> Iterator[str]:
    cells = [tuple(visible(_said(row.get(key, "-"), language)) for key in keys) for row in rows]
    yield from table([head.of(language) for head in heads], cells)


def _said(value: str, language: str) -> str:
    return _YES_NO[value].of(language) if value in _YES_NO else value
