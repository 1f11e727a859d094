"""What is read of each commit equals what git itself says of it, where nothing is forged."""

import random
from pathlib import Path

import pytest

from smsgen.model.history import Change, Commit, MergedEmail
from tests.fixtures.git_histories import good, touched
from tests.fixtures.git_repository import commit, git

_NO_BLOB = "0" * 40


def merge(folder: Path, branch: str, *, resolve: dict[str, str] | None = None) -> str:
    git(folder, "merge", "--quiet", "--no-ff", "--no-commit", "--strategy=ours" if resolve else "--no-edit", branch)
    return commit(folder, resolve, "merge", "merger@example.org")


def test_a_root_commit_adds_its_files(empty_repository: Path) -> None:
    head = commit(empty_repository, {"policies/a.md": "one"}, "first\n\nCo-authored-by: Wu <wu@example.org>\n")
    blob = git(empty_repository, "rev-parse", "HEAD:policies/a.md")
    assert good(empty_repository) == (
        Commit(
            id=head,
            parents=(),
            author_email="li.qing@example.org",
            co_author_emails=("wu@example.org",),
            author_time=1_700_000_000,
            committer_time=1_700_000_100,
            changes=(Change("policies/a.md", "", blob, "", "100644"),),
        ),
    )


def test_commits_come_oldest_first_and_an_empty_one_changes_nothing(three: Path) -> None:
    head = commit(three, {})
    ids = git(three, "rev-list", "--reverse", "HEAD").split()
    commits = good(three)
    assert [one.id for one in commits] == ids
    assert commits[-1].id == head
    assert commits[-1].changes == ()
    assert [one.parents for one in commits] == [(), *((older,) for older in ids[:-1])]


def test_co_authors_are_found_wherever_the_message_names_them(empty_repository: Path) -> None:
    message = (
        "x\n\nco-Authored-By: A <a@x>\n--------\n  Co-authored-by: B <b@x>\n\nCo-authored-by: A <a@x>\nnot: <c@x>\n"
    )
    commit(empty_repository, {"a": "1"}, message)
    assert good(empty_repository)[0].co_author_emails == ("a@x", "b@x")


def test_a_message_cannot_pretend_to_be_a_header(empty_repository: Path) -> None:
    first = commit(empty_repository, {"a": "1"})
    fake = f"tree {first}\nparent {first}\nauthor E <e@x> 1 +0000\ncommitter E <e@x> 1 +0000\n\n:100644 100644\x01"
    commit(empty_repository, {"a": "2"}, fake)
    assert [one.author_email for one in good(empty_repository)] == ["li.qing@example.org"] * 2


def test_a_rename_is_one_path_gone_and_one_that_came(three: Path) -> None:
    commit(three, {"policies/a.md": None, "policies/b.md": "3"})
    gone, came = sorted(good(three)[-1].changes, key=lambda change: change.path)
    assert (gone.path, gone.new_blob, gone.new_mode) == ("policies/a.md", "", "")
    assert (came.path, came.old_blob, came.old_mode) == ("policies/b.md", "", "")
    assert gone.old_blob == came.new_blob


@pytest.mark.parametrize(
    "name", ["a\nb.md", 'a"b\\.md', "政策/文件.md", "a\tb.md", "-rf", ":(top)a", "a 100644 b", "\udcff"]
)
def test_any_name_of_a_file_comes_back_as_it_is(empty_repository: Path, name: str) -> None:
    commit(empty_repository, {name: "1"})
    commit(empty_repository, {name: "2"})
    assert [touched(one) for one in good(empty_repository)] == [[name], [name]]


def test_modes_links_and_submodules_are_told(three: Path) -> None:
    (three / "link").symlink_to("policies/a.md")
    (three / "policies/a.md").chmod(0o755)
    git(three, "update-index", "--add", "--cacheinfo", f"160000,{git(three, 'rev-parse', 'HEAD')},module")
    git(three, "add", "link", "policies/a.md")
    git(three, "commit", "--quiet", "--message=x")
    modes = {change.path: (change.old_mode, change.new_mode) for change in good(three)[-1].changes}
    assert modes == {"link": ("", "120000"), "module": ("", "160000"), "policies/a.md": ("100644", "100755")}


def test_a_file_that_becomes_a_folder(empty_repository: Path) -> None:
    commit(empty_repository, {"a": "1", "a-b": "1"})
    commit(empty_repository, {"a": None})
    commit(empty_repository, {"a/c": "1"})
    git(empty_repository, "rm", "-r", "--quiet", "a")
    commit(empty_repository, {"a": "2"})
    assert [touched(one) for one in good(empty_repository)] == [["a", "a-b"], ["a"], ["a/c"], ["a", "a/c"]]


def test_a_merge_brings_in_the_work_of_its_authors(three: Path) -> None:
    git(three, "checkout", "--quiet", "-b", "side")
    commit(three, {"policies/b.md": "1"}, "x\n\nCo-authored-by: Wu <wu@x>\n", "zhao@x")
    commit(three, {"policies/a.md": "changed"}, "x", "zhao@x")
    git(three, "checkout", "--quiet", "main")
    commit(three, {"forms/1.md": "on main"})
    merge(three, "side")
    last = good(three)[-1]
    assert touched(last) == ["policies/a.md", "policies/b.md"]
    assert last.author_email == "merger@example.org"
    assert last.merged_emails == (
        MergedEmail("merger@example.org", ()),  # only pressed the button
        MergedEmail("wu@x", ("policies/b.md",)),
        MergedEmail("zhao@x", ("policies/a.md", "policies/b.md")),
    )
    assert all(one.merged_emails == () for one in good(three)[:-1])


def test_taking_main_into_a_branch_touches_nothing_but_a_resolution_does(three: Path) -> None:
    git(three, "checkout", "--quiet", "-b", "side")
    commit(three, {"policies/a.md": "side"}, "x", "zhao@x")
    git(three, "checkout", "--quiet", "main")
    commit(three, {"policies/a.md": "main", "forms/1.md": "main"})
    git(three, "checkout", "--quiet", "side")
    merge(three, "main", resolve={"policies/a.md": "both", "forms/1.md": "main"})
    git(three, "checkout", "--quiet", "main")
    merge(three, "side")
    assert good(three)[-1].merged_emails == (
        MergedEmail("merger@example.org", ("policies/a.md",)),
        MergedEmail("zhao@x", ("policies/a.md",)),
    )


def test_an_unrelated_history_can_be_merged(three: Path) -> None:
    git(three, "checkout", "--quiet", "--orphan", "other")
    git(three, "rm", "-r", "--quiet", "--force", ".")
    commit(three, {"policies/z.md": "1"}, "x", "zhao@x")
    git(three, "checkout", "--quiet", "main")
    git(three, "merge", "--quiet", "--allow-unrelated-histories", "--no-edit", "other")
    last = good(three)[-1]
    assert touched(last) == ["policies/z.md"]
    assert MergedEmail("zhao@x", ("policies/z.md",)) in last.merged_emails


def _as_git_says(folder: Path, ids: str) -> list[set[tuple[str, ...]]]:
    """Return what `git diff-tree` prints of each first-parent commit, as (path, blobs, modes)."""
    said = []
    for one in ids.split():
        raw = git(
            folder,
            "diff-tree",
            "--root",
            "--diff-merges=first-parent",
            "-r",
            "--no-renames",
            "-z",
            "--no-commit-id",
            one,
        )
        fields = raw.split("\0")[:-1]
        changes = set()
        for meta, path in zip(fields[::2], fields[1::2], strict=True):
            old_mode, new_mode, old, new, _ = meta.removeprefix(":").split(" ")
            blank = {_NO_BLOB: "", "000000": ""}
            changes.add((path, *(blank.get(word, word) for word in (old, new, old_mode, new_mode))))
        said.append(changes)
    return said


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_changes_are_those_that_git_finds(empty_repository: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 — the same repository each time
    folders = ["", "a/", "a/b/", "a-b/", "a.b/", "c/"]
    names = [f"{folder}{name}" for folder in folders for name in ("d", "x", *(f"{n:03d}.md" for n in range(60)))]
    names += ["a/x/deep", "c/x/deep", "c/x-y"]
    lines = []
    for mark in range(1, 61):
        lines.append(f"commit refs/heads/main\nmark :{mark}\ncommitter C <c@x> {mark} +0000\ndata 1\nx")
        lines += [f"from :{mark - 1}"] if mark > 1 else []
        lines += [f"merge :{chance.randint(1, mark - 2)}"] if mark % 5 == 0 else []
        for name in chance.sample(names, chance.choice([1, 2, 30])):
            body = f"M 100644 inline {name}\ndata 2\n{chance.randint(10, 99)}"
            lines.append(f"D {name}" if chance.random() < 0.3 else body)
    git(empty_repository, "fast-import", "--quiet", stdin="\n".join(lines) + "\n")
    found = [
        {(change.path, change.old_blob, change.new_blob, change.old_mode, change.new_mode) for change in one.changes}
        for one in good(empty_repository, "main")
    ]
    assert found == _as_git_says(
        empty_repository, git(empty_repository, "rev-list", "--first-parent", "--reverse", "main")
    )
