"""Which commit a person means: the id behind a name such as `HEAD~1` or `v1.0`.

A branch or a tag means what the clone says it means; there is nothing to check that against. But the steps from there
to an older commit are written in the commits themselves, and git would take them from objects that are not what their
id says. They are taken again here.
"""

import re
from pathlib import Path

from smsgen.adapters.git import NO_SUCH_COMMIT, GitError, prefix_of, run_git, start_git
from smsgen.adapters.git_commits import RawCommit, parse_commit, read_commit
from smsgen.adapters.git_objects import CORRUPT, ObjectFaultError, read_objects

_REVISION = re.compile(r"(.*?)((?:[~^][0-9]{0,9}|\^\{(?:commit)?\})*)", re.DOTALL)
_STEP = re.compile(r"([~^])([0-9]*)(\{?)")
_ID = re.compile(r"[0-9a-f]+")
_TAG = re.compile(rb"object ([0-9a-f]+)\ntype [a-z]+\n")


def resolve_commit(root: Path, revision: str) -> tuple[str, str]:
    """Return the commit id that `revision` names and the path of `root` inside its repository ("" or "a/b/").

    Raises GitError when there is no repository or no such commit, ObjectFaultError when an object on the way to it is
    missing or corrupt.
    """
    base, steps = _REVISION.fullmatch(revision).groups()  # type: ignore[union-attr]  # every text matches
    named = run_git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", base]).decode("ascii").strip()
    if not _ID.fullmatch(named):
        raise GitError(NO_SUCH_COMMIT)
    return _walk(root, _peel(root, named), steps), prefix_of(root)


def _peel(root: Path, object_id: str) -> str:
    """Return the commit that an annotated tag, or a tag of a tag, is of."""
    while True:
        [(_, kind, content)] = read_objects(root, [object_id])
        if kind == "commit":
            return object_id
        if kind != "tag":
            raise GitError(NO_SUCH_COMMIT)
        tagged = _TAG.match(content)
        if tagged is None:
            raise ObjectFaultError(CORRUPT, object_id)
        object_id = tagged[1].decode("ascii")


def _walk(root: Path, commit: str, steps: str) -> str:
    for kind, digits, brace in _STEP.findall(steps):
        number = 0 if brace else int(digits or "1")
        if kind == "~":
            commit = _older(root, commit, number)
        elif number:
            commit = _parent(read_commit(root, commit), number)
    return commit


def _older(root: Path, commit: str, number: int) -> str:
    """Follow first parents. Git's list of them only saves going to and fro, as each is then found to name the next."""
    limit = f"--max-count={number}"
    with start_git(root, ["rev-list", "--first-parent", limit, "--end-of-options", commit]) as output:
        listed = output.read().decode("ascii", "replace").split()
    for object_id, kind, content in read_objects(root, listed):
        if object_id != commit:
            break
        commit = _parent(parse_commit(object_id, kind, content), 1)
        number -= 1
    for _ in range(number):
        commit = _parent(read_commit(root, commit), 1)
    return commit


def _parent(raw: RawCommit, number: int) -> str:
    if number > len(raw.parents):
        raise GitError(NO_SUCH_COMMIT)
    return raw.parents[number - 1]
