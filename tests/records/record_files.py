"""A small approved set whose form claims an item, and records for it, in memory."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from smsgen.analysis.facts import Facts, analyse
from smsgen.model.record import Record
from smsgen.sources.load import load
from smsgen.sources.tree import MemoryTree
from tests.fixtures.approving import decide, sign_register

DAY = date(2026, 10, 15)
_SET = Path(__file__).parents[1] / "rules" / "set"
_EVENT = "event: an incident is reported"
_KIND = "  - {key: kind, label: Kind, type: choice, choices: {outage: Outage, question: Question}}\n"


def set_with(
    records: Mapping[str, str], *, rule: str = _EVENT, approved: bool = True, more: str = ""
) -> dict[str, bytes]:
    """Return the files of a set whose SMS-FRM-39 claims item 4.1-R1; records: id → lines of its file beyond the head.

    rule: when records of the form are due. more: further keys of `record`.
    """
    files = {
        path.relative_to(_SET).as_posix(): path.read_bytes()
        for path in _SET.rglob("*")
        if path.is_file() and not path.name.endswith(".zh.md")
    }
    files["sms.yml"] = files["sms.yml"].replace(b"silent-1:2020", b"demo-1:2020")
    form = files["forms/frm-39.md"].decode().replace("event: an incident is reported", f"{rule}{more}")
    form = form.replace("fields:\n", f'information: ["4.1-R1"]\nclauses: {{"4.1": "#filling"}}\nfields:\n{_KIND}')
    files["forms/frm-39.md"] = form.encode()
    procedure = files["procedures/prc-20.md"].decode()
    files["procedures/prc-20.md"] = procedure.replace("forms:", 'clauses: {"4.2": "#logging"}\nforms:').encode()
    for id_, lines in records.items():
        files[f"records/SMS-FRM-39/{id_.split('-')[1]}/{id_}.yml"] = record_text(id_, lines).encode()
    if approved:
        sign_register(files)
        for document in ("SMS-FRM-39", "SMS-PRC-20"):
            decide(files, f"approvals/{document}/1.0/en/approve--quality-manager--li.qing--20260120T090000Z.yml")
    return files


def record_text(id_: str, lines: str = "", day: str = "2026-10-01") -> str:
    """Return the file of a record; `lines` may set its day again by `date: …` on the first line."""
    if lines.startswith("date: "):
        first, _, lines = lines.partition("\n")
        day = first.removeprefix("date: ")
    return (
        f'schema: sms.record/v1\nid: {id_}\nform: SMS-FRM-39\nform_version: "1.0"\ndate: "{day}"\n'
        f'made_by: he.jing\nmade_at: "{day}T10:00:00+08:00"\n{lines}\n'
    )


def facts_of(files: Mapping[str, bytes], as_of: date = DAY) -> Facts:
    """Read a set and derive its facts."""
    loaded = load(MemoryTree(files))
    return analyse(loaded.sms, loaded.findings, as_of)


def read_back(files: Mapping[str, bytes]) -> tuple[Record, ...]:
    """Return the records of a set as they are read."""
    return load(MemoryTree(files)).sms.records
