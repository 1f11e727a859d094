"""A tree with more files than it holds: what it would be if they were written."""

from collections.abc import Iterable, Mapping

from smsgen.sources.tree import Entry, Tree, UnreadableFileError, blob_id


class OverlayTree:
    """Another tree, with `files` on top."""

    def __init__(self, below: Tree, files: Mapping[str, bytes]) -> None:
        """Lay `files`, by path, over `below`."""
        self.commit = below.commit
        self.below = below
        self._files = files

    def entries(self) -> list[Entry]:
        """Return every path of both, sorted by path."""
        kept = [entry for entry in self.below.entries() if entry.path not in self._files]
        return sorted([*kept, *(Entry(path, "file", blob_id(content)) for path, content in self._files.items())])

    def read_many(self, entries: Iterable[Entry]) -> Iterable[tuple[Entry, bytes | UnreadableFileError]]:
        """Read each file from where it is, in the order of `entries`: readers pair what they asked for with it."""
        wanted = list(entries)
        below = iter(self.below.read_many([entry for entry in wanted if entry.path not in self._files]))
        for entry in wanted:
            own = self._files.get(entry.path)
            yield next(below) if own is None else (entry, own)
