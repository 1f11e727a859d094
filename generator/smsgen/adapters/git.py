"""The only door through which git is read (APPROVALS, "Git is read through one door").

Only commands that run no program and apply no filter are called, with configuration and environment that a hostile
clone cannot steer.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_OPTIONS = (
    "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs", "--no-pager",
    "-c", "core.commitGraph=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "log.showSignature=false", "-c", "protocol.allow=never",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ALLOW_PROTOCOL": "none",  # outranks protocol.NAME.allow in the clone's own configuration
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class GitError(Exception):
    """Git is not installed, the folder is no repository, or the commit does not exist; the text says which."""


class TreeEntry(NamedTuple):
    """One line of `git ls-tree`: octal mode, object id, path relative to the root of the set."""

    mode: str
    blob: str
    path: str


def resolve_commit(root: Path, revision: str) -> tuple[str, str]:
    """Return the commit id that `revision` names and the path of `root` inside its repository ("" or "a/b/").

    Raises GitError when there is no repository, or no such commit.
    """
    commit = _run(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"])
    return commit.decode("ascii").strip(), _prefix(root.resolve())


def _prefix(root: Path) -> str:
    """Return where `root` stands in its repository. Git is not asked: `core.worktree` of a clone could mislead it."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "" if top == root else f"{root.relative_to(top).as_posix()}/"


def list_tree(root: Path, commit: str, prefix: str) -> list[TreeEntry]:
    """Return all entries of the tree of `commit` below `prefix`, submodules and symbolic links included."""
    output = _run(root, ["ls-tree", "-r", "-z", "--full-tree", f"{commit}:{prefix}"])
    entries = []
    for line in output.split(b"\0"):
        if line:
            meta, _, path = line.partition(b"\t")
            mode, _, blob = meta.decode("ascii").split(" ")
            entries.append(TreeEntry(mode, blob, path.decode("utf-8", "surrogateescape")))
    return entries


def read_blobs(root: Path, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (blob id, content) for each of `blobs`, in order. Raises GitError where an object is missing."""
    if not blobs:
        return
    output = _run(root, ["cat-file", "--batch"], "\n".join(blobs).encode("ascii") + b"\n")
    position = 0
    for blob in blobs:
        end = output.index(b"\n", position)
        header = output[position:end].split(b" ")
        if header[-1] == b"missing":
            message = f"object {blob} is missing from this clone"
            raise GitError(message)
        if header[-2] != b"blob":
            message = f"object {blob} is not the content of a file"
            raise GitError(message)
        size = int(header[-1])
        yield blob, output[end + 1 : end + 1 + size]
        position = end + 2 + size


def _program() -> str:
    """Return git as an absolute path, so that a file named git in the folder that is judged is never run."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in filter(os.path.isabs, os.get_exec_path()):
        program = os.path.join(folder, name)
        if os.access(program, os.X_OK) and Path(program).is_file():
            return program
    message = "git is not installed"
    raise GitError(message)


def _run(root: Path, arguments: Sequence[str], stdin: bytes = b"") -> bytes:
    """Run git with `arguments` in `root` and return what it prints.

    Raises GitError when git cannot be run or fails. The caller answers for `arguments`: a fixed list, of a command that
    runs no program and applies no filter.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | _ENVIRONMENT
    try:
        done = subprocess.run(  # noqa: S603 — fixed program and argument lists, no shell
            [_program(), *_OPTIONS, "-C", str(root), *arguments],
            input=stdin, capture_output=True, check=False, env=environment,
        )  # fmt: skip
    except OSError as error:
        message = f"git cannot be run: {error.strerror}"
        raise GitError(message) from None
    if done.returncode != 0:
        message = done.stderr.decode("utf-8", "replace").strip() or "there is no such commit"
        raise GitError(message.removeprefix("fatal: "))
    return done.stdout
