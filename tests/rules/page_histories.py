"""Histories in memory: the commits that a case of a rule page describes by its headings (README.md)."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha1
from typing import NamedTuple

from smsgen.model.history import Change, Commit, History, HistoryFault, MergedEmail
from smsgen.model.past import Past, StoredVersion
from smsgen.sources.read_past import past_from

_HEADING = re.compile(r"(?P<time>\S+Z) by (?P<author>\S+)(?: with (?P<with>\S+))?(?: merging (?P<merging>\S+))?")
_FAULT = re.compile(r"(?P<rule>[a-z-]+) (?P<evidence>.+)")


class Step(NamedTuple):
    """A commit as its heading says: time, author, co-authors, and whose commits it merges; or a fault of the clone."""

    time: str
    author: str
    co_authors: tuple[str, ...] = ()
    merging: tuple[str, ...] = ()
    fault: str = ""
    evidence: str = ""


# The commit with the set beneath, in which the register is signed: control starts with it.
FIRST = Step("2026-01-02T09:00:00Z", "chen.an@example.org")


def read_step(heading: str) -> Step | None:
    """Return what the heading of a commit says, None where it does not keep to the form."""
    if match := _HEADING.fullmatch(heading):
        co_authors, merging = (tuple(filter(None, (match[name] or "").split(","))) for name in ("with", "merging"))
        return Step(match["time"], match["author"], co_authors, merging)
    if match := _FAULT.fullmatch(heading):
        return Step("", "", fault=match["rule"], evidence=match["evidence"])
    return None


def blob_id(content: bytes) -> str:
    """Return the id that git gives to a file."""
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def past_of(steps: Sequence[tuple[Step, Mapping[str, bytes]]]) -> Past:
    """Return the past of these commits, oldest first, each with all files that it holds."""
    blobs = {blob_id(content): content for _, files in steps for content in files.values()}

    def read(ids: Collection[str]) -> Iterator[tuple[str, bytes]]:
        return ((each, blobs[each]) for each in ids)

    faults = tuple(HistoryFault(step.fault, {"evidence": step.evidence}) for step, _ in steps if step.fault)
    if faults:
        return Past(History((), faults))
    return past_from(History(tuple(_commits(steps))), read, "en")


def stored_of(past: Past, steps: Sequence[tuple[Step, Mapping[str, bytes]]]) -> dict[str, StoredVersion]:
    """Return digest → text of everything that ever stood there."""
    blobs = {blob_id(content): content for _, files in steps for content in files.values()}
    return {
        each.digest: StoredVersion(each.path, blobs[each.blob], {name: blobs[blob] for name, blob in each.assets})
        for each in past.appearances
        if each.digest
    }


def _commits(steps: Sequence[tuple[Step, Mapping[str, bytes]]]) -> Iterator[Commit]:
    before: Mapping[str, bytes] = {}
    for index, (step, files) in enumerate(steps):
        changes = tuple(_changes(before, files))
        seconds = int(datetime.fromisoformat(step.time).timestamp())
        paths = tuple(change.path for change in changes)
        parents = tuple(f"{number:040x}" for number in ([index] if index else []))
        yield Commit(
            id=f"{index + 1:040x}",
            parents=(*parents, "f" * 40) if step.merging else parents,
            author_email=step.author,
            co_author_emails=step.co_authors,
            author_time=seconds,
            committer_time=seconds,
            changes=changes,
            merged_emails=tuple(MergedEmail(email, paths) for email in step.merging),
        )
        before = files


def _changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[Change]:
    for path in sorted(before.keys() | after.keys()):
        old, new = (blob_id(files[path]) if path in files else "" for files in (before, after))
        if old != new:
            yield Change(path, old, new, "100644" if old else "", "100644" if new else "")
