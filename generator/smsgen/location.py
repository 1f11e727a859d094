"""Where something stands in the set: a path with a line and a column."""

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file of the set.

    path: POSIX path relative to the root of the set. line, column: 1-based, columns count code points;
    line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path
