"""Reads the versions of forms that only history still holds. Each is read once: what was approved never changes."""

from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from smsgen.adapters.git import GitError, prefix_of, repository_of
from smsgen.model.document import Document
from smsgen.sources.evidence_cache import EvidenceCache, apart_from

if TYPE_CHECKING:
    from smsgen.sources.packed_document import Packed

_FOLDER = "readings"


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
    cache = _cache(root, cache_folder)
    name = sha256(f"{repository_of(root)}\0{prefix_of(root)}".encode("utf-8", "surrogateescape")).hexdigest()
    known: dict[str, Packed] = (cache.load(f"forms-{name}") if cache else None) or {}
    missing = set(digests) - known.keys()
    if missing:
        found = _search(root, revision, missing, cache_folder)
        known |= found
        if cache and found:
            cache.keep(f"forms-{name}", known)
    return _sound({digest: known[digest] for digest in digests if digest in known}, language)


def _cache(root: Path, cache_folder: Path | None) -> EvidenceCache | None:
    beside = cache_folder.with_name(_FOLDER) if cache_folder else None
    return EvidenceCache(beside) if beside and apart_from(beside, repository_of(root)) else None


def _search(root: Path, revision: str, digests: Collection[str], cache_folder: Path | None) -> "dict[str, Packed]":
    from smsgen.adapters.git_objects import ObjectFaultError  # noqa: PLC0415 — imported late: slow to start
    from smsgen.sources.packed_document import pack  # noqa: PLC0415 — imported late: slow to start
    from smsgen.sources.read_document import read_document  # noqa: PLC0415 — imported late: slow to start
    from smsgen.sources.read_past import read_past, read_versions  # noqa: PLC0415 — imported late: slow to start
    from smsgen.sources.tree import blob_id  # noqa: PLC0415 — imported late: slow to start

    try:
        past = read_past(root, revision, cache_folder)
        versions = read_versions(root, past, digests)
    except (GitError, ObjectFaultError):
        return {}
    return {
        digest: pack(*read_document(version.path, blob_id(version.content), version.content))
        for digest, version in versions.items()
    }


def _sound(packed: "Mapping[str, Packed]", language: str) -> dict[str, Document]:
    if not packed:
        return {}
    from smsgen.sources.packed_document import unpack  # noqa: PLC0415 — imported late: slow to start

    read = {digest: unpack(each, language) for digest, each in packed.items()}
    return {
        digest: document
        for digest, (document, findings) in read.items()
        if document.readable and not any(finding.data_path.startswith("fields") for finding in findings)
    }
