"""Repositories that several tests of this folder start from."""

from pathlib import Path

import pytest

from tests.fixtures.git_repository import commit, git


@pytest.fixture
def empty_repository(tmp_path: Path) -> Path:
    """Return a repository without a commit."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "set")
    return tmp_path / "set"


@pytest.fixture
def three(empty_repository: Path) -> Path:
    """Return a repository of three commits, each of which changes a policy and adds a form."""
    for number in "123":
        commit(empty_repository, {"policies/a.md": number, f"forms/{number}.md": number})
    return empty_repository
