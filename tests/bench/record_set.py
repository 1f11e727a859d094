"""A set of 20 forms with many records, each form with a dozen fields of all the common types."""

import random
import shutil
from datetime import date, timedelta
from pathlib import Path

FORMS = 20
_SET = Path(__file__).parents[1] / "rules" / "set"
_FIRST = date(2026, 1, 5)
_DAYS = 280
_MAKERS = ("he.jing", "xu.dan", "li.qing")
_WORDS = ("mail", "server", "does", "not", "answer", "since", "the", "update", "of", "storage", "in", "data", "centre")

_SETTINGS = """\
schema: sms.settings/v1
organisation: {en: Meridian Hosting Ltd., zh: 子午线托管有限公司}
short_name: {en: Meridian, zh: 子午线}
fictional: "yes"
languages: [en]
standards: ["silent-1:2020"]
as_of: "2026-10-15"
"""
_FIELDS = """\
fields:
  - {key: raised_at, label: Raised at, type: datetime, required: "yes"}
  - key: channel
    label: Channel
    type: choice
    choices: {phone: Telephone, mail: E-mail, portal: Portal}
    required: "yes"
  - {key: customers, label: Customers, type: text, required: "yes", limits: {max_length: "80"}}
  - {key: summary, label: Summary, type: text, required: "yes", limits: {max_length: "120"}}
  - {key: description, label: Description, type: long-text, required: "yes"}
  - {key: priority, label: Priority, type: choice, choices: {p1: P1, p2: P2, p3: P3}, required: "yes"}
  - {key: minutes, label: Minutes, type: integer, limits: {min: "0", max: "100000"}}
  - {key: share, label: Share, type: number, limits: {min: "0", max: "100"}}
  - {key: services, label: Services, type: choices, choices: {web: Web, mail: Mail, backup: Backup}}
  - {key: security, label: Security, type: yes-no, required: "yes"}
  - {key: agent, label: Agent, type: person, required: "yes"}
  - {key: earlier, label: Earlier record, type: record}
  - {key: solved_at, label: Solved at, type: datetime, limits: {not_before: raised_at}}
  - key: steps
    label: Steps
    type: table
    columns:
      - {key: at, label: At, type: datetime, required: "yes"}
      - {key: done, label: Done, type: text, required: "yes"}
"""


def write_records(folder: Path, records: int) -> int:
    """Write a valid set with `records` records of FORMS forms into `folder`, a new one; return how many there are."""
    shutil.copytree(_SET, folder, ignore=shutil.ignore_patterns("*.zh.md", "frm-*.md"))
    (folder / "sms.yml").write_text(_SETTINGS, encoding="utf-8")
    names = [f"SMS-FRM-{number}" for number in range(40, 40 + FORMS)]
    procedure = folder / "procedures" / "prc-20.md"
    text = procedure.read_text(encoding="utf-8").replace("[SMS-FRM-39]\nclass", f"[{', '.join(names)}]\nclass")
    procedure.write_text(text.replace("[[SMS-FRM-39]]", "[[SMS-FRM-40]]"), encoding="utf-8")
    for index, name in enumerate(names):
        (folder / "forms" / f"{name.lower()}.md").write_text(_form(index, name), encoding="utf-8")
    chance = random.Random(7)  # noqa: S311 — the same set each time, nothing secret
    each = records // FORMS
    for index, name in enumerate(names):
        place = folder / "records" / name / "2026"
        place.mkdir(parents=True)
        for number in range(1, each + 1):
            id_ = f"R{index:02d}-2026-{number:04d}"
            (place / f"{id_}.yml").write_text(_record(chance, index, name, number), encoding="utf-8")
    return each * FORMS


def _form(index: int, name: str) -> str:
    return (
        f'---\nid: {name}\ntitle: Form {index}\nversion: "1.0"\nowner: incident-manager\nauthors: [he.jing]\n'
        f"parent: SMS-PRC-20\nclassification: internal\nchange: First issue.\n{_FIELDS}"
        f"record: {{prefix: R{index:02d}, instance: retained, storage: repository, retention: 3 years, "
        "event: something happens}\n---\n\n## Filling {#filling}\n\nFill it in at once.\n"
    )


def _record(chance: random.Random, index: int, name: str, number: int) -> str:
    day = (_FIRST + timedelta(days=chance.randrange(_DAYS))).isoformat()
    maker = chance.choice(_MAKERS)
    words = " ".join(chance.choices(_WORDS, k=40))
    earlier = f'  earlier: "R{index:02d}-2026-{chance.randrange(1, number):04d}"\n' if number > 1 else ""
    follows = f'links:\n  - {{type: "follows", record: "R{index:02d}-2026-0001"}}\n' if number > 1 else ""
    return (
        f'schema: sms.record/v1\nid: "R{index:02d}-2026-{number:04d}"\nform: "{name}"\nform_version: "1.0"\n'
        f'date: "{day}"\nmade_by: "{maker}"\nmade_at: "{day}T17:30:00+08:00"\nclosed: "yes"\nvalues:\n'
        f'  raised_at: "{day}T09:12:00+08:00"\n  channel: "{chance.choice(("phone", "mail", "portal"))}"\n'
        f'  customers: "C-{number % 97:03d}, C-{number % 89:03d}"\n  summary: "{words[:100].strip()}"\n'
        f'  description: "{words}\\n{words[::-1]}"\n  priority: "{chance.choice(("p1", "p2", "p3"))}"\n'
        f'  minutes: "{chance.randrange(1, 5000)}"\n  share: "{chance.randrange(9000, 10000) / 100}"\n'
        f'  services: ["web", "backup"]\n  security: "no"\n  agent: "{maker}"\n{earlier}'
        f'  solved_at: "{day}T16:00:00+08:00"\n  steps:\n'
        f'    - {{at: "{day}T10:00:00+08:00", done: "Restarted the service"}}\n'
        f'    - {{at: "{day}T11:30:00+08:00", done: "Told the customers 已告知"}}\n'
        f"{follows}"
    )
