"""`sms verify` on clones that prove nothing, on hostile ones, and where there is no repository."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.approvals import approved_set as the
from tests.approvals.approved_clone import Clone, approved_clone, findings
from tests.fixtures.git_repository import git, loose
from tests.fixtures.hostile_clone import make_hostile

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return a repository in which everything is approved."""
    return approved_clone(tmp_path)


@pytest.mark.covers("C-08")
def test_a_shallow_clone_is_not_judged(clone: Clone) -> None:
    shallow = clone.copy("shallow", "--depth=1")
    run = clone.verify(root=shallow)
    assert run.code == 2
    assert "Not judged: this clone does not show its whole history." in run.out.splitlines()[-1]
    assert "History: not checked" in run.out
    assert "history-shallow" in {each["name"] for each in json.loads(
        clone.verify("--format", "json", root=shallow).out)["diagnostics"]}  # fmt: skip
    tree = clone.verify("--tree-only", root=shallow)
    assert tree.code == 0
    assert "The history: whether anything was changed" in tree.out
    assert tree.out.splitlines()[-1].startswith("Passed for these files alone")


def test_a_shallow_clone_with_an_error_is_not_judged_either(clone: Clone) -> None:
    clone.land({f"{the.POLICY_NOW}.sig": None})
    shallow = clone.copy("shallow", "--depth=1")
    run = clone.verify(root=shallow)
    assert run.code == 2
    assert "APR004" in {code for _, code in findings(run)}
    assert clone.verify("--tree-only", root=shallow).code == 1


def replace_a_commit(root: Path) -> None:
    git(root, "replace", "HEAD", "HEAD~1")


def graft(root: Path) -> None:
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/grafts").write_text(git(root, "rev-parse", "HEAD") + "\n", "ascii")


def promise(root: Path) -> None:
    git(root, "config", "remote.origin.promisor", "true")


@pytest.mark.parametrize(
    ("harm", "code"),
    [(replace_a_commit, "HIS004"), (graft, "HIS003"), (promise, "HIS002")],
    ids=["replaced", "grafted", "promised"],
)
def test_another_history_than_the_original_is_not_judged(clone: Clone, harm: Callable[[Path], None], code: str) -> None:
    assert clone.verify().code == 0
    harm(clone.root)
    run = clone.verify()
    assert run.code == 2
    assert code in {each for _, each in findings(run)}
    assert run.out.splitlines()[-1].startswith("Not judged: this clone does not show its whole history.")
    assert clone.verify("--tree-only").code == 0


def test_a_hostile_clone_runs_nothing(clone: Clone, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    make_hostile(clone.root, mark)
    run = clone.verify("--no-cache")
    assert not mark.exists()
    assert run.code == 0


def test_an_archive_has_no_history(clone: Clone, tmp_path: Path) -> None:
    archive = tmp_path / "unpacked"
    shutil.copytree(clone.root, archive, ignore=shutil.ignore_patterns(".git"))
    run = clone.verify(root=archive)
    assert (run.code, run.out) == (2, "")
    assert "is in no git repository" in run.err
    assert "--tree-only" in run.err
    assert CHINESE.search(clone.verify("--lang", "zh", root=archive).err)
    tree = clone.verify("--tree-only", "--format", "json", root=archive)
    assert tree.code == 0
    value = json.loads(tree.out)
    assert (value["commit"], value["head"]) == ("", None)
    assert "no git repository" in value["not_checked"][0]
    assert "Verification of the files in this folder" in clone.verify("--tree-only", root=archive).out


def test_a_bare_repository(clone: Clone) -> None:
    bare = clone.copy("bare.git", "--bare")
    assert clone.verify(root=bare).code == 0
    assert clone.verify(root=bare).out == clone.verify().out


def test_a_bare_repository_inside_a_clone_is_refused(clone: Clone) -> None:
    """It might be what somebody committed in the place of a set."""
    bare = clone.copy("bare.git", "--bare").rename(clone.root / "bare.git")
    run = clone.verify(root=bare)
    assert (run.code, run.out) == (2, "")
    assert "bare.git/ looks like a bare repository inside another clone" in run.err


def test_no_repository_at_all(clone: Clone, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    run = clone.verify(root=empty)
    assert (run.code, run.out) == (2, "")
    assert "neither sms.yml nor a git repository" in run.err


def test_a_repository_without_a_set(clone: Clone, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    assert clone.verify(root=other).code == 2
    Clone(other, clone.cache).land({"README": "nothing here"})
    run = clone.verify(root=other)
    assert run.code == 2
    assert "SRC029" in run.out
    assert run.out.splitlines()[-1].startswith("Not judged")


def test_an_unknown_commit(clone: Clone) -> None:
    run = clone.verify("--at", "no-such-tag")
    assert (run.code, run.out) == (2, "")
    assert "no-such-tag" in run.err


def test_a_corrupt_object_is_not_judged(clone: Clone) -> None:
    loose(clone.root, f"HEAD:{the.POLICY}").write_bytes(loose(clone.root, f"HEAD:{the.FORM}").read_bytes())
    for arguments in ((), ("--tree-only",)):
        run = clone.verify(*arguments)
        assert run.code == 2
        assert run.out.splitlines()[-1].startswith("Not judged")
        assert "Traceback" not in run.err


def test_a_set_with_nothing_in_it_is_not_judged(clone: Clone, tmp_path: Path) -> None:
    empty = Clone(tmp_path / "empty", clone.cache)
    empty.root.mkdir()
    git(empty.root, "init", "--quiet")
    catalogues = [path.relative_to(clone.root).as_posix() for path in (clone.root / "standards").iterdir()]
    empty.land({path: (clone.root / path).read_bytes() for path in (the.SETTINGS, the.FIRST, *catalogues)})
    run = empty.verify("--tree-only")
    assert run.code == 2
    assert run.out.splitlines()[-1] == "Not judged: there is neither a document nor an approval in it."
