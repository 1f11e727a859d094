"""A repository whose set may be handed over: everything approved, records of several kinds, one form confidential."""

import io
import json
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.fakes import Run, run_sms
from tests.fixtures.approving import decide, sign_register
from tests.fixtures.git_repository import git, write
from tests.records.record_files import set_with
from tests.rules.page_kinds import kind_files

WHEN = {"GIT_AUTHOR_DATE": "2026-10-12T08:00:00+08:00", "GIT_COMMITTER_DATE": "2026-10-12T08:00:00+08:00"}
POLICY, PICTURE = "policies/pol-01.md", "policies/map.svg"
SECRET_FORM, SECRET = "SMS-FRM-47", "records/SMS-FRM-47/2026/SECURI47-2026-0001.yml"
KINDS = {
    "legal-status": "57", "certification-budget": "58", "audit-report": "51", "management-review": "52",
    "nonconformity": "53", "improvement": "54", "disposal": "03", "security-incident": "47", "measurement": "48",
    "risk": "05",
}  # fmt: skip
_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M4 10h52"/></svg>\n'
_SETTINGS = """\
as_of: "2026-10-15"
certification: {{body: A body, approval: "1", started: "2026-01-05", {more}scope: {{en: Hosting, zh: 托管}}}}
record_kinds:
{kinds}"""
# Id and kind, with the day where it is another one than 2026-10-01 → lines of the file beyond the head.
RECORDS = {
    "LEG-2026-0001 legal-status": 'closed: "yes"\nvalues: {kind: business_licence, number: L-1}',
    "RSK-2026-0001 risk @2026-02-02": 'version: "1.0"',
    "CBU-2026-0001 certification-budget": 'closed: "yes"',
    "IAR-2026-0001 audit-report @2026-07-31": 'closed: "yes"\nvalues:\n  reported_on: "2026-07-31"\n  findings:\n'
    '    - {number: "1", clause: "9.2", corrective_action: NCR-2026-0001}',
    "MRR-2026-0001 management-review @2026-08-31": 'closed: "yes"\nvalues:\n  held_on: "2026-08-28"\n'
    '  decisions: [{number: "1", due: "2026-12-01", follow_up: IMP-2026-0002}]',
    "NCR-2026-0001 nonconformity @2026-07-31": 'closed: "yes"\nvalues: {grade: minor}',
    "NCR-2026-0003 nonconformity @2026-07-31": 'closed: "yes"\nvalues: {grade: minor, audit_report: IAR-2026-0001}',
    "NCR-2026-0002 nonconformity @2026-03-01": "values: {grade: minor}",
    "IMP-2026-0001 improvement @2026-08-31": 'closed: "yes"\nvalues: {review: MRR-2026-0001}',
    "IMP-2026-0002 improvement @2026-08-31": 'closed: "yes"',
    "MEASUR48-2026-0001 measurement @2026-05-05": 'closed: "yes"',
    "MEASUR48-2026-0002 measurement @2026-09-05": 'closed: "yes"',
    "SECURI47-2026-0001 security-incident @2026-09-10": 'closed: "yes"\n'
    f'external: {{place: "Vault nine", sha256: "{"a" * 64}"}}',
    "INC-2026-0001 incident @2026-05-06": 'closed: "yes"\nvalues: {summary: Mail is slow}',
    "INC-2026-0002 incident @2026-09-09": f'external: {{place: "Shelf two", sha256: "{"b" * 64}"}}',
    "DSP-2026-0001 disposal @2026-10-02": 'closed: "yes"\nvalues:\n  action: disposal\n  done_on: "2026-10-02"\n'
    "  items: [{record: INC-2026-0009}]",
}  # fmt: skip


def _record(id_: str, form: str, day: str, lines: str) -> bytes:
    head = f'schema: sms.record/v1\nid: {id_}\nform: {form}\nform_version: "1.0"\ndate: "{day}"\nmade_by: he.jing\n'
    return f'{head}made_at: "{day}T10:00:00+08:00"\n{lines}\n'.encode()


@cache
def _files(more: str, open_forms: bool) -> Mapping[str, bytes]:  # noqa: FBT001 — a key of the cache
    files = set_with({}, approved=False)
    kinds = "".join(f"  {kind}: SMS-FRM-{number}\n" for kind, number in KINDS.items())
    files["sms.yml"] += _SETTINGS.format(kinds=kinds, more=more).encode()
    forms = kind_files(files["sms.yml"], {})
    for path, content in forms.items():
        files[path] = content.replace(b"authors: [li.qing]", b"authors: [xu.dan]")
    policy = files[POLICY].decode().replace("Customers first.", "Customers first.\n\n![Map](map.svg)")
    claims = 'clauses: {"4.2": ""}\ninformation: ["4.2-D1"]\nclassification:'
    files |= {POLICY: policy.replace("classification:", claims).encode(), PICTURE: _DRAWING}
    secret = f"forms/frm-{SECRET_FORM[-2:]}.md"
    if not open_forms:
        files[secret] = files[secret].replace(b"classification: internal", b"classification: confidential")
    for key, lines in RECORDS.items():
        name, _, day = key.partition(" @")
        id_, kind = name.split()
        form = f"SMS-FRM-{KINDS.get(kind, '39')}"
        files[f"records/{form}/2026/{id_}.yml"] = _record(id_, form, day or "2026-10-01", lines)
    sign_register(files)
    approve_all(files)
    return files


def pack_files(more: str = "", *, open_forms: bool = False) -> dict[str, bytes]:
    """Return the files of the set; see PackSet."""
    return dict(_files(more, open_forms))


def approve_all(files: dict[str, bytes]) -> None:
    """Let everybody approve version 1.0 of every document."""
    decide(files, "approvals/SMS-MAN-01/1.0/en/approve--top-management--chen.an--20260120T090000Z.yml")
    decide(files, "approvals/SMS-POL-01/1.0/en/review--change-manager--xu.dan--20260119T090000Z.yml")
    decide(files, "approvals/SMS-POL-01/1.0/en/approve--top-management--chen.an--20260120T090000Z.yml")
    decide(files, "approvals/RSK-2026-0001/1.0/en/approve--quality-manager--li.qing--20260203T090000Z.yml")
    for document in ("SMS-PRC-20", *sorted({f"SMS-FRM-{each}" for each in (*KINDS.values(), "39")})):
        decide(files, f"approvals/{document}/1.0/en/approve--quality-manager--li.qing--20260120T090000Z.yml")


class Packed(NamedTuple):
    """A pack that was made. run: of the command."""

    run: Run
    file: Path

    @property
    def files(self) -> dict[str, bytes]:
        """What lies in it, by path."""
        with zipfile.ZipFile(io.BytesIO(self.file.read_bytes())) as book:
            return {name: book.read(name) for name in book.namelist()}

    @property
    def manifest(self) -> dict[str, Any]:
        """What it says of itself."""
        found: dict[str, Any] = json.loads(self.files["manifest.json"])
        return found

    @property
    def records(self) -> set[str]:
        """The ids of its records."""
        return {path.rpartition("/")[2].removesuffix(".yml") for path in self.files if path.startswith("records/")}


class PackSet:
    """The repository on disk."""

    def __init__(self, root: Path, more: str = "", *, open_forms: bool = False) -> None:
        """Make it in `root`. more: further keys of `certification`, each with a comma. open_forms: none is secret."""
        self.root = root
        root.mkdir(parents=True)
        git(root, "init", "--quiet", "--initial-branch=main")
        self.commit({**pack_files(more, open_forms=open_forms), ".gitignore": b"/build/\n"})

    def commit(self, files: Mapping[str, bytes | None]) -> str:
        """Commit files; None deletes one."""
        write(self.root, files)
        git(self.root, "add", "--all", "--force")
        git(self.root, "commit", "--quiet", "--message", "Change", **WHEN)
        return git(self.root, "rev-parse", "HEAD")

    def sms(self, *arguments: str, root: Path | None = None) -> Run:
        """Run `sms` in it."""
        return run_sms(*arguments, cwd=root or self.root, SMS_CACHE=str(self.root.parent / "cache"))

    def pack(self, *arguments: str, name: str = "pack.zip") -> Packed:
        """Make a pack beside the repository; it must be made."""
        file = self.root.parent / name
        run = self.sms("pack", "--to", str(file), *arguments)
        assert run.code == 0, run.out + run.err
        return Packed(run, file)
