"""`sms build` over real repositories: what a release publishes when the files are ahead of what is in force."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.approvals import approved_set as the
from tests.approvals.approved_set import approved_set, replaced
from tests.approvals.published import approve_next, rewritten
from tests.fakes import Run, run_sms

_MARKS = (b"ZEBRA", "斑马".encode())
_POLICY = "policies/SMS-POL-01.html"


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _git(root: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=Li Qing", "-c", "user.email=li.qing@example.org", *arguments]
    subprocess.run(command, cwd=root, capture_output=True, check=True)


def _commit(root: Path, files: Mapping[str, bytes]) -> None:
    _write(root, dict(files) | {".gitignore": b"build/\n", "sms.yml": files["sms.yml"] + b'as_of: "2026-10-15"\n'})
    if not (root / ".git").exists():
        _git(root, "init", "--quiet")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "State of the set")


def _build(root: Path, *arguments: str, **environment: str) -> Run:
    cache = {"SMS_CACHE": str(root.parent / "cache")}
    return run_sms("build", *arguments, cwd=root, **cache | environment)


def _holding(folder: Path, words: bytes) -> list[str]:
    """Return the files of a site in which words stand, or whose names hold them."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        str(path.relative_to(folder)) for path in files if words in path.read_bytes() or words in str(path).encode()
    ]


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with an approved set, and one commit later a newer policy that nobody approved."""
    root = tmp_path_factory.mktemp("ahead") / "set"
    files = approved_set()
    _commit(root, files)
    _commit(root, rewritten(files))
    return root


@pytest.mark.covers("C-03")
def test_a_release_holds_nothing_of_a_text_that_nobody_approved(ahead: Path, tmp_path: Path) -> None:
    run = _build(ahead, "--profile", "release", "--output", str(tmp_path))
    assert (run.code, run.err) == (0, "")
    for mark in _MARKS:
        assert _holding(tmp_path / "site", mark) == []
        assert _holding(tmp_path / "stage", mark) == []
    assert "Customers first." in (tmp_path / "site" / _POLICY).read_text("utf-8")
    assert "客户第一。" in (tmp_path / "site/zh" / _POLICY).read_text("utf-8")
    assert "Customers first." in (tmp_path / "site/search/search_index.js").read_text("utf-8")
    pictures = {path.read_bytes() for path in (tmp_path / "site/files").rglob("*.svg")}
    assert pictures == {approved_set()[the.PICTURE]}


def test_a_draft_shows_both_and_search_finds_only_what_is_in_force(ahead: Path, tmp_path: Path) -> None:
    run = _build(ahead, "--profile", "draft", "--output", str(tmp_path))
    assert (run.code, run.err) == (0, "")
    site = tmp_path / "site"
    assert "Customers first." in (site / _POLICY).read_text("utf-8")
    preview = (site / "preview/SMS-POL-01.html").read_text("utf-8")
    assert "<title>Preview: ZEBRA Service management policy" in preview
    assert "do not work by this text" in preview
    assert "请勿据此执行" in (site / "zh/preview/SMS-POL-01.html").read_text("utf-8")
    for index in ("search/search_index.js", "zh/search/search_index.js"):
        assert not any(mark in (site / index).read_bytes() for mark in _MARKS)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "are neither in the files nor in the history of this clone"),
        ("zh", "既不在当前文件中，也不在本克隆的历史中"),
    ],
)
def test_a_shallow_clone_without_the_text_in_force_is_refused(
    ahead: Path, tmp_path: Path, language: str, words: str
) -> None:
    _git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{ahead}", "set")
    (tmp_path / "set/build/site").mkdir(parents=True)
    (tmp_path / "set/build/site/index.html").write_text("the last good site")
    run = _build(tmp_path / "set", "--profile", "release", "--lang", language)
    assert run.code == 2
    assert words in run.err
    assert "  SMS-POL-01 1.1 (en)\n  SMS-POL-01 1.1/1 (zh)\n" in run.err
    assert "git fetch --unshallow" in run.err
    assert (tmp_path / "set/build/site/index.html").read_text() == "the last good site"


@pytest.mark.parametrize("kind", ["shallow clone", "no repository"])
def test_where_the_files_are_in_force_no_history_is_needed(tmp_path: Path, kind: str) -> None:
    root = tmp_path / "set"
    if kind == "no repository":
        _write(root, approved_set() | {"sms.yml": approved_set()["sms.yml"] + b'as_of: "2026-10-15"\n'})
    else:
        _commit(tmp_path / "whole", approved_set())
        _git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{tmp_path / 'whole'}", "set")
    run = _build(root, "--profile", "release")
    assert (run.code, run.err) == (0, "")
    assert "Customers first." in (root / "build/site" / _POLICY).read_text("utf-8")


def test_a_folder_without_a_repository_is_told_why(tmp_path: Path) -> None:
    _write(tmp_path / "set", rewritten(approved_set()))
    run = _build(tmp_path / "set", "--profile", "release")
    assert run.code == 2
    assert "SMS-POL-01 1.1 (en)" in run.err
    assert "Git says: " in run.err
    assert "Traceback" not in run.err


def test_an_older_version_is_found_behind_several_newer_ones(tmp_path: Path) -> None:
    root, files = tmp_path / "set", approved_set()
    _commit(root, files)
    newer = rewritten(files)
    _commit(root, newer)
    replaced(newer, the.POLICY, "ZEBRA first.", "ZEBRA last.")
    newer["policies/renamed.md"] = newer.pop(the.POLICY)
    newer["policies/renamed.zh.md"] = newer.pop(the.POLICY_ZH)
    for path in (the.POLICY, the.POLICY_ZH):
        (root / path).unlink()
    approve_at = {"effective_from": "2026-12-01"}
    _commit(root, newer)
    approve_next(newer, **approve_at)
    _commit(root, newer)
    run = _build(root, "--profile", "audit")
    assert (run.code, run.err) == (0, "")
    assert not any(_holding(root / "build/site", mark) for mark in _MARKS)
    assert "Customers first." in (root / "build/site" / _POLICY).read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ZEBRA first.", "ZEBRA first, see [[SMS-PRC-99]]."),
        ("## ZEBRA statement {#statement}", "## ZEBRA statement {#renamed}"),
    ],
)
def test_a_fault_in_a_text_that_is_left_out_is_no_obstacle(tmp_path: Path, old: str, new: str) -> None:
    root, files = tmp_path / "set", approved_set()
    _commit(root, files)
    newer = rewritten(files)
    replaced(newer, the.POLICY, old, new)
    _commit(root, newer)
    assert _build(root, "--profile", "draft").code == 1
    run = _build(root, "--profile", "release")
    assert (run.code, run.err) == (0, "")


@pytest.mark.parametrize("fault", ["changed", "forged", "reference"])
def test_a_fault_in_what_is_published_stops_a_release(tmp_path: Path, fault: str) -> None:
    root, files = tmp_path / "set", approved_set()
    _commit(root, files)
    newer = rewritten(files)
    if fault == "changed":
        replaced(newer, the.PROCEDURE, "title: ", "title: ZEBRA ")
    elif fault == "forged":
        newer[the.FORM_NOW_ZH] = newer[the.FORM_NOW_ZH].replace(b"I approve", b"I Approve")
    else:
        newer["waivers.yml"] = (
            b"- {rule: nothing, subjects: [x], reason: y, owner: quality-manager, expires: 2027-01-01}\n"
        )
    _commit(root, newer)
    run = _build(root, "--profile", "release")
    assert run.code == 1
    assert run.found, run.out
    assert all(path != the.POLICY for path, _, _ in run.found)
    assert not (root / "build/site").exists()


def test_the_highest_classification_is_a_setting_and_an_option(tmp_path: Path) -> None:
    root, files = tmp_path / "set", approved_set()
    files["sms.yml"] += b"publish: public\n"
    _commit(root, files)
    procedure = root / "build/site/procedures/SMS-PRC-20.html"
    assert _build(root, "--profile", "release").code == 0
    assert not procedure.exists()
    assert not (root / "build/site/evidence/ready.html").exists()
    assert _holding(root / "build/site", b"Incident management") == []
    assert _build(root, "--profile", "release", "--publish", "internal").code == 0
    assert procedure.exists()
    assert (root / "build/site/evidence/ready.html").exists()
    run = _build(root, "--publish", "secret", LC_ALL="zh_CN.UTF-8")
    assert run.code == 2
    assert "public、internal、confidential" in run.err
    _write(root, {"sms.yml": files["sms.yml"].replace(b"publish: public", b"publish: secret")})
    assert (
        "publish must be public | internal | confidential"
        in run_sms("check", cwd=root).out + run_sms("check", cwd=root).err
    )


def test_a_set_in_which_nothing_is_in_force_publishes_nothing(tmp_path: Path) -> None:
    decided = ("approvals/", "authority/baselines/")
    files = {path: content for path, content in approved_set().items() if not path.startswith(decided)}
    _commit(tmp_path / "set", files)
    run = _build(tmp_path / "set", "--profile", "release")
    assert run.code == 1
    assert "Nothing is published, because no version of any document is in force" in run.err
    assert not (tmp_path / "set/build/site").exists()
