"""The program that has the people of the example approve its documents, run over copies of the example."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.fakes import run_sms
from tests.fixtures.approve_example import ROOT, SET, main

PROCEDURE = "procedures/prc-30-nonconformity-and-corrective-action.md"
PROCEDURE_ZH = "procedures/prc-30-nonconformity-and-corrective-action.zh.md"
# After all approvals of the set: who was reviewed on the day of a change is not asked for it again.
DAY, DAY_AFTER = "2027-01-04", "2027-01-05"
AS_OF = 'as_of: "2027-01-08"\n'


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a copy of our own set, judged as of a day after all its approvals."""
    root = tmp_path / "set"
    for name in SET:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, root / name)
    settings = (root / "sms.yml").read_text("utf-8")
    before = "".join(line for line in settings.splitlines(keepends=True) if not line.startswith("as_of:"))
    (root / "sms.yml").write_text(f"{before}{AS_OF}", "utf-8")
    return root


def _files(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def _replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text, old
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def _raise_version(root: Path) -> None:
    for path, key in ((PROCEDURE, "version"), (PROCEDURE_ZH, "translation_of")):
        text, count = re.subn(rf'^{key}: ".*"$', f'{key}: "9.0"', (root / path).read_text("utf-8"), flags=re.MULTILINE)
        assert count == 1
        (root / path).write_text(text, "utf-8")


def test_a_new_version_is_approved_and_nothing_else_is_touched(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _raise_version(example)
    before = _files(example)
    assert main(["--from", DAY], example) == 0
    after = _files(example)
    new = sorted(after.keys() - before.keys())
    assert capsys.readouterr().out == f"{len(new)} new files\n"
    of_procedure = [path for path in new if "/SMS-PRC-30/" in path]
    assert [path.rpartition("/")[0] for path in of_procedure] == [
        *["approvals/SMS-PRC-30/9.0/en"] * 4,
        *["approvals/SMS-PRC-30/9.0/zh.1"] * 2,
    ]
    register = json.loads(run_sms("register", "--format", "json", cwd=example).out)
    children = {document["id"] for document in register["documents"] if document["parent"] == "SMS-PRC-30"}
    confirmed = [path for path in new if path not in of_procedure]
    assert {path.split("/")[1] for path in confirmed} == children
    assert {path: after[path] for path in before} == before
    found = run_sms("show", "SMS-PRC-30", cwd=example)
    assert found.code == 0
    names = run_sms("check", "--profile", "release", cwd=example).names
    assert not names & {"version-not-approved", "translation-stale", "parent-changed", "content-changed-after-approval"}
    assert main(["--from", DAY_AFTER], example) == 0
    assert capsys.readouterr().out == "0 new files\n"


def test_what_must_not_be_approved_is_said(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _raise_version(example)
    _replace(example, PROCEDURE, "authors: [song.yi]", "authors: [li.qing, zhou.ning]")
    before = _files(example)
    assert main(["--from", DAY], example) == 2
    assert capsys.readouterr().err == "nobody may review SMS-PRC-30 9.0 (en) as quality-manager\n"
    assert _files(example) == before


def test_a_day_of_judgement_that_has_passed_is_said(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _replace(example, "sms.yml", AS_OF, 'as_of: "2026-02-01"\n')
    _raise_version(example)
    assert main([], example) == 2
    assert "sms.yml has this set judged as of 2026-02-01" in capsys.readouterr().err
