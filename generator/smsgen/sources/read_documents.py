"""All controlled documents of a tree: from the cache where the bytes are known, else read."""

from pathlib import Path

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import Document, tier_of
from smsgen.sources.cached_reading import nothing_collected, read_cached
from smsgen.sources.commit_readings import readings_of
from smsgen.sources.packed_document import Packed, pack, unpack
from smsgen.sources.tree import Entry, Tree, UnreadableFileError


def read_documents(
    tree: Tree, files: dict[str, Entry], source_language: str, cache_folder: Path | None, *, assets_only: bool = False
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """Return every document of the four tiers in the order of their paths, and the findings of reading them.

    assets_only: see `read_document`; such readings are kept apart from the full ones.
    """
    with nothing_collected():
        entries = [entry for path, entry in files.items() if path.endswith(".md") and tier_of(path)]
        name, reader = ("assets", _read_for_assets) if assets_only else ("documents", _read)
        packed = read_cached(tree, entries, readings_of(tree, cache_folder, name), reader)
        documents = []
        findings: list[Finding] = []
        for entry in entries:
            document, found = unpack(packed[entry.path], source_language)
            findings.extend(found)
            documents.append(document)
        return tuple(documents), tuple(findings)


def _read(path: str, blob: str, content: bytes | UnreadableFileError) -> Packed:
    return _read_one(path, blob, content, assets_only=False)


def _read_for_assets(path: str, blob: str, content: bytes | UnreadableFileError) -> Packed:
    return _read_one(path, blob, content, assets_only=True)


def _read_one(path: str, blob: str, content: bytes | UnreadableFileError, *, assets_only: bool) -> Packed:
    from smsgen.sources.read_document import read_document  # noqa: PLC0415 — late: slow to start

    if isinstance(content, UnreadableFileError):
        finding = Finding("file-unreadable", Location(path), values={"reason": str(content)})
        document = Document(path, "", tier_of(path), "", is_translation=False, readable=False)
        return pack(document, (finding,))
    return pack(*read_document(path, blob, content, assets_only=assets_only))
