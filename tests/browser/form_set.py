"""A small set with forms of every type of field, on disk, and its site."""

from pathlib import Path

from tests.browser.site_set import write_set

_HEAD = """---
id: {id}
title: {title}
version: "1.0"
parent: SMS-PRC-17
owner: quality-manager
authors: [li.qing]
classification: internal
change: First issue.
"""
EVERY_TYPE = (
    _HEAD.format(id="SMS-FRM-40", title="Everything at once")
    + """fields:
  - key: summary
    label: Summary <b>
    type: text
    required: "yes"
    guidance: Say "what" & why.
    limits: {max_length: "12"}
  - {key: story, label: Story, type: long-text}
  - {key: count, label: Count, type: integer, limits: {min: "1", max: "9"}}
  - {key: share, label: Share, type: number, unit: "%", limits: {max: "99.5"}}
  - {key: begun_on, label: Begun on, type: date}
  - {key: ended_on, label: Ended on, type: date, limits: {not_before: begun_on}}
  - {key: seen_at, label: Seen at, type: datetime}
  - key: kind
    label: Kind
    type: choice
    required: "yes"
    choices: {normal: Normal, emergency: Emergency, "no": None of them}
  - {key: many, label: Many, type: choice, choices: {a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I}}
  - {key: areas, label: Areas, type: choices, choices: {north: North, south: South}}
  - {key: urgent, label: Urgent, type: yes-no}
  - {key: cause, label: Cause, type: text, required: closing}
  - {key: finder, label: Finder, type: person}
  - {key: role, label: Role, type: role}
  - {key: manual, label: Document, type: document}
  - {key: rfc, label: Request, type: record, form: SMS-FRM-30}
  - key: actions
    label: Actions
    type: table
    columns:
      - {key: action, label: Action, type: text, required: "yes"}
      - {key: by, label: By, type: person}
      - {key: done_on, label: Done on, type: date, limits: {not_before: begun_on}}
      - {key: result, label: Result, type: choice, required: closing, choices: {good: Good, bad: Bad}}
record: {prefix: ALL, instance: retained, storage: repository, retention: 3 years, event: it happens}
---

## Purpose {#purpose}

All types.
"""
)
EVERY_TYPE_ZH = """---
id: SMS-FRM-40
title: 全部类型
authors: [li.qing]
translation_of: "1.0"
revision: "1"
change: 首次发布。
fields:
  summary: {label: 摘要}
  story: {label: 经过}
  count: {label: 数量}
  share: {label: 比例}
  begun_on: {label: 开始日期}
  ended_on: {label: 结束日期}
  seen_at: {label: 发现时间}
  kind: {label: 类别, choices: {normal: 一般, emergency: 紧急, "no": 都不是}}
  many: {label: 多项, choices: {a: 甲, b: 乙, c: 丙, d: 丁, e: 戊, f: 己, g: 庚, h: 辛, i: 壬}}
  areas: {label: 区域, choices: {north: 北, south: 南}}
  urgent: {label: 紧急}
  cause: {label: 原因}
  finder: {label: 发现人}
  role: {label: 角色}
  manual: {label: 文件}
  rfc: {label: 变更请求}
  actions:
    label: 措施
    columns:
      action: {label: 措施}
      by: {label: 负责人}
      done_on: {label: 完成日期}
      result: {label: 结果, choices: {good: 好, bad: 差}}
record: {event: 发生时}
---

## 目的 {#purpose}

全部类型。
"""
ELSEWHERE = (
    _HEAD.format(id="SMS-FRM-47", title="Security incident")
    + """fields:
  - {key: summary, label: Summary, type: text, required: "yes"}
record: {prefix: SEC, instance: maintained, storage: external, retention: 3 years, event: it happens}
---

## Purpose {#purpose}

Kept elsewhere.
"""
)
_RFC = """schema: sms.record/v1
id: "RFC-2026-0002"
form: "SMS-FRM-30"
form_version: "1.0"
date: "2026-10-01"
made_by: "li.qing"
made_at: "2026-10-01T10:00:00+08:00"
values:
  title: "A change"
  class: "normal"
"""


def write_form_set(root: Path, forge: str = "") -> Path:
    """Write the set to `root`; forge: the value of its key, "" for none."""
    write_set(root)
    files = {
        "forms/frm-40.md": EVERY_TYPE,
        "forms/frm-40.zh.md": EVERY_TYPE_ZH,
        "forms/frm-47.md": ELSEWHERE,
        "records/SMS-FRM-30/2026/RFC-2026-0002.yml": _RFC,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    if forge:
        settings = root / "sms.yml"
        settings.write_text(f"{settings.read_text('utf-8')}forge: {forge}\n", "utf-8")
    return root
