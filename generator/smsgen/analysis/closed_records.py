"""Closed records along the main line: a closed record is never changed, and leaves only by a disposal."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from smsgen.model.past import Past
from smsgen.model.record import FOLDER

# A record that says of itself that it is closed. The files are written in block style, one key on a line.
_CLOSED = re.compile(rb"^closed:[ ]*([\"']?)yes\1[ ]*(?:#[^\n]*)?\r?$", re.MULTILINE)


class ClosedChange(NamedTuple):
    """A closed record that was changed or deleted. commit: id of the first commit that did so."""

    path: str
    commit: str
    deleted: bool

    @property
    def record(self) -> str:
        """The id of the record, which is the name of its file."""
        return self.path.rpartition("/")[2].removesuffix(".yml")


def closed_changes(past: Past, start: int) -> Iterator[ClosedChange]:
    """Yield the first change of each record that was closed by then, from the commit with the index `start` on.

    A file that moves as it is has not changed.
    """
    seen: set[str] = set()
    for commit in past.history.commits[start:]:
        arrived = {change.new_blob for change in commit.changes if change.path.startswith(f"{FOLDER}/")}
        for change in commit.changes:
            before = past.contents.get(change.old_blob, b"") if change.path.startswith(f"{FOLDER}/") else b""
            if change.path in seen or not _CLOSED.search(before) or change.old_blob in arrived:
                continue
            seen.add(change.path)
            yield ClosedChange(change.path, commit.id, deleted=not change.new_blob)
