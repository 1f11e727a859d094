"""A set whose forms have a field of every type, in both languages, and what a test does with files for it."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.fakes import Run, SmallSet

FORM = "SMS-FRM-39"
PROBLEM = "SMS-FRM-42"
BY = ("--by", "he.jing")
_FIELDS = """\
  - {key: summary, label: Summary, type: text, required: "yes", guidance: One line., limits: {max_length: "30"}}
  - {key: story, label: Story, type: long-text}
  - {key: count, label: Users hit, type: integer, limits: {min: "0", max: "500"}}
  - {key: cost, label: Cost, type: number, unit: CNY, limits: {min: "0.5"}}
  - {key: seen_on, label: Seen on, type: date}
  - {key: raised_at, label: Raised at, type: datetime}
  - {key: solved_at, label: Solved at, type: datetime, limits: {not_before: raised_at}}
  - {key: priority, label: Priority, type: choice, choices: {p1: Critical, p2: "Normal, later"}}
  - {key: channels, label: Channels, type: choices, choices: {phone: Telephone, mail: E-mail, other: "Other, say"}}
  - {key: secure, label: Security, type: yes-no}
  - {key: solver, label: Solver, type: person}
  - {key: team, label: Team, type: role}
  - {key: manual, label: Work instruction, type: document}
  - {key: problem, label: Problem, type: record, form: SMS-FRM-42}
  - key: steps
    label: Steps
    type: table
    columns:
      - {key: at, label: At, type: datetime, required: "yes"}
      - {key: by, label: By, type: person}
      - {key: step, label: Step, type: text, required: "yes"}
"""
_CHINESE = """\
fields:
  summary: {label: 摘要, guidance: 一行。}
  story: {label: 经过}
  count: {label: 受影响用户数}
  cost: {label: 费用}
  seen_on: {label: 发现日期}
  raised_at: {label: 提出时间}
  solved_at: {label: 解决时间}
  priority: {label: 优先级, choices: {p1: 紧急, p2: 一般}}
  channels: {label: 渠道, choices: {phone: 电话, mail: 邮件, other: 其他（说明）}}
  secure: {label: 涉及安全}
  solver: {label: 处理人}
  team: {label: 团队}
  manual: {label: 作业指导}
  problem: {label: 问题}
  steps: {label: 步骤, columns: {at: {label: 时间}, by: {label: 人员}, step: {label: 内容}}}
record: {event: 发生事件时}
"""
# A record that says something in each field, by the keys of the fields.
FULL: Mapping[str, Any] = {
    "summary": "a = b: #1",
    "story": "第一行\nsecond line",
    "count": "12",
    "cost": "99.95",
    "seen_on": "2026-10-01",
    "raised_at": "2026-10-01T09:30:00+08:00",
    "solved_at": "2026-10-01T11:00:00+08:00",
    "priority": "p2",
    "channels": ["phone", "other"],
    "secure": "no",
    "solver": "he.jing",
    "team": "incident-manager",
    "manual": "SMS-PRC-20",
    "problem": "PRB-2026-0001",
    "steps": [
        {"at": "2026-10-01T09:40:00+08:00", "by": "he.jing", "step": "restarted"},
        {"at": "2026-10-01T10:00:00+08:00", "step": "观察"},
    ],
}


def give_fields(small_set: SmallSet, fields: str, chinese: str) -> None:
    """Give the form of a small set other fields, and its translation the texts of them."""
    form = small_set.read("forms/frm-39.md")
    start, end = form.index("  - {key: summary"), form.index("record: {")
    small_set.write("forms/frm-39.md", form[:start] + fields + form[end:])
    translation = small_set.read("forms/frm-39.zh.md")
    start, end = translation.index("fields:"), translation.index("---\n", 5)
    small_set.write("forms/frm-39.zh.md", translation[:start] + chinese + translation[end:])


def fill(small_set: SmallSet) -> SmallSet:
    """Give the form of a small set all types of fields, and add the form that it links to with one record."""
    form = small_set.read("forms/frm-39.md")
    give_fields(small_set, _FIELDS, _CHINESE)
    other = form[: form.index("  - {key: summary")].replace(FORM, PROBLEM).replace("Incident record", "Problem record")
    other += '  - {key: title, label: Title, type: text, required: "yes"}\n'
    record = "record: {prefix: PRB, instance: retained, storage: repository, retention: 3 years, event: a problem}\n"
    small_set.write("forms/frm-42.md", f"{other}{record}---\n\n## Filling {{#filling}}\n\nFill it in.\n")
    small_set.write(
        "records/SMS-FRM-42/2026/PRB-2026-0001.yml",
        'schema: sms.record/v1\nid: PRB-2026-0001\nform: SMS-FRM-42\nform_version: "1.0"\ndate: "2026-10-01"\n'
        'made_by: he.jing\nmade_at: "2026-10-01T10:00:00+08:00"\nvalues:\n  title: A fault\n',
    )
    return small_set


def put(small_set: SmallSet, name: str, content: str | bytes) -> Path:
    """Write a file beside the set, and return where it is."""
    file = small_set.root.parent / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def put_json(small_set: SmallSet, name: str, value: Any) -> Path:
    """Write a value as JSON beside the set."""
    return put(small_set, name, json.dumps(value, ensure_ascii=False))


def record_of(values: Mapping[str, Any] = FULL, **head: str) -> dict[str, Any]:
    """Return a record as JSON that `sms record import` reads without a mapping."""
    return {"date": "2026-10-01", "made_by": "he.jing", "values": dict(values)} | head


def take(small_set: SmallSet, file: Path, *arguments: str, code: int = 0) -> Run:
    """Import a file; return what was said."""
    run = small_set.sms("record", "import", str(file), *arguments)
    assert run.code == code, run.out + run.err
    assert "Traceback" not in run.err
    return run


def refused(small_set: SmallSet, file: Path, *arguments: str, code: int = 1) -> str:
    """Try to import a file, which must leave everything as it was; return what was said."""
    before = digest(small_set)
    run = take(small_set, file, *arguments, code=code)
    assert digest(small_set) == before
    assert not list(small_set.root.rglob(".import-*"))
    return run.err + run.out


def digest(small_set: SmallSet) -> dict[str, str]:
    """Return what tells whether the set or what lies beside it was changed."""
    beside = {path.name: path.read_bytes().hex() for path in small_set.root.parent.iterdir() if path.is_file()}
    return {path: each for path, each in small_set.digest().items() if not path.startswith("build/")} | beside


def values_of(small_set: SmallSet, record: str) -> dict[str, Any]:
    """Return the values of a record as the program reads them."""
    shown = small_set.sms("record", "show", record, "--format", "json")
    assert shown.code == 0, shown.err
    values: dict[str, Any] = json.loads(shown.out)["values"]
    return values


def csv_of(columns: Iterable[str], *rows: Iterable[str], separator: str = ",") -> str:
    """Return a CSV file; texts are quoted where they must be."""
    quoted = (
        separator.join(
            '"' + cell.replace('"', '""') + '"' if set(cell) & {separator, '"', "\n"} else cell for cell in row
        )
        for row in (columns, *rows)
    )
    return "".join(f"{line}\r\n" for line in quoted)
