"""Files of commits as they were read before, kept apart from every clone.

A commit may be somebody else's, and so nothing that lies in its clone is believed: what was read of a blob is kept
where nobody but the user can write (`sources/evidence_cache.py`).
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from smsgen.adapters.git import prefix_of, repository_of
from smsgen.sources.cache_key import key_for
from smsgen.sources.document_cache import DocumentCache, Reading
from smsgen.sources.evidence_cache import EvidenceCache, apart_from
from smsgen.sources.tree import CommitTree, Tree

if TYPE_CHECKING:
    from smsgen.sources.packed_document import Packed

_FOLDER = "readings"


def readings_of(tree: Tree, cache_folder: Path | None, name: str) -> "DocumentCache | CommitReadings":
    """Return what was read of a tree before. name: of the kind of files.

    cache_folder: of a working tree the one inside it, of a commit `evidence_cache()`; None keeps nothing.
    """
    if isinstance(tree, CommitTree):
        return CommitReadings(cache_folder, tree.root, name)
    return DocumentCache(cache_folder, name, key_for(tree) if cache_folder else b"")


class CommitReadings:
    """The last reading of each path of a set, whichever commit it was read in."""

    def __init__(self, folder: Path | None, root: Path, name: str) -> None:
        """Look beside `folder`, that of the evidence; None keeps nothing, nor does a folder inside the clone.

        root: the folder of the set.
        """
        clone = repository_of(root).resolve()
        place = sha256(f"{clone}\0{prefix_of(root)}".encode("utf-8", "surrogateescape")).hexdigest()
        self._name = f"{name}-{place}"
        beside = folder.with_name(_FOLDER) if folder else None
        self._cache = EvidenceCache(beside) if beside and apart_from(beside, clone) else None
        self._readings: dict[str, tuple[str, Packed]] = (self._cache.load(self._name) if self._cache else None) or {}
        self._changed = False

    def known(self, path: str) -> Reading | None:
        """Return the last reading of `path`, None when there is none."""
        found = self._readings.get(path)
        return Reading((), *found) if found else None

    def keep(self, path: str, reading: Reading) -> None:
        """Remember the reading of `path`."""
        self._readings[path] = reading.blob, reading.packed
        self._changed = True

    def save(self, paths: Iterable[str]) -> None:
        """Write what changed; readings of paths not in `paths` are dropped."""
        if self._cache and self._changed:
            kept = {path: self._readings[path] for path in paths if path in self._readings}
            self._cache.keep(self._name, kept)
