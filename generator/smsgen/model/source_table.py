"""Rows of a file of another program, before a mapping says what they mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from smsgen.model.text import Text


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row as it was read.

    cells: name of the column → text; the texts of columns of the same name stand one below the other; what is empty is
    left out. For JSON, the object itself is in `content`, and columns are paths in it. faults: cells that cannot be
    taken as they are: (column, text, what is wrong and what to do). original: the texts of all columns in their order,
    to be given back where the row is rejected.
    """

    place: Text
    cells: Mapping[str, str] = field(default_factory=dict)
    content: Mapping[str, Any] | None = None
    faults: Sequence[tuple[str, str, Text]] = ()
    original: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A file as rows.

    columns: the names of the columns, () for JSON, whose objects have paths. rows: can be read once; raises
    `FilledFileError` where the file cannot be read on. epoch: the first day that day numbers of a workbook count from,
    `1900` or `1904`; "" where numbers are no days. remarks: what was assumed of the file.
    """

    columns: tuple[str, ...]
    rows: Iterator[SourceRow]
    epoch: str = ""
    remarks: tuple[Text, ...] = ()
