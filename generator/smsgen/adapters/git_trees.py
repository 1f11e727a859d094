"""Trees as git stores them: what a folder holds, entry by entry."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from smsgen.adapters.git_objects import CORRUPT, ObjectFaultError

FOLDER = "40000"
_LINES = {size: re.compile(rb"([0-7]{5,7}) ([^\0/]+)\0(.{%d})" % size, re.DOTALL) for size in (20, 32)}
_KIND_OF_MODE, _EXECUTABLE = 0o170000, 0o100
_MODE_OF_KIND = {0o040000: FOLDER, 0o120000: "120000", 0o160000: "160000"}

Key = tuple[bytes, bool]  # of an entry: its name, and whether it is a folder


class TreeEntry(NamedTuple):
    """A line of a tree: octal mode as git understands it, and object id. Both are "" where a tree has no such line."""

    mode: str
    object: str


class Tree:
    """A tree as stored. `starts` holds where each entry begins, and the end; None until that is known."""

    __slots__ = ("content", "id", "starts")

    def __init__(self, object_id: str, content: bytes) -> None:
        """Hold the content of the tree with this id, unread; "" and b"" stand for no tree at all."""
        self.id = object_id
        self.content = content
        self.starts: array[int] | None = None

    def entry_at(self, start: int) -> re.Match[bytes]:
        """Return the entry that begins there: mode, name and id as stored. Raises ObjectFaultError."""
        match = _LINES[len(self.id) // 2].match(self.content, start)
        if match is None:
            raise ObjectFaultError(CORRUPT, self.id)
        return match

    def indexed(self) -> "array[int]":
        """Return where each entry begins, and the end, all entries being in order. Raises ObjectFaultError."""
        if self.starts is None:
            starts, last = array("I", [0]), None
            while starts[-1] < len(self.content):
                entry = self.entry_at(starts[-1])
                self.require_order(last, entry)
                starts.append(entry.end())
                last = entry
            self.starts = starts
        return self.starts

    def require_order(self, one: re.Match[bytes] | None, other: re.Match[bytes]) -> None:
        """Raise ObjectFaultError unless `other` may follow `one`: nothing is sorted out of sight, or named twice."""
        if one and _order(one) >= _order(other):
            raise ObjectFaultError(CORRUPT, self.id)

    def has(self, key: Key) -> bool:
        """Tell whether there is such an entry, in a tree that is indexed."""
        starts = self.indexed()
        wanted = key[0] + b"/" if key[1] else key[0]
        index = bisect_left(starts, wanted, 0, len(starts) - 1, key=lambda start: _order(self.entry_at(start)))
        return index < len(starts) - 1 and _order(self.entry_at(starts[index])) == wanted

    def named(self, matches: Iterable[re.Match[bytes]]) -> dict[Key, TreeEntry]:
        """Return entries of this tree by their keys. Raises ObjectFaultError where git could not hold such an entry."""
        entries = {}
        for match in matches:
            mode = _mode(match[1])
            if mode is None or match[2] in {b".", b".."}:
                raise ObjectFaultError(CORRUPT, self.id)
            entries[match[2], mode == FOLDER] = TreeEntry(mode, match[3].hex())
        return entries

    def entries(self) -> dict[Key, TreeEntry]:
        """Return all entries by their keys. Raises ObjectFaultError, also where a file and a folder share a name."""
        starts = self.indexed()
        entries = self.named(self.entry_at(start) for start in starts[:-1])
        if len({name for name, _ in entries}) != len(entries):
            raise ObjectFaultError(CORRUPT, self.id)
        return entries


def parse_tree(object_id: str, kind: str, content: bytes) -> Tree:
    """Take the content of an object for a tree, still unread. Raises ObjectFaultError where it is none."""
    if kind != "tree" or len(object_id) // 2 not in _LINES:
        raise ObjectFaultError(CORRUPT, object_id)
    return Tree(object_id, content)


def _order(entry: re.Match[bytes]) -> bytes:
    """Return what git sorts entries by: the name, a folder's as if it ended with a slash."""
    return entry[2] + b"/" if _mode(entry[1]) == FOLDER else entry[2]


@lru_cache(maxsize=64)
def _mode(stored: bytes) -> str | None:
    """Return the mode that git takes a stored one for (some old programs wrote 100664 or 040000); None for none."""
    number = int(stored, 8)
    kind = number & _KIND_OF_MODE
    if number > 0o177777:  # noqa: PLR2004 — the largest number of six octal digits that has a kind
        return None
    if kind == 0o100000:  # noqa: PLR2004 — a file
        return "100755" if number & _EXECUTABLE else "100644"
    return _MODE_OF_KIND.get(kind)
