"""A whole set in which everything is approved, in memory, and what a judgement of it finds."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from smsgen import rules
from smsgen.analysis.facts import Facts, analyse
from smsgen.checking.runner import run
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.load import load
from smsgen.sources.tree import MemoryTree
from tests.fixtures.approving import decide, digest, manifest, public_key, sign_register

DAY = date(2026, 10, 15)
SETTINGS, FIRST, SECOND = "sms.yml", "authority/1.yml", "authority/2.yml"
BASELINE, EXCEPTIONS = "authority/baselines/1.yml", "authority/exceptions/1.yml"
MANUAL, MANUAL_ZH = "docs/manual/man-01.md", "docs/manual/man-01.zh.md"
POLICY, POLICY_ZH = "policies/pol-01.md", "policies/pol-01.zh.md"
PROCEDURE, PROCEDURE_ZH = "procedures/prc-20.md", "procedures/prc-20.zh.md"
FORM, FORM_ZH = "forms/frm-39.md", "forms/frm-39.zh.md"
PICTURE = "policies/map.svg"

POLICY_OLD = "approvals/SMS-POL-01/1.0/en/approve--top-management--chen.an--20260310T090000Z.yml"
POLICY_OLD_REVIEW = "approvals/SMS-POL-01/1.0/en/review--change-manager--xu.dan--20260309T090000Z.yml"
POLICY_OLD_ZH = "approvals/SMS-POL-01/1.0/zh.1/approve--change-manager--xu.dan--20260311T090000Z.yml"
POLICY_NOW = "approvals/SMS-POL-01/1.1/en/approve--top-management--chen.an--20260920T090000Z.yml"
POLICY_NOW_ZH = "approvals/SMS-POL-01/1.1/zh.1/approve--change-manager--xu.dan--20260920T100000Z.yml"
PROCEDURE_NOW = "approvals/SMS-PRC-20/1.0/en/approve--quality-manager--li.qing--20260921T090000Z.yml"
PROCEDURE_NOW_ZH = "approvals/SMS-PRC-20/1.0/zh.1/approve--change-manager--xu.dan--20260921T100000Z.yml"
FORM_NOW = "approvals/SMS-FRM-39/1.0/en/approve--quality-manager--li.qing--20260922T090000Z.yml"
FORM_NOW_ZH = "approvals/SMS-FRM-39/1.0/zh.1/approve--change-manager--xu.dan--20260922T100000Z.yml"
GONE = "approvals/SMS-POL-09/1.0/en/approve--top-management--chen.an--20260301T090000Z.yml"
GONE_AWAY = "approvals/SMS-POL-09/1.0/en/withdraw--top-management--chen.an--20260901T090000Z.yml"

EVIDENCE = f"github 42 7 900 8928778 {'c' * 40}"
TREE = {"authority": "2"}
_NEW_PERSON = f"""\
  wu.fan:
    name: Wu Fan 吴帆
    roles: [{{role: change-manager, from: "2026-09-01", basis: LOA-2026-020}}]
    keys: [{{key: {public_key("wu.fan")}, from: "2026-09-01"}}]
"""
SET = Path(__file__).parents[1] / "rules" / "set"


@cache
def _approved() -> Mapping[str, bytes]:
    files = {path.relative_to(SET).as_posix(): path.read_bytes() for path in SET.rglob("*") if path.is_file()}
    settings = files[SETTINGS].decode().replace("profile: draft", "profile: audit")
    files[SETTINGS] = settings.replace("languages: [en]", "languages: [en, zh]").encode()
    files[PICTURE] = b'<svg xmlns="http://www.w3.org/2000/svg"/>\n'
    for path, old, new in (
        (POLICY, 'version: "1.0"', 'version: "1.1"'),
        (POLICY, "Customers first.", "Customers first.\n\n![Map](map.svg)"),
        (POLICY_ZH, 'translation_of: "1.0"', 'translation_of: "1.1"'),
        (POLICY_ZH, "客户第一。", "客户第一。\n\n![图](map.svg)"),
    ):
        assert old in files[path].decode(), path
        files[path] = files[path].decode().replace(old, new).encode()
    _write_registers(files)
    _write_baseline(files)
    files[EXCEPTIONS] = (
        b'schema: sms.exceptions/v1\nnumber: "1"\nissued_at: "2026-09-01T08:00:00+08:00"\nauthority: "2"\n'
        b"entries:\n  - {rule: time-landing-gap, path: approvals/x.yml, commit: abc, reason: A server was down.}\n"
    )
    for path in (BASELINE, EXCEPTIONS):
        sign_register(files, path)
    for path in (POLICY_OLD_REVIEW, POLICY_OLD, POLICY_OLD_ZH, GONE):
        decide(files, path, {"source_digest": digest("1.0")} if "zh" in path else {})
    for path in (GONE_AWAY, POLICY_NOW, POLICY_NOW_ZH, PROCEDURE_NOW, PROCEDURE_NOW_ZH, FORM_NOW_ZH):
        decide(files, path, TREE)
    decide(files, FORM_NOW, {**TREE, "method": "forge", "evidence": EVIDENCE}, key="forge")
    return files


def _write_registers(files: dict[str, bytes]) -> None:
    text = files[FIRST].decode()
    for old, new in (
        (
            "  li.qing:\n    name: Li Qing 李青\n",
            '  li.qing:\n    name: Li Qing 李青\n    accounts: {github: "8928778"}\n',
        ),
        ("  form: {", "  form: {level: witnessed, "),
        ("meanings:\n", f'witnesses: [{{key: {public_key("forge")}, forge: github, from: "2026-01-01"}}]\nmeanings:\n'),
    ):
        assert old in text, old
        text = text.replace(old, new)
    files[FIRST] = text.encode()
    for old, new in (
        ('number: "1"', 'number: "2"'),
        ('issued_at: "2026-01-01T', 'issued_at: "2026-08-01T'),
        ("people:\n", f"people:\n{_NEW_PERSON}"),
    ):
        assert old in text, old
        text = text.replace(old, new)
    files[SECOND] = text.encode()
    sign_register(files, FIRST)
    sign_register(files, SECOND)


def _write_baseline(files: dict[str, bytes]) -> None:
    entries = ""
    for path, language, more in ((MANUAL, "en", ""), (MANUAL_ZH, "zh", ', revision: "1"')):
        made = digest(manifest(files, path))
        entries += (
            f'  - {{id: SMS-MAN-01, version: "1.0", language: {language}{more}, digest: "{made}", '
            f'approver: Chen An, role: top-management, date: "2026-02-01", place: Safe 3, scan: "{digest(path)}", '
            "reason: Signed on paper.}\n"
        )
    files[BASELINE] = (
        'schema: sms.baseline/v1\nnumber: "1"\nissued_at: "2026-08-02T08:00:00+08:00"\nauthority: "2"\nentries:\n'
        + entries
    ).encode()


def approved_set() -> dict[str, bytes]:
    """Return a set of four documents in two languages, everything approved: records, a baseline, a withdrawal."""
    return dict(_approved())


def facts_of(files: Mapping[str, bytes], as_of: date = DAY, today: date | None = None, pin: str | None = None) -> Facts:
    """Read a set and derive its facts."""
    loaded = load(MemoryTree(files))
    return analyse(loaded.sms, loaded.findings, as_of, today, pin)


def found(files: Mapping[str, bytes], as_of: date = DAY, profile: str = "audit", pin: str | None = None) -> list[str]:
    """Return the names of all findings, sorted; those that stop the run where it cannot be judged."""
    try:
        report = run(rules.ALL, facts_of(files, as_of, pin=pin), profile)
    except ConfigurationError as error:
        return sorted(finding.rule for finding in error.findings)
    return sorted(each.name for each in report.diagnostics)


def replaced(files: dict[str, bytes], path: str, old: str, new: str) -> dict[str, bytes]:
    """Replace the first `old` in a file; it must be there."""
    text = files[path].decode()
    assert old in text, f"{old!r} does not stand in {path}"
    files[path] = text.replace(old, new, 1).encode()
    return files


def hex_of(content: bytes) -> str:
    """Return the hex SHA-256 of some bytes."""
    return sha256(content).hexdigest()
