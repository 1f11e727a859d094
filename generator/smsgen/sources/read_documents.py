"""All controlled documents of a tree: from the cache where the bytes are known, else read, on all processors."""

import gc
import marshal
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import Document, tier_of
from smsgen.sources.document_cache import DocumentCache, Reading
from smsgen.sources.packed_document import Packed, pack, unpack
from smsgen.sources.tree import Entry, Tree, UnreadableFileError, blob_id

# Below this many files a second process costs more than it saves.
_WORTH_A_PROCESS = 300
# A file changed this shortly before it was read may change again within the same time stamp.
_SETTLED_NS = 50_000_000

# A file to read, with its last reading: where the bytes turn out to be the same, that reading still holds.
_Work = tuple[Entry, Reading | None]


def read_documents(
    tree: Tree, files: dict[str, Entry], source_language: str, cache_folder: Path | None
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """Return every document of the four tiers in the order of their paths, and the findings of reading them."""
    with nothing_collected():
        return _read_documents(tree, files, source_language, cache_folder)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep the garbage collector away: all that is read stays, and looking through it again and again takes half."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _read_documents(
    tree: Tree, files: dict[str, Entry], source_language: str, cache_folder: Path | None
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    entries = [entry for path, entry in files.items() if path.endswith(".md") and tier_of(path)]
    cache = DocumentCache(cache_folder)
    packed: dict[str, Packed] = {}
    work: list[_Work] = []
    for entry in entries:
        before = cache.known(entry.path)
        if before and _is_same(entry, before):
            packed[entry.path] = before.packed
        else:
            work.append((entry, before))
    begun = time.time_ns()
    for entry, blob, now in _read_all(tree, work):
        packed[entry.path] = now
        settled = entry.stamp and max(entry.stamp[1:3]) < begun - _SETTLED_NS
        cache.keep(entry.path, Reading(entry.stamp if settled else (), blob, now))
    cache.save(packed)
    documents = []
    findings: list[Finding] = []
    for entry in entries:
        document, found = unpack(packed[entry.path], source_language)
        findings.extend(found)
        documents.append(document)
    return tuple(documents), tuple(findings)


def _is_same(entry: Entry, before: Reading) -> bool:
    """Tell, without reading it, whether the file is what was read before."""
    if entry.blob:
        return entry.blob == before.blob
    return bool(before.stamp) and entry.stamp == before.stamp


def _read_all(tree: Tree, work: Sequence[_Work]) -> Iterator[tuple[Entry, str, Packed]]:
    if not work:
        return iter(())
    workers = os.cpu_count() or 1
    if len(work) < _WORTH_A_PROCESS or workers == 1 or not hasattr(os, "fork"):
        return _read_some(tree, work)
    return _read_in_processes(tree, work, workers)


def _read_in_processes(tree: Tree, work: Sequence[_Work], workers: int) -> Iterator[tuple[Entry, str, Packed]]:
    # Imported only here: most runs read few files, and this costs a tenth of theirs.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 — imported late: slow to start
    from multiprocessing import get_context  # noqa: PLC0415 — imported late: slow to start

    size = -(-len(work) // (workers * 4))
    parts = [work[start : start + size] for start in range(0, len(work), size)]
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        for part, data in zip(parts, pool.map(_read_part, [(tree, part) for part in parts]), strict=True):
            for (entry, _), (blob, packed) in zip(part, marshal.loads(data), strict=True):
                yield entry, blob, packed


def _read_part(part: tuple[Tree, Sequence[_Work]]) -> bytes:
    """Read in another process; marshalled, because that is what costs least to hand back."""
    return marshal.dumps([(blob, packed) for _, blob, packed in _read_some(*part)])


def _read_some(tree: Tree, work: Sequence[_Work]) -> Iterator[tuple[Entry, str, Packed]]:
    from smsgen.sources.read_document import read_document  # noqa: PLC0415 — with all of Markdown, where it is needed

    contents = tree.read_many([entry for entry, _ in work])
    for (entry, before), (_, content) in zip(work, contents, strict=True):
        if isinstance(content, UnreadableFileError):
            finding = Finding("file-unreadable", Location(entry.path), values={"reason": str(content)})
            document = Document(entry.path, "", tier_of(entry.path), "", is_translation=False, readable=False)
            yield entry, "", pack(document, (finding,))
            continue
        blob = entry.blob or blob_id(content)
        if before and before.blob == blob:
            yield entry, blob, before.packed
        else:
            yield entry, blob, pack(*read_document(entry.path, blob, content))
