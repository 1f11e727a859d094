"""The files of decisions along the main line: when each landed, and whether it was touched afterwards.

Nothing here reads what a record says. That it was changed or deleted shows in the ids of its bytes, and control starts
with the signatures of the first register.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from smsgen.analysis.root_signatures import Roots, is_signed, own_roots
from smsgen.model.past import Past

FIRST_REGISTER = "authority/1.yml"
_SIGNED = re.compile(
    r"(?P<file>authority/(?:(?:baselines|exceptions)/)?[1-9][0-9]{0,5}\.yml)(?:\.(?P<person>.+)\.sig)?"
)
_RECORD = re.compile(r"(?P<file>approvals/.+\.yml)(?:\.sig)?")


class Touched(NamedTuple):
    """A file of decisions that did not stay as it landed.

    path: of what was touched first, the file or its signature. restored: it stands now as it did before that.
    """

    path: str
    commit: int
    deleted: bool
    restored: bool


class Landing(NamedTuple):
    """How a record, register or statement came to the main line. Indexes count the commits from the oldest.

    commit: of its landing, when it and the signature that belongs to it were there. touched: the first change since.
    """

    commit: int
    touched: Touched | None = None


@dataclass(frozen=True, slots=True)
class MainLine:
    """What happened to the files of decisions. start: index of the commit with which control starts, None before that.

    records, registers: path → landing; registers holds baselines and exceptions too. Of what was touched before control
    started, nothing is told.
    """

    start: int | None = None
    records: Mapping[str, Landing] = field(default_factory=dict)
    registers: Mapping[str, Landing] = field(default_factory=dict)


# Path → blob id, of one file and the signatures beside it.
_Files = dict[str, str]


def read_main_line(past: Past, roots: Sequence[Roots]) -> MainLine:
    """Follow every file of decisions through the commits. roots: of the registers that the tree holds now."""
    records: dict[str, list[tuple[int, _Files]]] = {}
    registers: dict[str, list[tuple[int, _Files]]] = {}
    for path, index, blob in _events(past):
        match = _RECORD.fullmatch(path) or _SIGNED.fullmatch(path)
        if match:
            steps = (records if path.startswith("approvals/") else registers).setdefault(match["file"], [])
            if not steps or steps[-1][0] != index:
                steps.append((index, dict(steps[-1][1]) if steps else {}))
            steps[-1][1][path] = blob
    first = registers.get(FIRST_REGISTER, [])
    start = next((index for index, files in first if _counts(past, FIRST_REGISTER, files, roots)), None)
    if start is None:
        return MainLine()
    return MainLine(
        start=start,
        records={path: _record(path, steps, start) for path, steps in records.items()},
        registers=dict(_registers(past, registers, roots, start)),
    )


def _events(past: Past) -> Iterator[tuple[str, int, str]]:
    for index, commit in enumerate(past.history.commits):
        for change in commit.changes:
            if change.path.startswith(("approvals/", "authority/")):
                yield change.path, index, change.new_blob


def _counts(past: Past, path: str, files: _Files, roots: Sequence[Roots]) -> bool:
    """Tell whether a register or statement, as it stood with these signatures, had been signed by its roots."""
    content = past.contents.get(files.get(path, ""))
    if content is None:
        return False
    signatures = {}
    for name, blob in files.items():
        match = _SIGNED.fullmatch(name)
        if match and match["person"] and blob in past.contents:
            signatures[match["person"]] = past.contents[blob]
    # A register counts by its own root signers; who signs for a statement stands in one of the registers.
    own = own_roots(content) if path.count("/") == 1 else None
    return is_signed(content, signatures, (own,) if own else roots)


def _record(path: str, steps: Sequence[tuple[int, _Files]], start: int) -> Landing:
    names = (path, f"{path}.sig")
    return Landing(max(_arrived(steps, name, start) for name in names), _touched(steps, start, names))


def _arrived(steps: Sequence[tuple[int, _Files]], name: str, start: int) -> int:
    """Return the index of the commit that brought a file, 0 where none did; what was gone at the start had not come."""
    first = None
    for index, files in steps:
        if not files.get(name):
            first = None if index <= start else first
        elif first is None:
            first = index
    return first or 0


def _registers(
    past: Past, registers: Mapping[str, Sequence[tuple[int, _Files]]], roots: Sequence[Roots], start: int
) -> Iterator[tuple[str, Landing]]:
    for path, steps in registers.items():
        landed = next((index for index, files in steps if _counts(past, path, files, roots)), None)
        if landed is not None:
            names = next(tuple(files) for index, files in steps if index == landed)
            yield path, Landing(landed, _touched(steps, max(landed, start), (path, *sorted(names))))


def _touched(steps: Sequence[tuple[int, _Files]], since: int, names: Sequence[str]) -> Touched | None:
    """Return what first happened to a file or its signature after the commit `since`; the file itself comes first."""
    for (_, before), (index, after) in pairwise(steps):
        for name in names if index > since else ():
            old, new = before.get(name, ""), after.get(name, "")
            if old and old != new:
                now = steps[-1][1]
                restored = all(now.get(each, "") == before.get(each, "") for each in names)
                return Touched(name, index, deleted=not new, restored=restored)
    return None
