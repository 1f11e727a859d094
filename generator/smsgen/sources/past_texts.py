"""What stored texts say of themselves: documents by their front matter and images, maintained records by their head."""

import marshal
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from smsgen.model.past import PastText
from smsgen.model.record import SCHEMA as RECORD_SCHEMA
from smsgen.sources.front_matter import FrontMatter
from smsgen.sources.keys import Keys
from smsgen.sources.read_bytes import MAX_BYTES, decode
from smsgen.sources.repeated_front_matter import read_keys

# Reads blobs by their ids: (id, bytes) for each, in order.
Read = Callable[[Collection[str]], Iterator[tuple[str, bytes]]]

# Below this many texts a second process costs more than it saves.
_WORTH_A_PROCESS = 1_000
_PARTS_PER_PROCESS = 8
_BEGIN, _END = b"---\n", b"\n---\n"


class StoredText(NamedTuple):
    """A blob read as a document. readable: whether its front matter is a mapping; only then can it have a digest."""

    readable: bool
    text: PastText


def read_text(content: bytes) -> StoredText:
    """Read any bytes as a document, else as a record; the words are those of the same bytes in a tree. Never raises."""
    digest = sha256(content).hexdigest()
    values, body_start = _front_matter(content)
    if values is None:
        return _record(content, digest)
    # Which keys a text must have is the tree's concern: here those of a source and of a translation are read alike.
    keys = Keys("", {})
    said = PastText(
        sha256=digest,
        id=keys.text(values, "id"),
        version=keys.text(values, "version"),
        revision=keys.text(values, "revision"),
        translation_of=keys.text(values, "translation_of"),
        title=keys.text(values, "title"),
        owner=keys.text(values, "owner"),
        authors=keys.texts(values, "authors"),
        change=keys.text(values, "change"),
        images=_images(content, body_start) if b"![" in content else (),
    )
    return StoredText(readable=True, text=said)


def _record(content: bytes, digest: str) -> StoredText:
    """Read bytes without front matter as a record."""
    if not content.startswith(b"schema:") and b"\nschema:" not in content:
        return StoredText(readable=False, text=PastText(digest))
    # Imported only here, with YAML: most histories hold no maintained record.
    from smsgen.adapters.yaml import read_yaml  # noqa: PLC0415 — imported late: slow to start

    values = read_yaml(decode("", content)[0]).value
    if not isinstance(values, dict) or values.get("schema") != RECORD_SCHEMA:
        return StoredText(readable=False, text=PastText(digest))
    keys = Keys("", {})
    made_by = keys.text(values, "made_by")
    said = PastText(
        sha256=digest,
        id=keys.text(values, "id"),
        version=keys.text(values, "version"),
        authors=(made_by,) if made_by else (),
        form=keys.text(values, "form"),
        form_version=keys.text(values, "form_version"),
    )
    return StoredText(readable=True, text=said)


def _front_matter(content: bytes) -> tuple[dict[str, Any] | None, int]:
    """Return the values of the front matter, None where it cannot be read, and where in the text the body begins."""
    known = _usual_front_matter(content)
    if known:
        return known
    front = FrontMatter("", decode("", content)[0])
    return front.values if front.readable else None, front.body_start


def _usual_front_matter(content: bytes) -> tuple[dict[str, Any], int] | None:
    """Return the same in a fraction of the time where nothing odd stands before the end of the front matter."""
    head, end, _ = content.partition(_END)
    if not end or not head.startswith(_BEGIN) or b"\r" in head or len(content) > MAX_BYTES:
        return None
    try:
        front = head.decode()
    except UnicodeDecodeError:
        return None
    values = read_keys(front[len(_BEGIN) :] + "\n")
    return (values, len(front) + len(_END)) if values else None


def _images(content: bytes, body_start: int) -> tuple[str, ...]:
    # Imported only here, with the parser: few texts have images.
    from smsgen.sources.markdown_text import MarkdownText  # noqa: PLC0415 — imported late: slow to start

    outline = MarkdownText("", decode("", content)[0], body_start).outline
    return tuple(dict.fromkeys(mark.destination for mark in outline.images))


def read_texts(blobs: Sequence[str], read: Read) -> dict[str, StoredText]:
    """Read the blobs as documents, on all processors where they are many.

    `read` is handed to other processes, and so must be a function of a module or a `partial` of one. Raises what it
    raises.
    """
    workers = os.cpu_count() or 1
    if len(blobs) < _WORTH_A_PROCESS or workers == 1 or not hasattr(os, "fork"):
        return {blob: read_text(content) for blob, content in read(blobs)}
    # Imported only here: most runs read few texts, and this costs a tenth of theirs.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 — imported late: slow to start
    from multiprocessing import get_context  # noqa: PLC0415 — imported late: slow to start

    size = -(-len(blobs) // (workers * _PARTS_PER_PROCESS))
    parts = [blobs[start : start + size] for start in range(0, len(blobs), size)]
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        done = pool.map(_read_part, [(part, read) for part in parts])
        packed = (text for data in done for text in marshal.loads(data))
        return dict(zip(blobs, map(unpack_text, packed), strict=True))


def _read_part(work: tuple[Sequence[str], Read]) -> bytes:
    """Read in another process; marshalled, because that is what costs least to hand back."""
    part, read = work
    return marshal.dumps([pack_text(read_text(content)) for _, content in read(part)])


Packed = tuple[bool, tuple[str | tuple[str, ...], ...]]


def pack_text(text: StoredText) -> Packed:
    """Return the text as plain tuples."""
    return text.readable, tuple(text.text)


def unpack_text(packed: Packed) -> StoredText:
    """Return what `pack_text` was given."""
    return StoredText(packed[0], PastText._make(packed[1]))
