"""Finds in the history of a clone the approved versions that its files no longer hold."""

from collections.abc import Mapping
from pathlib import Path

from smsgen.adapters.git import GitError
from smsgen.app.publishing.edition import Fetch, Fetched
from smsgen.model.past import StoredVersion
from smsgen.sources.tree import Tree

_HEAD = "HEAD"


def from_history(root: Path, tree: Tree, cache_folder: Path | None) -> Fetch:
    """Return the search for versions in the history that leads to `tree`; a version found once is not searched again.

    A folder without a repository, or one that cannot be read, holds no version; what was found says why.
    """
    known: dict[str, StoredVersion] = {}
    paths: dict[str, str] = {}

    def fetch(digests: frozenset[str]) -> Fetched:
        wanted = digests - known.keys()
        fault = None
        if wanted:
            try:
                found, once = _search(root, tree.commit or _HEAD, cache_folder, wanted)
                known.update(found)
                paths.update(once)
            except GitError as error:
                fault = error.reason
        return Fetched({each: known[each] for each in digests & known.keys()}, paths, fault)

    return fetch


def _search(
    root: Path, commit: str, cache_folder: Path | None, digests: frozenset[str]
) -> tuple[Mapping[str, StoredVersion], Mapping[str, str]]:
    from smsgen.sources.read_past import read_past, read_versions  # noqa: PLC0415 — imported late: slow to start

    past = read_past(root, commit, cache_folder)
    once = {each.path: past.texts[each.blob].id for each in past.appearances if each.blob in past.texts}
    return read_versions(root, past, digests), {path: id_ for path, id_ in once.items() if id_}
