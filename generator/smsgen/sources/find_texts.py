"""The texts of one document in a tree, by its id: found even where the set as a whole cannot be judged."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from smsgen.model.document import tier_of
from smsgen.model.record import FOLDER, read_id
from smsgen.sources.front_matter import FrontMatter
from smsgen.sources.language_suffix import language_suffix
from smsgen.sources.read_bytes import decode
from smsgen.sources.tree import Tree, UnreadableFileError


class FoundText(NamedTuple):
    """A text as its file holds it; bytes that are no UTF-8 are written as escapes."""

    path: str
    text: str


class TextUnreadableError(Exception):
    """A file that may hold the text cannot be read. path: which one; reason: in the system's words."""

    def __init__(self, path: str, reason: str) -> None:
        """Carry path and reason."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def find_texts(tree: Tree, document_id: str) -> dict[str, FoundText]:
    """Return language → text of a document, "" for the authoritative one; of two with one id the first by path.

    A record is found by the name of its file. Raises TextUnreadableError.
    """
    wanted = document_id.encode("utf-8", "surrogateescape")
    found: dict[str, FoundText] = {}
    if read_id(document_id):
        for path, content in _read(tree, _is_record(document_id)):
            return {"": FoundText(path, content.decode("utf-8", "backslashreplace"))}
    for path, content in _contents(tree):
        # Few files name the id at all: only their front matter is looked at.
        if wanted in content and _id_of(path, content) == document_id:
            found.setdefault(language_suffix(path), FoundText(path, content.decode("utf-8", "backslashreplace")))
    return found


def find_ids(tree: Tree) -> list[str]:
    """Return the ids of all documents, sorted. Raises TextUnreadableError."""
    return sorted({_id_of(path, content) for path, content in _contents(tree)} - {""})


def _contents(tree: Tree) -> Iterator[tuple[str, bytes]]:
    return _read(tree, lambda path: path.endswith(".md") and bool(tier_of(path)))


def _is_record(record_id: str) -> Callable[[str], bool]:
    return lambda path: path.startswith(f"{FOLDER}/") and path.endswith(f"/{record_id}.yml")


def _read(tree: Tree, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    entries = [entry for entry in tree.entries() if entry.kind == "file" and wanted(entry.path)]
    for entry, content in tree.read_many(entries):
        if isinstance(content, UnreadableFileError):
            raise TextUnreadableError(entry.path, str(content))
        yield entry.path, content


def _id_of(path: str, content: bytes) -> str:
    text, _ = decode(path, content)
    return FrontMatter(path, text).id_seen
