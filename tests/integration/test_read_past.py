"""The texts of real histories of git: what stood where, and the approved versions themselves, read back."""

import os
from pathlib import Path

import pytest

from smsgen.adapters.git import GitError
from smsgen.adapters.git_objects import ObjectFaultError
from smsgen.model.past import Past, StoredVersion
from smsgen.sources import past_texts
from smsgen.sources.read_past import read_past, read_versions
from tests.fixtures.git_repository import commit, commit_of_tree, git, loose, new_repository, stored_tree, swap
from tests.fixtures.past_in_memory import digests_of_tree, standing
from tests.fixtures.small_set import source, translation

A, A_ZH, B, MAP = "policies/a.md", "policies/a.zh.md", "policies/more/b.md", "policies/map.svg"
ONE, TWO = source("POL-01", body="One.\n"), source("POL-01", body="Two.\n")
PICTURED = source("POL-01", body="![Map](map.svg)\n")
FIRST: dict[str, str | bytes | None] = {A: PICTURED, A_ZH: translation("POL-01"), MAP: "map 1"}


def read(root: Path) -> Past:
    past = read_past(root, "HEAD", None)
    assert past.history.faults == ()
    return past


def told(past: Past) -> list[tuple[int, str, bool]]:
    """Return (commit, path, whether a text stands there) of each appearance."""
    return [(each.commit, each.path, bool(each.blob)) for each in past.appearances]


def digest(files: dict[str, str | bytes]) -> str:
    return digests_of_tree(files)[A]


@pytest.mark.covers("C-08")
def test_an_edit_and_its_reverse_are_two_appearances(empty_repository: Path) -> None:
    for text in (ONE, TWO, ONE):
        commit(empty_repository, {A: text})
    past = read(empty_repository)
    assert told(past) == [(0, A, True), (1, A, True), (2, A, True)]
    assert [each.digest for each in past.appearances] == [digest({A: text}) for text in (ONE, TWO, ONE)]
    assert len(past.texts) == 2


def test_a_text_moves_with_its_asset_and_keeps_its_digest(empty_repository: Path) -> None:
    commit(empty_repository, FIRST)
    (empty_repository / "policies/more").mkdir()
    for name in ("a.md", "map.svg"):
        git(empty_repository, "mv", f"policies/{name}", f"policies/more/{name}")
    commit(empty_repository)
    past = read(empty_repository)
    assert told(past)[2:] == [(1, A, False), (1, "policies/more/a.md", True)]
    assert past.appearances[0].digest == past.appearances[3].digest == digest({A: PICTURED, MAP: "map 1"})


def test_a_changed_asset_changes_the_digest_of_its_text(empty_repository: Path) -> None:
    commit(empty_repository, FIRST)
    commit(empty_repository, {MAP: "map 2"})
    commit(empty_repository, {MAP: None})
    past = read(empty_repository)
    assert told(past)[2:] == [(1, A, True), (2, A, True)]
    digests = [standing(past, number)[A] for number in range(3)]
    assert digests == [digest({A: PICTURED, MAP: "map 1"}), digest({A: PICTURED, MAP: "map 2"}), ""]


def test_a_text_that_was_deleted_can_return(empty_repository: Path) -> None:
    for text in (ONE, None, ONE):
        commit(empty_repository, {A: text, B: ONE})
    past = read(empty_repository)
    assert told(past) == [(0, A, True), (0, B, True), (1, A, False), (2, A, True)]
    assert standing(past, 1) == {B: digest({A: ONE})}


def test_a_merge_tells_what_came_to_the_main_line(empty_repository: Path) -> None:
    commit(empty_repository, {A: ONE})
    git(empty_repository, "switch", "--quiet", "--create", "side")
    commit(empty_repository, {A: TWO})
    commit(empty_repository, {A: PICTURED, MAP: "map 1"})
    git(empty_repository, "switch", "--quiet", "main")
    commit(empty_repository, {B: ONE})
    git(empty_repository, "merge", "--quiet", "--no-ff", "--no-edit", "side")
    past = read(empty_repository)
    assert told(past) == [(0, A, True), (1, B, True), (2, A, True)]
    assert past.appearances[2].digest == digest({A: PICTURED, MAP: "map 1"})
    assert TWO.encode() not in {version.content for version in versions(empty_repository, past).values()}


def versions(root: Path, past: Past) -> dict[str, StoredVersion]:
    return read_versions(root, past, {each.digest for each in past.appearances})


@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_a_set_in_a_subfolder_is_read_alike(tmp_path: Path, object_format: str) -> None:
    inside = {f"sms/x/{path}": content for path, content in FIRST.items()}
    folder = new_repository(tmp_path / "all", inside | {A: ONE}, f"--object-format={object_format}")
    commit(folder, {f"sms/x/{MAP}": "map 2", "sms/x/approvals/r.yml": "r", "approvals/r.yml": "other"})
    past = read(folder / "sms/x")
    assert told(past) == [(0, A, True), (0, A_ZH, True), (1, A, True)]
    assert list(past.contents.values()) == [b"r"]
    found = versions(folder / "sms/x", past)
    assert found[digest({A: PICTURED, MAP: "map 2"})] == (A, PICTURED.encode(), {"map.svg": b"map 2"})
    assert found[digest({A: PICTURED, MAP: "map 1"})] == (A, PICTURED.encode(), {"map.svg": b"map 1"})


def test_links_and_submodules_are_no_texts_and_no_assets(empty_repository: Path) -> None:
    head = commit(empty_repository, {**FIRST, "approvals/r.yml": "r"})
    for name in (MAP, A_ZH, "approvals/r.yml"):
        (empty_repository / name).unlink()
    (empty_repository / MAP).symlink_to("other.svg")
    (empty_repository / "approvals/r.yml").symlink_to("elsewhere")
    git(empty_repository, "add", "--all")
    for path in (A_ZH, "approvals/module"):
        git(empty_repository, "update-index", "--add", "--cacheinfo", f"160000,{head},{path}")
    git(empty_repository, "commit", "--quiet", "--message", "x")
    past = read(empty_repository)
    assert told(past)[2:] == [(1, A, True), (1, A_ZH, False)]
    assert past.appearances[2].digest == ""
    assert sorted(past.contents.values()) == [b"elsewhere", b"r"]


def test_the_last_path_of_a_version_counts_and_others_are_absent(empty_repository: Path) -> None:
    commit(empty_repository, {A: ONE})
    commit(empty_repository, {A: None, B: ONE})
    past = read(empty_repository)
    wanted = digest({A: ONE})
    assert read_versions(empty_repository, past, [wanted, "sha256:0", ""]) == {wanted: (B, ONE.encode(), {})}
    assert read_versions(empty_repository, past, []) == {}


def test_a_version_is_what_its_digest_says_or_absent(empty_repository: Path) -> None:
    commit(empty_repository, {A: ONE, B: TWO})
    past = read(empty_repository)
    one, two = past.appearances
    lying = Past(past.history, past.texts, (one._replace(blob=two.blob),))
    assert read_versions(empty_repository, lying, [one.digest]) == {}


def test_an_object_that_is_damaged_or_missing_is_named_and_nothing_judged(empty_repository: Path) -> None:
    commit(empty_repository, FIRST)
    commit(empty_repository, {A: TWO, B: ONE})
    past = read(empty_repository)
    blob = swap(empty_repository, f"HEAD:{A}", f"HEAD:{B}")
    damaged = read_past(empty_repository, "HEAD", None)
    assert [(fault.rule, dict(fault.values)) for fault in damaged.history.faults] == [
        ("object-corrupt", {"evidence": blob, "path": A})
    ]
    assert (damaged.history.commits, damaged.texts, damaged.appearances) == ((), {}, ())
    with pytest.raises(ObjectFaultError, match="is damaged or forged"):
        read_versions(empty_repository, past, [past.appearances[2].digest])
    missing = git(empty_repository, "rev-parse", f"HEAD:{MAP}")
    loose(empty_repository, f"HEAD:{MAP}").unlink()
    with pytest.raises(ObjectFaultError, match=f"object {missing} is missing"):
        read_versions(empty_repository, past, [past.appearances[0].digest])


def test_a_folder_under_the_name_of_a_file_is_refused(empty_repository: Path) -> None:
    commit(empty_repository, {"policies/x": ONE})
    folder = git(empty_repository, "rev-parse", "HEAD:policies")
    policies = stored_tree(empty_repository, ("100644", b"a.md", folder))
    commit_of_tree(empty_repository, stored_tree(empty_repository, ("40000", b"policies", policies)))
    [fault] = read_past(empty_repository, "HEAD", None).history.faults
    assert (fault.rule, dict(fault.values)) == ("object-corrupt", {"evidence": folder, "path": A})


def test_a_shallow_clone_is_not_judged(empty_repository: Path, tmp_path: Path) -> None:
    commit(empty_repository, {A: ONE})
    commit(empty_repository, {A: TWO})
    git(tmp_path, "clone", "--quiet", "--depth=1", empty_repository.as_uri(), "shallow")
    past = read_past(tmp_path / "shallow", "HEAD", None)
    assert [fault.rule for fault in past.history.faults] == ["history-shallow"]
    assert past.texts == {}


def test_an_older_commit_and_no_commit(empty_repository: Path, tmp_path: Path) -> None:
    commit(empty_repository, {A: ONE})
    commit(empty_repository, {A: TWO})
    past = read_past(empty_repository, "HEAD~1", None, "en")
    assert told(past) == [(0, A, True)]
    assert past.appearances[0].language == "en"
    for root, revision in ((empty_repository, "nowhere"), (tmp_path, "HEAD")):
        with pytest.raises(GitError):
            read_past(root, revision, None)


def test_several_processes_tell_the_same(empty_repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        commit(empty_repository, {f"policies/{name}.md": f"{ONE}{number} {name}" for name in "abc"})
    expected = read(empty_repository)
    monkeypatch.setattr(past_texts, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert read(empty_repository) == expected
    blob = swap(empty_repository, "HEAD:policies/b.md", "HEAD:policies/c.md")
    faults = read_past(empty_repository, "HEAD", None).history.faults
    assert [fault.values["evidence"] for fault in faults] == [blob]
