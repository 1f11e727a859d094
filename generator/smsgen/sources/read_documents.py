"""All controlled documents of a tree: from the cache where the bytes are known, else read, on all processors."""

import marshal
import os
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import Document, tier_of
from smsgen.sources.document_cache import DocumentCache, Packed, pack, unpack
from smsgen.sources.read_document import read_document
from smsgen.sources.tree import Entry, Tree, UnreadableFileError, blob_id

# Below this many files a second process costs more than it saves.
_WORTH_A_PROCESS = 300
# A file changed this shortly before it was read may change again within the same time stamp.
_SETTLED_NS = 50_000_000


def read_documents(
    tree: Tree, files: dict[str, Entry], source_language: str, cache_folder: Path | None
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """Return every document of the four tiers in the order of their paths, and the findings of reading them."""
    entries = [entry for path, entry in files.items() if path.endswith(".md") and tier_of(path)]
    cache = DocumentCache(cache_folder)
    known: dict[str, Packed] = {}
    unknown = []
    for entry in entries:
        packed = _from_cache(cache, entry)
        if packed is None:
            unknown.append(entry)
        else:
            known[entry.path] = packed
    begun = time.time_ns()
    for entry, blob, packed in _read_all(tree, unknown):
        known[entry.path] = packed
        settled = not entry.stamp or max(entry.stamp[1:3]) < begun - _SETTLED_NS
        cache.keep(entry.path, entry.stamp if settled else (), blob, packed)
    cache.save(files.keys() & known.keys())
    documents = []
    findings: list[Finding] = []
    for entry in entries:
        document, found = unpack(known[entry.path], source_language)
        findings.extend(found)
        documents.append(document)
    return tuple(documents), tuple(findings)


def _from_cache(cache: DocumentCache, entry: Entry) -> Packed | None:
    remembered = cache.known(entry.path)
    if remembered is None:
        return None
    stamp, blob, packed = remembered
    if entry.blob:
        return packed if entry.blob == blob else None
    return packed if stamp and stamp == entry.stamp else None


def _read_all(tree: Tree, entries: list[Entry]) -> list[tuple[Entry, str, Packed]]:
    workers = os.cpu_count() or 1
    if len(entries) < _WORTH_A_PROCESS or workers == 1 or "fork" not in _start_methods():
        return _read_some(tree, entries)
    size = -(-len(entries) // (workers * 4))
    parts = [entries[start : start + size] for start in range(0, len(entries), size)]
    result = []
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        for part, data in zip(parts, pool.map(_read_part, [(tree, part) for part in parts]), strict=True):
            result.extend(
                (entry, blob, packed) for entry, (blob, packed) in zip(part, marshal.loads(data), strict=True)
            )
    return result


def _start_methods() -> list[str]:
    import multiprocessing

    return multiprocessing.get_all_start_methods()


def _read_part(work: tuple[Tree, list[Entry]]) -> bytes:
    """Read in another process; marshalled, because that is what costs least to hand back."""
    return marshal.dumps([(blob, packed) for _, blob, packed in _read_some(*work)])


def _read_some(tree: Tree, entries: list[Entry]) -> list[tuple[Entry, str, Packed]]:
    result = []
    for entry, content in tree.read_many(entries):
        if isinstance(content, UnreadableFileError):
            finding = Finding("file-unreadable", Location(entry.path), values={"reason": str(content)})
            document = Document(entry.path, "", tier_of(entry.path), "", is_translation=False, readable=False)
            result.append((entry, "", pack(document, (finding,))))
            continue
        blob = entry.blob or blob_id(content)
        result.append((entry, blob, pack(*read_document(entry.path, blob, content))))
    return result
