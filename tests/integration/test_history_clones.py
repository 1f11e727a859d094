"""Where a set may stand and be judged, and which clones prove nothing, whatever they hold."""

import os
from pathlib import Path

import pytest

from smsgen.adapters.git_objects import ObjectFaultError, read_objects
from smsgen.sources.tree import CommitTree
from tests.fixtures.git_histories import faults, good, read, touched
from tests.fixtures.git_repository import commit, git, swap


def test_a_set_in_a_subfolder_has_paths_of_its_own(empty_repository: Path) -> None:
    commit(empty_repository, {"other/a.md": "1", "sms": "a file at first"})
    commit(empty_repository, {"sms": None})
    commit(empty_repository, {"sms/x y/policies/a.md": "1", "sms/x y2/policies/a.md": "1"})
    commit(empty_repository, {"other/a.md": "2", "sms/b.md": "2"})
    commit(empty_repository, {"sms/x y/policies/a.md": "2"})
    assert [touched(one) for one in good(empty_repository / "sms/x y")] == [
        [],
        [],
        ["policies/a.md"],
        [],
        ["policies/a.md"],
    ]


def test_worktrees_bare_repositories_and_packs_tell_the_same(three: Path, tmp_path: Path) -> None:
    expected = good(three)
    git(three, "worktree", "add", "--quiet", "--detach", str(tmp_path / "worktree"))
    git(tmp_path, "clone", "--quiet", "--bare", "set", "bare.git")
    git(three, "gc", "--quiet")
    assert good(tmp_path / "worktree") == good(tmp_path / "bare.git") == good(three) == expected


def test_a_repository_of_sha256_is_checked_alike(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    git(tmp_path, "init", "--quiet", "--object-format=sha256", "set")
    commit(folder, {"policies/a.md": "1", "policies/b.md": "1"})
    commit(folder, {"policies/a.md": "2"})
    assert [touched(one) for one in good(folder)] == [["policies/a.md", "policies/b.md"], ["policies/a.md"]]
    tree = CommitTree(folder, "HEAD~1")
    assert [content for _, content in tree.read_many(tree.entries())] == [b"1", b"1"]
    swap(folder, "HEAD:policies/a.md", "HEAD:policies/b.md")
    with pytest.raises(ObjectFaultError, match="is damaged or forged"):
        list(read_objects(folder, [git(folder, "rev-parse", "HEAD:policies/a.md")]))


def test_a_submodule_and_a_link_lead_to_the_repository(three: Path, tmp_path: Path) -> None:
    expected = good(three)
    git(tmp_path, "init", "--quiet", "whole")
    git(tmp_path / "whole", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(three), "part")
    assert (tmp_path / "whole/part/.git").is_file()
    assert good(tmp_path / "whole/part") == expected
    (tmp_path / "link").symlink_to(three)
    assert good(tmp_path / "link") == expected


def test_references_in_a_reftable(tmp_path: Path) -> None:
    try:
        git(tmp_path, "init", "--quiet", "--ref-format=reftable", "set")
    except AssertionError:
        pytest.skip("this git knows no reftable")
    folder = tmp_path / "set"
    for number in "12":
        commit(folder, {"policies/a.md": number})
    assert [touched(one) for one in good(folder)] == [["policies/a.md"]] * 2
    git(folder, "replace", "HEAD", "HEAD~1")
    replaced = git(folder, "--no-replace-objects", "rev-parse", "HEAD")
    assert faults(folder) == [("history-replace-refs", f"refs/replace/{replaced}")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_clone_that_belongs_to_somebody_else(three: Path) -> None:
    expected = good(three)
    for path in (three, three / ".git"):
        os.chown(path, 12345, 12345)
    with pytest.raises(AssertionError, match="dubious ownership"):
        git(three, "rev-parse", "HEAD")
    assert good(three) == expected


def test_faults_of_a_worktree_and_of_a_set_in_a_folder(three: Path, tmp_path: Path) -> None:
    git(three, "worktree", "add", "--quiet", "--detach", str(tmp_path / "worktree"))
    head = git(three, "rev-parse", "HEAD")
    (three / ".git/info/grafts").write_text(f"{head}\n", encoding="ascii")
    for folder in (tmp_path / "worktree", three / "policies"):
        assert faults(folder) == [("history-grafts", "info/grafts")]


def test_borrowed_objects_are_named(three: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--shared", "set", "borrower")
    history = read(tmp_path / "borrower")
    assert history.commits == good(three)
    assert history.alternates == (str(three / ".git/objects"),)


def test_objects_come_in_order_and_checked(three: Path) -> None:
    ids = [git(three, "rev-parse", name) for name in ("HEAD:forms/2.md", "HEAD", "HEAD:forms", "HEAD:forms/2.md")]
    objects = list(read_objects(three, ids))
    assert [(one, kind) for one, kind, _ in objects] == list(zip(ids, ("blob", "commit", "tree", "blob"), strict=True))
    assert objects[0][2] == b"2"
    assert list(read_objects(three, [])) == []
    next(read_objects(three, ids))  # a reader who stops early leaves no process behind (a warning is an error here)


@pytest.mark.parametrize("name", ["HEAD", "main", "HEAD:forms", "", "a\nb"])
def test_only_ids_are_answered(three: Path, name: str) -> None:
    with pytest.raises(ObjectFaultError):
        list(read_objects(three, [name]))


def test_a_shallow_clone(three: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=2", three.as_uri(), "clone")
    assert faults(tmp_path / "clone") == [("history-shallow", "shallow")]
    (tmp_path / "clone/.git/shallow").unlink()  # and with the mark taken away
    missing = git(three, "rev-parse", "HEAD~2")
    assert faults(tmp_path / "clone") == [("history-partial", missing)]


@pytest.mark.parametrize("kind", ["blob:none", "tree:0"])
def test_a_partial_clone(three: Path, tmp_path: Path, kind: str) -> None:
    git(three, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-checkout", f"--filter={kind}", three.as_uri(), "clone")
    clone = tmp_path / "clone"
    assert faults(clone) == [(rule, key) for rule, key in faults(clone) if rule == "history-partial" and "." in key]
    assert {"remote.origin.promisor", "remote.origin.partialclonefilter"} <= {key for _, key in faults(clone)}
    git(clone, "config", "--remove-section", "remote.origin")
    tree, blob = (git(three, "rev-parse", f"HEAD~2{rest}") for rest in ("^{tree}", ":policies/a.md"))
    assert faults(clone) == ([("history-partial", tree)] if kind == "tree:0" else [])
    with pytest.raises(ObjectFaultError, match=f"object {blob} is missing"):
        list(read_objects(clone, [blob]))


@pytest.mark.parametrize(
    ("setting", "promised"),
    [("promisor", True), ("promisor = yes", True), ("promisor = false", False), ("promisor = 0", False)],
)
def test_a_promise_by_setting(three: Path, setting: str, promised: bool) -> None:  # noqa: FBT001 — a case
    (three / "more").write_text(f'[remote "a.b c"]\n{setting}\n', encoding="utf-8")
    git(three, "config", "include.path", "../more")
    assert faults(three) == ([("history-partial", "remote.a.b c.promisor")] if promised else [])


def test_grafts(three: Path) -> None:
    path = three / ".git/info/grafts"
    path.write_text("# nothing yet\n\n", encoding="ascii")
    assert faults(three) == []
    path.write_text(git(three, "rev-parse", "HEAD") + "\n", encoding="ascii")
    assert faults(three) == [("history-grafts", "info/grafts")]


@pytest.mark.parametrize("packed", [False, True])
def test_replacements(three: Path, packed: bool) -> None:  # noqa: FBT001 — a case
    git(three, "replace", "HEAD~1", "HEAD~2")
    if packed:
        git(three, "pack-refs", "--all")
    replaced = git(three, "--no-replace-objects", "rev-parse", "HEAD~1")
    assert faults(three) == [("history-replace-refs", f"refs/replace/{replaced}")]
