"""What differs between trees, as stored by git and checked against their ids."""

import re
from array import array
from bisect import bisect_right
from collections import Counter
from itertools import count
from pathlib import Path
from typing import NamedTuple

from smsgen.adapters.git_objects import CORRUPT, ObjectFaultError, read_objects
from smsgen.adapters.git_trees import Key, Tree, TreeEntry, parse_tree
from smsgen.adapters.tree_limits import MOST_CHANGES, MOST_REPEATED, require_few, require_flat
from smsgen.model.history import Change

_WINDOW, _NEAR = 1 << 12, 1 << 6  # bytes
_NOTHING = TreeEntry("", "")
Question = tuple[tuple[str, ...], str]  # which files differ from all of these trees in that one?


class _Comparison(NamedTuple):
    """A tree at a path to compare with one or more others ("" where there is none), and where the answer goes."""

    answer: list[Change]
    path: bytes
    old: tuple[str, ...]
    new: str


def compare_trees(root: Path, answers: dict[Question, list[Change]], prefix: str) -> None:
    """Add to each question's answer the files below `prefix` that differ from all of the old trees.

    All trees of one depth are read in one go, then those below them that differ. Raises GitError where there is more in
    them than anybody keeps.
    """
    pending = [_Comparison(answer, b"", *question) for question, answer in answers.items()]
    folders = prefix.encode("utf-8", "surrogateescape").split(b"/")[:-1]
    paths = repeated = 0
    for depth in count():
        pending = [asked for asked in pending if asked.new not in asked.old]
        if not pending:
            break
        require_flat(depth)
        reader = _TreeReader(root, pending)
        below: list[_Comparison] = []
        met: set[tuple[int, tuple[str, ...], str]] = set()
        outside = depth < len(folders)
        for asked in pending:
            differences = reader.differences(asked)
            paths += len(differences)
            require_few(paths, MOST_CHANGES)
            for (name, is_folder), (*olds, new) in differences.items():
                if outside and (name, is_folder) != (folders[depth], True):
                    continue
                if is_folder:
                    path = b"" if outside else b"%b%b/" % (asked.path, name)
                    below.append(_Comparison(asked.answer, path, tuple(old.object for old in olds), new.object))
                    # A bomb unfolds the same tree at one path after the other; what people keep hardly ever does.
                    met.add((id(asked.answer), *below[-1][2:]))
                    require_few(repeated + len(below) - len(met), MOST_REPEATED)
                else:
                    file, old = (asked.path + name).decode("utf-8", "surrogateescape"), olds[0]
                    asked.answer.append(Change(file, old.object, new.object, old.mode, new.mode))
        pending = below
        repeated += len(below) - len(met)


class _TreeReader:
    """Reads the trees of some comparisons in their order, and forgets each after its last use."""

    def __init__(self, root: Path, comparisons: list[_Comparison]) -> None:
        self._uses = Counter(tree for asked in comparisons for tree in (*asked.old, asked.new) if tree)
        self._stream = read_objects(root, tuple(self._uses))
        self._held: dict[str, Tree] = {}

    def differences(self, asked: _Comparison) -> dict[Key, tuple[TreeEntry, ...]]:
        """Return what differs from all old trees: the entry of each of them, then the new one."""
        new = self._take(asked.new)
        found = [tree_differences(self._take(tree), new) for tree in asked.old]
        common = [key for key in found[0] if all(key in other for other in found[1:])]
        return {key: (*(each[key][0] for each in found), found[0][key][1]) for key in common}

    def _take(self, tree: str) -> Tree:
        if not tree:
            return Tree("", b"")
        while tree not in self._held:
            object_id, kind, content = next(self._stream)
            self._held[object_id] = parse_tree(object_id, kind, content)
        self._uses[tree] -= 1
        return self._held[tree] if self._uses[tree] else self._held.pop(tree)


def tree_differences(old: Tree, new: Tree) -> dict[Key, tuple[TreeEntry, TreeEntry]]:
    """Return the entries (old, new) that differ. What is equal in both trees is skipped in one step, never parsed.

    A folder of a thousand documents is stored again whenever one of them changes; parsing it each time would take most
    of the time. Where entries begin is known for the old tree, and so for the new one as far as both are equal. Raises
    ObjectFaultError where the new tree is none that git writes.
    """
    before, after = _apart(old, new)
    olds, news = old.named(before), new.named(after)
    if any(new.has((name, not is_folder)) for name, is_folder in news.keys() - olds.keys()):
        raise ObjectFaultError(CORRUPT, new.id)  # a file and a folder of one name: one of the two would be overlooked
    keys = [key for key in olds | news if olds.get(key) != news.get(key)]
    return {key: (olds.get(key, _NOTHING), news.get(key, _NOTHING)) for key in keys}


def _apart(old: Tree, new: Tree) -> tuple[list[re.Match[bytes]], list[re.Match[bytes]]]:
    """Return the entries that stand in stretches that are not equal, and note where the entries of `new` begin."""
    starts = old.indexed()
    carried = array("I")
    index, position = 0, 0
    before, after = [], []
    last = None  # the entry of `new` that was passed last
    while True:
        begin = starts[index]
        same = bisect_right(starts, begin + _equal_bytes(old.content, begin, new.content, position), index) - 1
        if same > index:
            shift = position - begin
            carried += array("I", [start + shift for start in starts[index:same]]) if shift else starts[index:same]
            new.require_order(last, old.entry_at(begin))
            last = old.entry_at(starts[same - 1])
            index, position = same, starts[same] + shift
        gone = old.entry_at(starts[index]) if index < len(starts) - 1 else None
        came = new.entry_at(position) if position < len(new.content) else None
        if came and (not gone or came[2] <= gone[2]):
            new.require_order(last, came)
            last = came
            after.append(came)
            carried.append(position)
            position = came.end()
        elif not gone:
            break
        if gone and (not came or gone[2] <= came[2]):
            before.append(gone)
            index += 1
    carried.append(position)
    new.starts = carried
    return before, after


def _equal_bytes(one: bytes, start: int, other: bytes, other_start: int) -> int:
    """Return how many bytes are equal from two places on, or a few less; whole slices are compared, as that is fast."""
    shift = other_start - start
    end = min(len(one), len(other) - shift)
    low, window = start, _WINDOW
    while low < end and one[low : low + window] == other[low + shift : low + shift + window]:
        low += window
        window *= 2
    high = min(low + window, end)
    low = min(low, end)
    while high - low > _NEAR:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low + shift : middle + shift]:
            low = middle
        else:
            high = middle - 1
    return low - start
