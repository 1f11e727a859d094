"""All controlled documents of a tree: from the cache where the bytes are known, else read."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import Document, tier_of
from smsgen.model.term import is_term_list
from smsgen.sources.cached_reading import is_same, nothing_collected, read_cached
from smsgen.sources.commit_readings import CommitReadings, readings_of
from smsgen.sources.document_cache import DocumentCache
from smsgen.sources.language_suffix import language_suffix
from smsgen.sources.packed_document import Packed, pack, unpack
from smsgen.sources.tree import Entry, Tree, UnreadableFileError, blob_id

if TYPE_CHECKING:
    from smsgen.sources.deprecated_words import DeprecatedWords

# The words that must not be used, by the language that the name of a file states: "" is the authoritative one.
_Words = Mapping[str, "DeprecatedWords"]


def read_documents(
    tree: Tree, files: dict[str, Entry], source_language: str, cache_folder: Path | None, *, assets_only: bool = False
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """Return every document of the four tiers in the order of their paths, and the findings of reading them.

    assets_only: see `read_document`; such readings are kept apart from the full ones.
    """
    with nothing_collected():
        entries = [entry for path, entry in files.items() if path.endswith(".md") and tier_of(path)]
        cache = readings_of(tree, cache_folder, "assets" if assets_only else "documents")
        words = {} if assets_only else _deprecated_words(tree, entries, cache)
        packed = read_cached(
            tree, entries, cache, partial(_read, words, assets_only=assets_only), partial(_looked_for, words)
        )
        documents = []
        findings: list[Finding] = []
        for entry in entries:
            document, found = unpack(packed[entry.path], source_language)
            findings.extend(found)
            documents.append(document)
        return tuple(documents), tuple(findings)


def _deprecated_words(tree: Tree, entries: Iterable[Entry], cache: DocumentCache | CommitReadings) -> _Words:
    """Read the tree's own list of terms, before all other documents: they are searched for its words."""
    words = {}
    for entry in entries:
        if is_term_list(entry.path):
            document = _read_list(tree, entry, cache)
            if any(term.deprecated for term in document.terms):
                from smsgen.sources.deprecated_words import DeprecatedWords  # noqa: PLC0415 — where there are such words

                words[document.language] = DeprecatedWords(document.terms)
    return words


def _read_list(tree: Tree, entry: Entry, cache: DocumentCache | CommitReadings) -> Document:
    before = cache.known(entry.path)
    if before and is_same(entry, before):
        return unpack(before.packed, "")[0]
    [(_, content)] = tree.read_many([entry])
    if before and isinstance(content, bytes) and before.blob == (entry.blob or blob_id(content)):
        return unpack(before.packed, "")[0]
    return unpack(_read({}, entry.path, "", content, assets_only=True), "")[0]


def _looked_for(words: _Words, path: str, packed: Packed) -> bool:
    """Tell whether a document was searched for the words that its language has now."""
    return bool(packed[-1] == _digest(words, path))


def _digest(words: _Words, path: str) -> bytes:
    own = words.get(language_suffix(path))
    return own.digest if own else b""


def _read(words: _Words, path: str, blob: str, content: bytes | UnreadableFileError, *, assets_only: bool) -> Packed:
    """Return a document as the cache keeps it, with the digest of the words that it was searched for."""
    from smsgen.sources.read_document import read_document  # noqa: PLC0415 — late: slow to start

    if isinstance(content, UnreadableFileError):
        finding = Finding("file-unreadable", Location(path), values={"reason": str(content)})
        document = Document(path, "", tier_of(path), "", is_translation=False, readable=False)
        return (*pack(document, (finding,)), _digest(words, path))
    own = words.get(language_suffix(path))
    return (*pack(*read_document(path, blob, content, own, assets_only=assets_only)), _digest(words, path))
