"""Where something stands in the set: a path with a line and a column."""

from collections.abc import Mapping
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


def locate(path: str, places: Mapping[str, tuple[int, int]], data_path: str) -> Location:
    """Return where `data_path` stands in the file `path`; else its nearest enclosing key; else the whole file.

    places: data path, such as `fields[3].label`, → (line, column).
    """
    while data_path:
        place = places.get(data_path)
        if place is not None:
            return Location(path, *place)
        data_path = data_path[: max(data_path.rfind("."), data_path.rfind("["), 0)]
    return Location(path)
