"""The history of a set, read from git and believed only as far as object ids prove it (APPROVALS, "History layer").

`git log --raw` is not asked: what it prints rests on trees that nobody compared with their ids. Here commits and trees
are read by `git_objects`, and the differences are derived from what then stands firm; git lists commits (`rev-list`)
only as a hint of what to read in one go.
"""

from collections.abc import Iterable
from pathlib import Path

from smsgen.adapters.clone_faults import clone_faults
from smsgen.adapters.git_commits import RawCommit, read_commits
from smsgen.adapters.git_objects import ObjectFaultError, read_objects
from smsgen.adapters.tree_comparison import Question, compare_trees
from smsgen.model.history import Change, Commit, History, MergedEmail

__all__ = ["ObjectFaultError", "read_history", "read_objects"]


def read_history(root: Path, commit: str, prefix: str) -> History:
    """Return the main line up to `commit` (a full id), with the changes below `prefix` ("" or "a/b/").

    What stands in the way of a judgement is returned as faults, without any commit. Raises GitError when there is no
    repository.
    """
    faults, alternates = clone_faults(root)
    if faults:
        return History((), faults, alternates)
    try:
        return History(_main_line(root, commit, prefix), (), alternates)
    except ObjectFaultError as error:
        return History((), (error.fault,), alternates)


def _main_line(root: Path, tip: str, prefix: str) -> tuple[Commit, ...]:
    known = read_commits(root, tip)
    line = [tip]
    while parents := known[line[-1]].parents:
        line.append(parents[0])
    line.reverse()
    brought = _brought_in(known, line)
    answers: dict[Question, list[Change]] = {}
    for commit in line:  # oldest first, so that few trees are held at any one time
        answers.update((_all_parents(known, side), []) for side in brought[commit])
        answers[_first_parent(known, commit)] = []
    compare_trees(root, answers, prefix)
    commits = []
    for commit in line:
        merged = _merged_emails((known[side], answers[_all_parents(known, side)]) for side in brought[commit])
        changes = tuple(answers[_first_parent(known, commit)])
        commits.append(Commit(commit, *known[commit][1:], changes, merged))
    return tuple(commits)


def _brought_in(known: dict[str, RawCommit], line: list[str]) -> dict[str, list[str]]:
    """Return for each commit of the main line what it brings in (`M^1..M`), older first; nothing unless it merges."""
    seen: set[str] = set()
    brought = {}
    for commit in line:
        side: list[str] = []
        pending = list(known[commit].parents[1:])
        if pending:
            side.append(commit)
        while pending:
            older = pending.pop()
            if older not in seen:
                seen.add(older)
                side.append(older)
                pending += known[older].parents
        seen.add(commit)
        brought[commit] = side[::-1]
    return brought


def _all_parents(known: dict[str, RawCommit], commit: str) -> Question:
    raw = known[commit]
    return tuple(known[parent].tree for parent in raw.parents) or ("",), raw.tree


def _first_parent(known: dict[str, RawCommit], commit: str) -> Question:
    old, new = _all_parents(known, commit)
    return old[:1], new


def _merged_emails(side: Iterable[tuple[RawCommit, list[Change]]]) -> tuple[MergedEmail, ...]:
    paths: dict[str, dict[str, None]] = {}
    for raw, changes in side:
        for email in (raw.author_email, *raw.co_author_emails):
            paths.setdefault(email, {}).update(dict.fromkeys(change.path for change in changes))
    return tuple(MergedEmail(email, tuple(sorted(paths[email]))) for email in sorted(paths))
