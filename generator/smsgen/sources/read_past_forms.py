"""Reads the versions of forms that only history still holds. Each is read once: what was approved never changes."""

from collections.abc import Collection, Mapping
from pathlib import Path

from smsgen.adapters.git import GitError, repository_of
from smsgen.model.document import Document
from smsgen.sources.commit_readings import CommitReadings
from smsgen.sources.document_cache import Reading
from smsgen.sources.packed_document import Packed, pack, unpack
from smsgen.sources.tree import blob_id


def read_past_forms(
    root: Path, revision: str, digests: Collection[str], language: str, cache_folder: Path | None
) -> dict[str, Document]:
    """Return digest → text of the forms that the history of the clone of `root` holds up to `revision`.

    digests: of approved texts. language: of texts whose file names none. Left out is what is not there, or has a
    finding about its fields. A folder without a history, or with one that cannot be read, holds nothing. cache_folder:
    `evidence_cache()`, None to read everything anew.
    """
    if not digests or not (repository_of(root) / ".git").exists():
        return {}
    readings = CommitReadings(cache_folder, root, "forms")
    found = {digest: before.packed for digest in digests if (before := readings.known(digest))}
    missing = set(digests) - found.keys()
    for digest, packed in (_search(root, revision, missing, cache_folder) if missing else {}).items():
        found[digest] = packed
        readings.keep(digest, Reading((), digest, packed))
    readings.save(found)
    return _sound(found, language)


def _search(root: Path, revision: str, digests: Collection[str], cache_folder: Path | None) -> dict[str, Packed]:
    from smsgen.sources.read_document import read_document  # noqa: PLC0415 — imported late: slow to start
    from smsgen.sources.read_past import read_past, read_versions  # noqa: PLC0415 — imported late: slow to start

    try:
        versions = read_versions(root, read_past(root, revision, cache_folder), digests)
    except GitError:
        return {}
    return {
        digest: pack(*read_document(version.path, blob_id(version.content), version.content))
        for digest, version in versions.items()
    }


def _sound(packed: Mapping[str, Packed], language: str) -> dict[str, Document]:
    read = {digest: unpack(each, language) for digest, each in packed.items()}
    return {
        digest: document
        for digest, (document, findings) in read.items()
        if document.readable and not any(finding.data_path.startswith("fields") for finding in findings)
    }
