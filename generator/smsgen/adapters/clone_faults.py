"""Clones that do not hold their whole history, or show another one, and so prove nothing (APPROVALS, "History layer").

Objects that are there are checked one by one (`git_objects`); here a clone is asked what it says of itself.
"""

from collections.abc import Iterator
from pathlib import Path

from smsgen.adapters.git import run_git
from smsgen.adapters.git_objects import PARTIAL
from smsgen.model.history import HistoryFault

_FALSE = (b"false", b"no", b"off", b"0", b"")


def clone_faults(root: Path) -> tuple[tuple[HistoryFault, ...], tuple[str, ...]]:
    """Return why the history of the clone of `root` cannot be judged, and the folders it borrows objects from.

    Raises GitError when there is no repository.
    """
    flags = run_git(root, ["rev-parse", "--is-shallow-repository", "--path-format=absolute", "--git-common-dir"])
    shallow, _, folder = flags.decode("utf-8", "surrogateescape").removesuffix("\n").partition("\n")
    faults = [HistoryFault("history-shallow", {"evidence": "shallow"})] if shallow != "false" else []
    faults += (*_promised(root), *_grafted(Path(folder)), *_replaced(root))
    return tuple(faults), tuple(_lines(Path(folder) / "objects/info/alternates"))


def _promised(root: Path) -> Iterator[HistoryFault]:
    """Find the settings of a partial clone, whose objects are fetched only when they are asked for.

    `git config --list` reads the clone's own files, and what they include, as every git command does first of all; it
    starts no pager, editor or helper, and the door has closed the files of the system and the user.
    """
    for entry in run_git(root, ["config", "--list", "-z"]).split(b"\0"):
        name, given, value = entry.partition(b"\n")
        key = name.rpartition(b".")[2] if name.startswith(b"remote.") else name
        promised = key == b"promisor" and not (given and value.lower() in _FALSE)
        if promised or key in {b"partialclonefilter", b"extensions.partialclone"}:
            yield HistoryFault(PARTIAL, {"evidence": name.decode("utf-8", "replace")})


def _grafted(folder: Path) -> Iterator[HistoryFault]:
    if any(_lines(folder / "info/grafts")):
        yield HistoryFault("history-grafts", {"evidence": "info/grafts"})


def _replaced(root: Path) -> Iterator[HistoryFault]:
    # Git lists loose and packed references alike, and those of a reference store that is not made of files.
    first = run_git(root, ["for-each-ref", "--count=1", "--format=%(refname)", "refs/replace/"])
    if first:
        yield HistoryFault("history-replace-refs", {"evidence": first.decode("utf-8", "replace").rstrip("\n")})


def _lines(path: Path) -> list[str]:
    """Return the lines of a file of git's that are neither empty nor a comment; none where there is no file."""
    lines = (path.read_bytes() if path.is_file() else b"").decode("utf-8", "replace").split("\n")
    return [line for line in lines if line.strip() and not line.startswith("#")]
