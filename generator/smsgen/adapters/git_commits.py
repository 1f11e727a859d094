"""What commits say of themselves: their tree, their parents, who made them and when."""

import re
from pathlib import Path
from sys import intern
from typing import NamedTuple

from smsgen.adapters.git import start_git
from smsgen.adapters.git_objects import CORRUPT, ObjectFaultError, read_objects

_COMMIT = re.compile(rb"tree ([0-9a-f]+)\n((?:parent [0-9a-f]+\n)*)author ([^\n]*)\ncommitter ([^\n]*)\n")
_IDENTITY = re.compile(rb"[^<]*<([^>]*)>(?:.*>)? *([0-9]{1,12}) [+-][0-9]+")
_CO_AUTHOR = re.compile(rb"^[ \t]*co-authored-by[ \t]*:[^\n]*<([^<>\n]*)>", re.IGNORECASE | re.MULTILINE)


class RawCommit(NamedTuple):
    """A commit as stored. Times are seconds since 1970, e-mail addresses are as written."""

    tree: str
    parents: tuple[str, ...]
    author_email: str
    co_author_emails: tuple[str, ...]
    author_time: int
    committer_time: int


def read_commit(root: Path, commit: str) -> RawCommit:
    """Return the commit with this full id. Raises ObjectFaultError."""
    [(object_id, kind, content)] = read_objects(root, [commit])
    return parse_commit(object_id, kind, content)


def read_commits(root: Path, tip: str) -> dict[str, RawCommit]:
    """Return all commits that `tip` reaches, by id, as the commits themselves name their parents.

    Git's list (`rev-list`) only saves going to and fro; where it stops short, the rest is asked for step by step.
    Raises ObjectFaultError.
    """
    with start_git(root, ["rev-list", "--end-of-options", tip]) as output:
        listed = output.read().decode("ascii", "replace").split()
    known: dict[str, RawCommit] = {}
    wanted = dict.fromkeys([tip, *listed])
    while wanted:
        for object_id, kind, content in read_objects(root, wanted):
            known[object_id] = parse_commit(object_id, kind, content)
        wanted = dict.fromkeys(parent for new in wanted for parent in known[new].parents if parent not in known)
    return known


def parse_commit(object_id: str, kind: str, content: bytes) -> RawCommit:
    """Read the content of an object as a commit. Raises ObjectFaultError where it is none."""
    head = _COMMIT.match(content)
    author, committer = (_IDENTITY.fullmatch(head[3]), _IDENTITY.fullmatch(head[4])) if head else (None, None)
    if kind != "commit" or not head or not author or not committer:
        raise ObjectFaultError(CORRUPT, object_id)
    message = content.partition(b"\n\n")[2]
    return RawCommit(
        tree=head[1].decode("ascii"),
        parents=tuple(head[2].decode("ascii").replace("parent ", "").split()),
        author_email=_email(author[1]),
        co_author_emails=tuple(dict.fromkeys(_email(found) for found in _CO_AUTHOR.findall(message))),
        author_time=int(author[2]),
        committer_time=int(committer[2]),
    )


def _email(raw: bytes) -> str:
    return intern(raw.decode("utf-8", "replace").strip())
