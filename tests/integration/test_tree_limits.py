"""Trees that unfold without end are refused with a clear message, long before they fill the memory."""

import re
from pathlib import Path

import pytest

from smsgen.adapters import commit_files, tree_comparison
from smsgen.adapters.git import GitError
from smsgen.adapters.git_history import read_history
from smsgen.adapters.tree_limits import DEEPEST
from smsgen.sources.tree import CommitTree
from tests.fakes import run_sms
from tests.fixtures.git_repository import commit_of_tree, git, new_repository, stored_tree

WIDTH = 10


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository of one commit."""
    return new_repository(tmp_path / "set", {"sms.yml": "x", "policies/a.md": "x"})


def bomb(folder: Path, depth: int, width: int = WIDTH) -> str:
    """Commit a few trees that unfold into `width ** depth` files below policies/; return the commit's id."""
    blob = git(folder, "rev-parse", "HEAD:sms.yml")
    names = [f"{number:03d}".encode() for number in range(width)]
    tree = stored_tree(folder, *(("100644", name, blob) for name in names))
    for _ in range(depth - 1):
        tree = stored_tree(folder, *(("40000", name, tree) for name in names))
    top = stored_tree(folder, ("40000", b"policies", tree), ("100644", b"sms.yml", blob))
    return commit_of_tree(folder, top)


@pytest.mark.parametrize("limit", ["MOST_CHANGES", "MOST_REPEATED"])
def test_a_history_is_refused_even_where_the_last_commit_is_harmless(
    repository: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(tree_comparison, limit, 2_000)
    harmless = git(repository, "rev-parse", "HEAD^{tree}")
    bomb(repository, depth=12)
    last = commit_of_tree(repository, harmless)
    with pytest.raises(GitError, match="unfold into more than 2,000 paths"):
        read_history(repository, last, "")


@pytest.mark.parametrize("command", [("verify", "--tree-only"), ("verify",), ("check", "--at", "HEAD")])
def test_the_commands_say_so(repository: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    bomb(repository, depth=12)
    run = run_sms(*command, cwd=repository, SMS_CACHE=str(tmp_path / "cache"))
    assert run.code == 2
    assert re.search(r"unfold into more than 1,?0+,000 paths", run.err)
    assert "Traceback" not in run.err


def test_what_people_keep_is_far_below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = bomb(repository, depth=3)
    monkeypatch.setattr(commit_files, "MOST_PATHS", WIDTH**3 + WIDTH**2 + WIDTH + 2)
    assert len(CommitTree(repository, "HEAD").entries()) == WIDTH**3 + 1
    monkeypatch.setattr(commit_files, "MOST_PATHS", WIDTH**3 + WIDTH**2 + WIDTH + 1)
    with pytest.raises(GitError, match="unfold"):
        CommitTree(repository, "HEAD").entries()
    assert len(read_history(repository, commit, "").commits) == 2


def test_folders_without_end(repository: Path) -> None:
    last = bomb(repository, depth=DEEPEST + 2, width=1)
    with pytest.raises(GitError, match="200 deep"):
        CommitTree(repository, "HEAD").entries()
    with pytest.raises(GitError, match="200 deep"):
        read_history(repository, last, "")
