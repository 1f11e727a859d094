"""`sms pack` hands over nothing that is wrong, not committed or not asked for, and overwrites nobody's file."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import Run
from tests.fixtures.git_repository import git
from tests.packing.pack_set import POLICY, SECRET, PackSet


@pytest.fixture
def packs(tmp_path: Path) -> PackSet:
    """Return a repository that a test may change."""
    return PackSet(tmp_path / "set")


def _made(packs: PackSet) -> Iterator[str]:
    """Yield the names of what was left on disk."""
    folders = (packs.root.parent, packs.root / "build" / "pack")
    yield from (path.name for folder in folders if folder.exists() for path in folder.iterdir() if path.is_file())


def _refused(packs: PackSet, *arguments: str, code: int = 1, root: Path | None = None) -> Run:
    run = packs.sms("pack", *arguments, root=root)
    assert run.code == code, run.out + run.err
    assert list(_made(packs)) == []
    return run


def test_a_set_with_errors(packs: PackSet) -> None:
    broken = (packs.root / POLICY).read_bytes().replace(b"Customers first.", b"See [[SMS-PRC-99]].")
    packs.commit({POLICY: broken})
    run = _refused(packs)
    assert "unresolved-reference" in run.names
    assert run.err == "No pack was made, because the set has errors (`sms check --profile release`, `sms verify`).\n"
    data = json.loads(_refused(packs, "--format", "json").out)
    assert {each["name"] for each in data["diagnostics"]} >= {"unresolved-reference"}
    assert "体系文件有错误" in _refused(packs, "--lang", "zh").err


def test_an_approval_that_is_gone_from_the_history_alone_shows(packs: PackSet) -> None:
    path = "approvals/SMS-MAN-01/1.0/en/approve--top-management--chen.an--20260120T090000Z.yml"
    content, signature = (packs.root / path).read_bytes(), (packs.root / f"{path}.sig").read_bytes()
    packs.commit({path: None, f"{path}.sig": None})
    packs.commit({path: content, f"{path}.sig": signature})
    assert packs.sms("check", "--profile", "release").code == 0
    assert "record-deleted" in _refused(packs).names


@pytest.mark.parametrize("path", [POLICY, SECRET, "records/SMS-FRM-39/2026/INC-2026-0003.yml", "waivers.yml"])
def test_files_that_are_not_committed(packs: PackSet, path: str) -> None:
    with (packs.root / path).open("ab") as file:
        file.write(b"\n")
    run = _refused(packs)
    assert f"as the last one holds them:\n  {path}\nCommit them" in run.err
    assert packs.pack("--at", "HEAD").manifest["commit"] == git(packs.root, "rev-parse", "HEAD")


def test_a_file_that_is_gone_and_not_committed(packs: PackSet) -> None:
    (packs.root / SECRET).unlink()
    assert SECRET in _refused(packs).err


def test_files_that_are_not_of_the_set_are_nobodys_concern(packs: PackSet) -> None:
    (packs.root / "notes.txt").write_text("Mine", "utf-8")
    assert packs.pack().run.code == 0


def test_an_earlier_commit(packs: PackSet) -> None:
    first = git(packs.root, "rev-parse", "HEAD")
    broken = (packs.root / POLICY).read_bytes().replace(b"Customers first.", b"See [[SMS-PRC-99]].")
    packs.commit({POLICY: broken})
    pack = packs.pack("--at", first)
    assert pack.manifest["commit"] == first
    assert b"Customers first." in pack.files[f"documents/en/{POLICY}"]


def test_an_earlier_day_leaves_out_what_came_later(packs: PackSet) -> None:
    pack = packs.pack("--as-of", "2026-09-01")
    assert pack.manifest["as_of"] == "2026-09-01"
    assert "MEASUR48-2026-0001" in pack.records
    assert not {"MEASUR48-2026-0002", "INC-2026-0002"} & pack.records
    assert {each["reason"] for each in pack.manifest["left_out"]} == {"later"}
    assert pack.manifest["disposed"] == []


def test_a_history_with_confidential_records(packs: PackSet) -> None:
    run = _refused(packs, "--with-history")
    assert "SMS-FRM-47" in run.err
    assert "--confidential" in run.err


def test_a_history_without_any(tmp_path: Path) -> None:
    packs = PackSet(tmp_path / "set", open_forms=True)
    pack = packs.pack("--with-history")
    assert pack.files["history.bundle"].startswith(b"# v2 git bundle\n")
    assert "SECURI47-2026-0001" in pack.records
    pack.file.unlink()
    # Of a form that nobody knows any more it is not known either how open its records were.
    old = "records/SMS-FRM-99/2026/OLD-2026-0001.yml"
    packs.commit({old: (packs.root / SECRET).read_bytes().replace(b'closed: "yes"\n', b"")})
    packs.commit({old: None})
    assert "SMS-FRM-99" in _refused(packs, "--with-history").err
    assert packs.pack().run.code == 0


def test_a_clone_that_cannot_be_judged(packs: PackSet, tmp_path: Path) -> None:
    packs.commit({"waivers.yml": b"waivers: []\n"})
    git(tmp_path, "clone", "--quiet", "--depth=1", packs.root.as_uri(), "shallow")
    run = _refused(packs, code=2, root=tmp_path / "shallow")
    assert "history-shallow" in run.names
    assert "could not be judged" in run.err
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "sms.yml").write_bytes(b"schema: x\n")
    assert _refused(packs, code=2, root=tmp_path / "plain").out == ""
    assert "no such commit" in _refused(packs, "--at", "nowhere", code=2).err


def test_a_file_of_somebody_else(packs: PackSet, tmp_path: Path) -> None:
    mine = tmp_path / "mine.zip"
    with zipfile.ZipFile(mine, "w") as book:
        book.writestr("manifest.json", "[]")
    before = mine.read_bytes()
    for name in ("mine.zip", "set/sms.yml", "set"):
        run = packs.sms("pack", "--to", str(tmp_path / name))
        assert run.code == 2
        assert str(tmp_path / name) in run.err
    assert mine.read_bytes() == before
    missing = packs.sms("pack", "--to", str(tmp_path / "none" / "x.zip"))
    assert (missing.code, "cannot be written" in missing.err) == (2, True)


def test_a_pack_is_replaced_by_the_next(packs: PackSet, tmp_path: Path) -> None:
    first = packs.pack("--stage", "1")
    assert packs.pack("--stage", "2").manifest["stage"] == "2"
    assert first.file == tmp_path / "pack.zip"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["pack.zip"]


def test_a_stage_and_a_review_are_not_the_same(packs: PackSet) -> None:
    assert _refused(packs, "--review", "--stage", "1", code=2).err.startswith("Give either --stage or --review")
    assert _refused(packs, "--stage", "3", code=2).out == ""
