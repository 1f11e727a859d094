"""The calendar of duties (`sms calendar`) as text, as data and as a calendar file."""

import json
from collections.abc import Sequence
from datetime import date

from smsgen.adapters.ics import Day, calendar_file
from smsgen.exporters.listings.table import table
from smsgen.model.text import Text
from smsgen.reports.calendar import Duty

SCHEMA = "sms.calendar/v1"
KIND_NAMES = {
    "record": Text("record", "记录"),
    "review": Text("periodic review", "定期评审"),
    "agreement": Text("agreement", "协议"),
    "licence": Text("licence, certificate", "证照"),
    "action": Text("action", "措施"),
    "audit": Text("audit, review, test", "审核、评审、演练"),
    "training": Text("training", "培训"),
    "certificate": Text("certificate", "认证"),
    "milestone": Text("milestone", "里程碑"),
}
HEADS = (
    Text("Due", "日期"),
    Text("Kind", "类别"),
    Text("What", "事项"),
    Text("Subject", "对象"),
    Text("Who", "责任角色"),
)
LATE = Text("late", "逾期")
_NOTHING = Text("Nothing is due.", "没有到期事项。")
_REMIND_DAYS = 7


def rows(duties: Sequence[Duty], roles: dict[str, str], as_of: date, language: str) -> list[tuple[str, ...]]:
    """Return one row for each duty, under HEADS. roles: id → name."""
    return [
        (
            f"{duty.on} {LATE.of(language)}" if duty.late(as_of) else duty.on,
            KIND_NAMES[duty.kind].of(language),
            duty.what.of(language),
            duty.subject,
            roles.get(duty.role, duty.role),
        )
        for duty in duties
    ]


def calendar_text(duties: Sequence[Duty], roles: dict[str, str], as_of: date, language: str) -> str:
    """Return the duties as a table."""
    if not duties:
        return _NOTHING.of(language) + "\n"
    return "\n".join(table([head.of(language) for head in HEADS], rows(duties, roles, as_of, language))) + "\n"


def calendar_json(duties: Sequence[Duty], as_of: date, commit: str, language: str) -> str:
    """Return the duties as `sms.calendar/v1`."""
    listed = [
        {
            "on": duty.on, "late": duty.late(as_of), "kind": duty.kind, "what": duty.what.of(language),
            "subject": duty.subject, "role": duty.role,
        }
        for duty in duties
    ]  # fmt: skip
    value = {"schema": SCHEMA, "commit": commit, "as_of": as_of.isoformat(), "duties": listed}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def calendar_ics(name: str, duties: Sequence[Duty], roles: dict[str, str], as_of: date, language: str) -> bytes:
    """Return the duties as a calendar file, each with a reminder a week before."""
    entries = (
        Day(
            uid=f"{duty.kind}-{duty.subject or index}-{duty.on}@smsgen",
            on=date.fromisoformat(duty.on),
            title=f"{duty.what.of(language)} ({duty.subject})" if duty.subject else duty.what.of(language),
            note=roles.get(duty.role, duty.role),
        )
        for index, duty in enumerate(duties)
    )
    return calendar_file(name, entries, as_of, _REMIND_DAYS)
