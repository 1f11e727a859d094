"""Files of the set read once: from the cache where the bytes are known, else anew, on all processors."""

import gc
import marshal
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from smsgen.sources.commit_readings import CommitReadings
from smsgen.sources.document_cache import DocumentCache, Reading
from smsgen.sources.packed_document import Packed
from smsgen.sources.tree import Entry, Tree, UnreadableFileError, blob_id

# Below this many files a second process costs more than it saves.
_WORTH_A_PROCESS = 300
# A file changed this shortly before it was read may change again within the same time stamp.
_SETTLED_NS = 50_000_000

# Reads one file: path, blob id ("" where the file cannot be read) and content → what the cache keeps. A function of a
# module, so that another process finds it by its name.
Reader = Callable[[str, str, bytes | UnreadableFileError], Packed]
# A file to read, with its last reading: where the bytes turn out to be the same, that reading still holds.
_Work = tuple[Entry, Reading | None]


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


def read_cached(
    tree: Tree,
    entries: Sequence[Entry],
    cache: DocumentCache | CommitReadings,
    reader: Reader,
    holds: Callable[[str, Packed], bool] = lambda _path, _packed: True,
) -> dict[str, Packed]:
    """Return path → what `reader` made of each file, and keep it in `cache` for the next time.

    holds: whether what was made of the same bytes before is what `reader` would make of them now; path and reading.
    """
    packed: dict[str, Packed] = {}
    work: list[_Work] = []
    for entry in entries:
        before = cache.known(entry.path)
        if before and not holds(entry.path, before.packed):
            before = None
        if before and is_same(entry, before):
            packed[entry.path] = before.packed
        else:
            work.append((entry, before))
    begun = time.time_ns()
    for entry, blob, now in _read_all(tree, work, reader):
        packed[entry.path] = now
        settled = entry.stamp and max(entry.stamp[1:3]) < begun - _SETTLED_NS
        cache.keep(entry.path, Reading(entry.stamp if settled else (), blob, now))
    cache.save(packed)
    return packed


def is_same(entry: Entry, before: Reading) -> bool:
    """Tell, without reading it, whether the file is what was read before."""
    if entry.blob:
        return entry.blob == before.blob
    return bool(before.stamp) and entry.stamp == before.stamp


def _read_all(tree: Tree, work: Sequence[_Work], reader: Reader) -> Iterator[tuple[Entry, str, Packed]]:
    if not work:
        return iter(())
    workers = os.cpu_count() or 1
    if len(work) < _WORTH_A_PROCESS or workers == 1 or not hasattr(os, "fork"):
        return _read_some(tree, work, reader)
    return _read_in_processes(tree, work, reader, workers)


def _read_in_processes(
    tree: Tree, work: Sequence[_Work], reader: Reader, workers: int
) -> Iterator[tuple[Entry, str, Packed]]:
    # Imported only here: most runs read few files, and this costs a tenth of theirs.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 — imported late: slow to start
    from multiprocessing import get_context  # noqa: PLC0415 — imported late: slow to start

    size = -(-len(work) // (workers * 4))
    parts = [work[start : start + size] for start in range(0, len(work), size)]
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        given = [(tree, part, reader) for part in parts]
        for part, data in zip(parts, pool.map(_read_part, given), strict=True):
            for (entry, _), (blob, packed) in zip(part, marshal.loads(data), strict=True):
                yield entry, blob, packed


def _read_part(part: tuple[Tree, Sequence[_Work], Reader]) -> bytes:
    """Read in another process; marshalled, because that is what costs least to hand back."""
    return marshal.dumps([(blob, packed) for _, blob, packed in _read_some(*part)])


def _read_some(tree: Tree, work: Sequence[_Work], reader: Reader) -> Iterator[tuple[Entry, str, Packed]]:
    contents = tree.read_many([entry for entry, _ in work])
    for (entry, before), (_, content) in zip(work, contents, strict=True):
        if isinstance(content, UnreadableFileError):
            yield entry, "", reader(entry.path, "", content)
            continue
        blob = entry.blob or blob_id(content)
        if before and before.blob == blob:
            yield entry, blob, before.packed
        else:
            yield entry, blob, reader(entry.path, blob, content)
