"""What became of a file that was taken over: plain values for whoever says it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from smsgen.model.text import Text

# Faults are kept up to here; of a file where everything is wrong, the first thousand tell all.
MAX_FAULTS = 1000
_NO_HELP = Text("", "")


class RowFault(NamedTuple):
    """What is wrong with a row. place: in the file. column: the field, "" for the row as a whole. code: of the rule."""

    place: Text
    column: str
    value: str
    code: str
    message: Text
    help: Text = _NO_HELP


class Imported(NamedTuple):
    """A record that was taken over: its id, its path in the set, where it stood in the file."""

    id: str
    path: str
    place: Text


@dataclass(slots=True)
class ImportResult:
    """What became of a file.

    taken: the records, written unless `written` is false. already: ids of records that said the same before. skipped:
    rows that are no records, by the mapping. rejected: rows with faults; faults: what is wrong, at most MAX_FAULTS.
    rejected_file: where the rejected rows are kept, "" where there is no such file. remarks: what was assumed.
    warnings: code → how many records have it. left_out: (place, record) of those that rows name and that are not there.
    stopped: reading ended early, for nothing would have been written. forms: (id, version, whether it is in force).
    """

    file: str
    taken: list[Imported] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    skipped: int = 0
    rejected: int = 0
    faults: list[RowFault] = field(default_factory=list)
    rejected_file: str = ""
    remarks: tuple[Text, ...] = ()
    warnings: Counter[str] = field(default_factory=Counter)
    left_out: list[tuple[Text, str]] = field(default_factory=list)
    dry_run: bool = False
    written: bool = False
    stopped: bool = False
    forms: list[tuple[str, str, bool]] = field(default_factory=list)
