"""What git says happened to the set: commits, what each changed, and why a clone may prove nothing (APPROVALS)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class HistoryFault(NamedTuple):
    """A reason why the history of a clone cannot be judged.

    rule: the rule's name. values: what its message names; `evidence` is the setting, the file, the reference or the id
    of the object that shows the fault.
    """

    rule: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A file, symbolic link or submodule that differs between a commit and its first parent.

    path: relative to the root of the set. Blob ids and octal modes are "" on the side where there is nothing. A rename
    is one path gone and one that came.
    """

    path: str
    old_blob: str
    new_blob: str
    old_mode: str
    new_mode: str


@dataclass(frozen=True, slots=True)
class MergedEmail:
    """An author or co-author whose commits a merge brings in, with the paths that these commits touch.

    A merge touches only what equals none of its parents: taking over the work of others is not writing it.
    """

    email: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the main line, with what it changed against its first parent.

    Times are seconds since 1970, as the commit claims them. e-mail addresses are as written. co_author_emails: of the
    lines "Co-authored-by" in the message. merged_emails: of the commits `id^1..id`, this one included; empty where the
    commit is no merge.
    """

    id: str
    parents: tuple[str, ...]
    author_email: str
    co_author_emails: tuple[str, ...]
    author_time: int
    committer_time: int
    changes: tuple[Change, ...]
    merged_emails: tuple[MergedEmail, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The main line up to a commit, oldest first along first parents.

    Where there are faults there are no commits, so that nothing is judged by mistake. alternates: folders of other
    repositories that the clone borrows objects from; no fault, as every object is checked against its id.
    """

    commits: tuple[Commit, ...]
    faults: tuple[HistoryFault, ...] = ()
    alternates: tuple[str, ...] = ()
