"""A set whose records hang together: an incident, its problem, the change, the meeting, the release, the item."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from smsgen import rules
from smsgen.analysis.edition import above
from smsgen.analysis.facts import Facts, analyse
from smsgen.app.audit_readiness import given_of
from smsgen.app.check import Judged
from smsgen.checking.runner import run
from smsgen.exporters.site.assemble import SiteInputs, site_of
from smsgen.exporters.site.control_facts import ControlFacts
from smsgen.exporters.site.pages import LanguageTree
from smsgen.exporters.site.showing import Showing
from smsgen.reports.readiness import Given
from smsgen.sources.load import load
from smsgen.sources.tree import MemoryTree
from tests.fixtures.approving import decide, sign_register

DAY = date(2026, 10, 15)
_SET = Path(__file__).parents[1] / "rules" / "set"
SETTINGS = """\
schema: sms.settings/v1
organisation: {en: Meridian Hosting Ltd., zh: 子午线托管有限公司}
short_name: {en: Meridian, zh: 子午线}
languages: [en, zh]
standards: ["demo-1:2020"]
as_of: "2026-10-15"
record_kinds: {problem: SMS-FRM-42, change-request: SMS-FRM-30, cab-minutes: SMS-FRM-33, disposal: SMS-FRM-03}
departments:
  - {code: OPD, en: Operations Department, zh: 运行维护部, roles: [incident-manager, change-manager]}
  - {code: QMD, en: Quality Management Department, zh: 质量管理部, roles: [quality-manager]}
  - {code: GMO, en: General Management Office, zh: 总经理办公室}
"""
_INCIDENT = """\
  - {key: summary, label: Summary, type: text}
  - {key: priority, label: Priority, type: choice, choices: {p1: Critical, p2: Normal}}
  - {key: problem, label: Problem, type: record, form: SMS-FRM-42}
  - {key: raised_at, label: Raised at, type: datetime}
  - {key: story, label: Story, type: long-text}
  - key: steps
    label: Steps
    type: table
    columns:
      - {key: by, label: Done by, type: person}
      - {key: kind, label: Kind of step, type: choice, choices: {look: Looked at, mend: Mended}}
"""
_CHINESE = """\
fields:
  summary: {label: 摘要}
  priority: {label: 优先级, choices: {p1: 紧急, p2: 一般}}
  problem: {label: 问题}
  raised_at: {label: 提出时间}
  story: {label: 经过}
  steps: {label: 步骤, columns: {by: {label: 处理人}, kind: {label: 步骤类别, choices: {look: 查看, mend: 修复}}}}
"""
_TABLE = "  - {key: %s, label: %s, type: table, columns: [{key: %s, label: %s, type: record}]}\n"
_DISPOSED = """\
  - {key: action, label: Action, type: choice, choices: {distribution: D, withdrawal: W, disposal: X}}
  - {key: done_on, label: Done on, type: date}
  - {key: done_by, label: Done by, type: person}
  - {key: reason, label: Reason, type: long-text}
  - {key: items, label: Items, type: table, columns: [{key: record, label: Record, type: text}]}
"""
# Form → title, prefix, instance, fields.
_FORMS = {
    "SMS-FRM-42": ("Problem", "PRB", "retained",
                   "  - {key: title, label: Title, type: text}\n"
                   "  - {key: change, label: Change, type: record, form: SMS-FRM-30}\n"
                   + _TABLE % ("incidents", "Incidents", "incident", "Incident")),
    "SMS-FRM-30": ("Request for change", "RFC", "retained", "  - {key: title, label: Title, type: text}\n"),
    "SMS-FRM-33": ("Minutes of the board", "CAB", "retained", _TABLE % ("changes", "Changes", "rfc", "Request")),
    "SMS-FRM-38": ("Release", "REL", "retained", _TABLE % ("changes", "Changes", "rfc", "Request")
                   + _TABLE % ("items", "Items", "item", "Item")),
    "SMS-FRM-15": ("Configuration item", "CFI", "maintained",
                   "  - {key: last_change, label: Last change, type: record, form: SMS-FRM-30}\n"),
    "SMS-FRM-03": ("Disposal", "DSP", "retained", _DISPOSED),
    "SMS-FRM-47": ("Security incident", "SEC", "retained", "  - {key: summary, label: Summary, type: text}\n"),
}  # fmt: skip
# Id → lines of the file beyond the head. All of them together are one story and what lies beside it.
STORY: Mapping[str, str] = {
    "INC-2026-0001": 'date: 2026-05-04\nclosed: "yes"\nvalues:\n  summary: Mail is slow\n  priority: p1\n'
    '  problem: PRB-2026-0001\n  raised_at: "2026-05-04T01:30:00+00:00"\n  story: "one\\n\\n# two <b>"\n'
    "  steps: [{by: he.jing, kind: mend}]",
    "INC-2026-0002": "date: 2026-08-03\nvalues: {summary: Mail is slow again, problem: PRB-2026-0001}",
    "INC-2026-0003": "date: 2026-08-10\nvalues: {summary: Printer}",
    "PRB-2026-0001": "date: 2026-08-04\nvalues: {title: Mail queue, change: RFC-2026-0001,"
    " incidents: [{incident: INC-2026-0001}, {incident: INC-2026-0002}]}",
    "RFC-2026-0001": "date: 2026-08-05\nvalues: {title: Larger queue}",
    "RFC-2026-0002": "date: 2026-08-06\nvalues: {title: Another thing}",
    "CAB-2026-0001": "date: 2026-08-12\nvalues: {changes: [{rfc: RFC-2026-0001}, {rfc: RFC-2026-0002}]}",
    "REL-2026-0001": "date: 2026-08-20\nvalues: {changes: [{rfc: RFC-2026-0001}, {rfc: RFC-2026-0002}],"
    " items: [{item: CFI-2026-0001}]}",
    "CFI-2026-0001": 'date: 2026-03-01\nversion: "1.0"\nvalues: {last_change: RFC-2026-0003}',
    "RFC-2026-0003": "date: 2026-02-01\nvalues: {title: Bought the server}",
}
DISPOSAL = (
    "date: 2026-09-01\nvalues: {action: disposal, done_on: 2026-08-31, done_by: li.qing, reason: three years are over,"
    " items: [{record: INC-2022-0007}, {record: not an id}]}"
)


def files_of(
    records: Mapping[str, str] = STORY, *, settings: str = SETTINGS, classification: str = "internal"
) -> dict[str, bytes]:
    """Return a set with `records`, in both languages; versions 1.0 and 1.1 of SMS-PRC-20 are approved.

    classification: of SMS-FRM-47, the form of security incidents.
    """
    files = {p.relative_to(_SET).as_posix(): p.read_bytes() for p in _SET.rglob("*") if p.is_file()}
    files["sms.yml"] = settings.encode()
    incident = files["forms/frm-39.md"].decode()
    start, end = incident.index("  - {key: summary"), incident.index("record: {")
    head, tail = incident[: incident.index("fields:")], incident[end:]
    files["forms/frm-39.md"] = (
        f'{head}information: ["4.1-R1"]\nclauses: {{"4.1": "#filling"}}\nfields:\n{_INCIDENT}{tail}'.encode()
    )
    translation = files["forms/frm-39.zh.md"].decode()
    start, end = translation.index("fields:"), translation.index("---\n", 5)
    files["forms/frm-39.zh.md"] = (translation[:start] + _CHINESE + translation[end:]).encode()
    for form, (title, prefix, instance, fields) in _FORMS.items():
        front = head.replace("SMS-FRM-39", form).replace("Incident record", title)
        front = front.replace("internal", classification) if form == "SMS-FRM-47" else front
        rule = tail.replace("prefix: INC", f"prefix: {prefix}").replace("retained", instance)
        files[f"forms/{form.lower()}.md"] = f"{front}fields:\n{fields}{rule}".encode()
    procedure = files["procedures/prc-20.md"].decode().replace("forms:", 'clauses: {"4.1": "#logging"}\nforms:')
    files["procedures/prc-20.md"] = procedure.encode()
    _approve(files)
    forms = {prefix: form for form, (_, prefix, _, _) in _FORMS.items()} | {"INC": "SMS-FRM-39"}
    for id_, lines in records.items():
        files.update([_record(forms[id_[:3]], id_, lines)])
    return files


def _approve(files: dict[str, bytes]) -> None:
    sign_register(files)
    for form in (*_FORMS, "SMS-FRM-39"):
        decide(files, f"approvals/{form}/1.0/en/approve--quality-manager--li.qing--20260120T090000Z.yml")
    decide(files, "approvals/SMS-PRC-20/1.0/en/approve--quality-manager--li.qing--20260120T090000Z.yml")
    procedure = files["procedures/prc-20.md"].replace(b'"1.0"', b'"1.1"').replace(b"First issue", b"Second issue")
    files["procedures/prc-20.md"] = procedure
    decide(files, "approvals/SMS-PRC-20/1.1/en/approve--quality-manager--li.qing--20260710T090000Z.yml")


def _record(form: str, id_: str, lines: str) -> tuple[str, bytes]:
    first, _, rest = lines.partition("\n")
    day = first.removeprefix("date: ")
    text = (
        f'schema: sms.record/v1\nid: {id_}\nform: {form}\nform_version: "1.0"\ndate: "{day}"\n'
        f'made_by: he.jing\nmade_at: "{day}T10:00:00+08:00"\n{rest}\n'
    )
    return f"records/{form}/{id_[4:8]}/{id_}.yml", text.encode()


def facts_of(files: Mapping[str, bytes], as_of: date = DAY) -> Facts:
    """Read a set and derive its facts."""
    loaded = load(MemoryTree(files))
    return analyse(loaded.sms, loaded.findings, as_of)


def given_by(files: Mapping[str, bytes], facts: Facts, withheld: frozenset[str]) -> Given:
    """Return what the pages about gaps and readiness are made from, as the command gives it."""
    report = run(rules.ALL, facts, "audit")
    return given_of(Judged(report, facts, MemoryTree(files)), withheld)


def trees_of(files: Mapping[str, bytes], highest: str = "internal", *, judged: bool = False) -> dict[str, LanguageTree]:
    """Return the site of a set by language, nothing built. highest: the highest classification that it shows.

    judged: with the pages about gaps, readiness and duties.
    """
    facts = facts_of(files)
    texts = {path: content.decode() for path, content in files.items() if path.endswith(".md")}
    showing = Showing(withheld=above(facts, highest), titles=highest != "public")
    control = ControlFacts(facts, facts, withheld=showing.withheld)
    given = given_by(files, facts, showing.withheld) if judged else None
    inputs = SiteInputs(
        facts, lambda each: texts[each.path], lambda _: "", showing=showing, control=control, given=given
    )
    return {tree.language: tree for tree in site_of(inputs).trees}


def pages_of(
    files: Mapping[str, bytes], language: str = "en", highest: str = "internal", *, judged: bool = False
) -> dict[str, str]:
    """Return path → source of the pages of one language."""
    return {page.path: page.markdown for page in trees_of(files, highest, judged=judged)[language].pages}


def write(files: Mapping[str, bytes], root: Path) -> Path:
    """Write a set into a folder."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root
