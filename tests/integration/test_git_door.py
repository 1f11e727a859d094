"""Git is read through one door: a commit is read as it is stored, and not the working tree."""

from pathlib import Path

import pytest

from smsgen.adapters.git import GitError
from smsgen.sources.load import load
from smsgen.sources.tree import CommitTree, UnreadableFileError
from tests.fixtures.git_repository import commit, git, new_repository, swap, write
from tests.fixtures.small_set import set_of, source

POLICY = "policies/pol-01.md"
CHINESE = "policies/变更 管理.zh.md"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a small set in it."""
    return new_repository(tmp_path / "set", set_of({POLICY: source("POL-01"), CHINESE: "文字\n"}))


def content_of(tree: CommitTree, path: str = POLICY) -> bytes | UnreadableFileError:
    entry = next(entry for entry in tree.entries() if entry.path == path)
    return next(iter(tree.read_many([entry])))[1]


def paths_of(tree: CommitTree) -> list[str]:
    return [entry.path for entry in tree.entries()]


@pytest.mark.covers("C-08")
def test_a_commit_is_read_and_not_the_working_tree(repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    write(
        repository,
        {POLICY: source("POL-01", body="Committed.\n").encode(), "policies/pol-02.md": source("POL-02").encode()},
    )
    second = commit(repository)
    write(repository, {POLICY: b"Not committed.", "policies/pol-03.md": b"Not committed."})
    (repository / "policies/pol-02.md").unlink()
    assert content_of(CommitTree(repository, first)) == source("POL-01").encode()
    assert content_of(CommitTree(repository, "HEAD")) == source("POL-01", body="Committed.\n").encode()
    assert [path for path in paths_of(CommitTree(repository, second)) if path.startswith("policies/pol")] == [
        POLICY,
        "policies/pol-02.md",
    ]


def test_each_way_to_name_a_commit(repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "tag", "--annotate", "--message", "Issued", "v1.0")
    git(repository, "branch", "发布")
    commit(repository)
    git(repository, "tag", "--annotate", "--message", "Issued again", "twice", "v1.0")
    names = (first, first[:10], "v1.0", "twice", "v1.0^{}", "twice^{commit}", "v1.0^0", "v1.0~0", "HEAD~1", "main^")
    more = ("main^1", "@^", "发布", "refs/heads/发布", "HEAD@{1}")
    assert [CommitTree(repository, name).commit for name in (*names, *more)] == [first] * 15


def test_steps_back_lead_where_git_says_they_do(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "side")
    for word in ("Side one", "Side two"):
        commit(repository, message=word)
    git(repository, "checkout", "--quiet", "main")
    commit(repository, message="Main")
    git(repository, "merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    commit(repository, message="Last")
    names = ("HEAD~1^2", "HEAD^^2~1", "HEAD^1^2^", "HEAD~2", "main~1^1", "HEAD~^2~2", "HEAD~3", "HEAD^^{commit}^2")
    assert [CommitTree(repository, name).commit for name in names] == git(repository, "rev-parse", *names).split()


def test_a_tag_that_is_forged(repository: Path) -> None:
    git(repository, "tag", "--annotate", "--message", "Issued", "v1.0")
    commit(repository)
    git(repository, "tag", "--annotate", "--message", "Issued", "v2.0")
    forged = swap(repository, "v1.0", "v2.0")
    with pytest.raises(GitError, match=forged):
        CommitTree(repository, "v1.0")


def test_the_model_of_a_commit_says_which_commit(repository: Path) -> None:
    sms = load(CommitTree(repository, "HEAD")).sms
    assert (sms.commit, sms.documents[0].id) == (
        git(repository, "rev-parse", "HEAD"),
        "POL-01",
    )


def test_paths_in_chinese_and_with_spaces(repository: Path) -> None:
    tree = CommitTree(repository, "HEAD")
    assert CHINESE in paths_of(tree)
    assert content_of(tree, CHINESE) == "文字\n".encode()


@pytest.mark.parametrize("folder", ["sms", "体系 文件/set", "a'b"])
def test_a_set_in_a_folder_of_a_repository(tmp_path: Path, folder: str) -> None:
    files = {f"{folder}/{path}": content for path, content in set_of({POLICY: source("POL-01")}).items()}
    repository = new_repository(tmp_path / "仓库", {**files, POLICY: b"Of another set.", "outside.md": b"Outside."})
    tree = CommitTree(repository / folder, "HEAD")
    assert content_of(tree) == source("POL-01").encode()
    assert not any(path.startswith((folder, "outside")) for path in paths_of(tree) if path != "sms.yml")


def test_a_folder_that_the_commit_does_not_have(repository: Path) -> None:
    (repository / "later").mkdir()
    with pytest.raises(GitError):
        CommitTree(repository / "later", "HEAD").entries()


def test_links_and_submodules_are_seen_for_what_they_are(repository: Path) -> None:
    (repository / "policies/link.md").symlink_to("/etc/passwd")
    commit(repository)
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},policies/module")
    git(repository, "commit", "--quiet", "--message", "Module")
    kinds = {entry.path: entry.kind for entry in CommitTree(repository, "HEAD").entries()}
    assert (kinds["policies/link.md"], kinds["policies/module"], kinds[POLICY]) == ("symlink", "submodule", "file")


@pytest.mark.parametrize(
    "revision",
    [
        "nothing",
        "0" * 40,
        "HEAD~9",
        "HEAD^2",
        "",
        "~1",
        "HEAD:sms.yml",
        "HEAD^{tree}",
        "HEAD:",
        "^HEAD",
        "HEAD^@",
        "HEAD~1..HEAD",
        f"HEAD~{'9' * 5000}",
        "--help",
        "--output=mark",
        "-h",
        "HEAD --all",
        "HEAD\nHEAD",
    ],
)
def test_a_commit_that_does_not_exist(repository: Path, revision: str) -> None:
    with pytest.raises(GitError):
        CommitTree(repository, revision)
    assert not (repository / "mark").exists()


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with pytest.raises(GitError, match="no such commit"):
        CommitTree(tmp_path, "HEAD")


@pytest.mark.parametrize(("folder", "reason"), [(".", "not a git repository"), ("nothing", "No such file")])
def test_a_folder_that_is_no_repository(tmp_path: Path, folder: str, reason: str) -> None:
    with pytest.raises(GitError, match=reason):
        CommitTree(tmp_path / folder, "HEAD")


@pytest.mark.parametrize("path", ["", "/nothing", ".", "relative"])
def test_git_is_not_installed(repository: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("PATH", path)
    with pytest.raises(GitError, match="git is not installed"):
        CommitTree(repository, "HEAD")


def test_a_git_that_cannot_be_run(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("no program")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="cannot be run"):
        CommitTree(repository, "HEAD")
