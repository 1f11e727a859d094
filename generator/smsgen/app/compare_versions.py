"""Compare two versions of a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from smsgen.adapters.text_difference import compare
from smsgen.analysis.redline import redline
from smsgen.app.check import NotJudgedError, refusal
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.redline import Redline
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.decisions import register_paths
from smsgen.sources.find_texts import FoundText, TextUnreadableError, find_ids, find_texts
from smsgen.sources.read_authority import read_authority
from smsgen.sources.tree import CommitTree, Tree, UnreadableFileError, WorkingTree


@dataclass(frozen=True, slots=True)
class TextChange:
    """What became of a text in one language.

    old_path, new_path: where it stands in the commit and in the working tree, "" where it does not. redline: what
    differs, None where it stands in one of them only.
    """

    language: str
    old_path: str
    new_path: str
    redline: Redline | None


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What became of a document since `commit`. texts: the authoritative text first; () where neither has one."""

    commit: str
    texts: tuple[TextChange, ...]


def compare_versions(old: str, new: str) -> Redline:
    """Return the redline from `old` to `new`, the whole text of two versions; "" where there is none before."""
    return redline(old, new, compare)


def compare_document(root: Path, document_id: str, revision: str) -> DocumentChange:
    """Compare a document as the commit `revision` holds it with what stands in the working tree of `root`.

    Raises git.GitError, TextUnreadableError, and NotJudgedError where the register does not tell the language of the
    authoritative texts.
    """
    tree = WorkingTree(root)
    try:
        source_language = _source_language(tree)
    except ConfigurationError as error:
        raise NotJudgedError(refusal(error.findings, "", "", None)) from error
    before = CommitTree(root, revision)
    old, new = find_texts(before, document_id), find_texts(tree, document_id)
    texts = (
        _compare(language or source_language, old.get(language), new.get(language)) for language in sorted({*old, *new})
    )
    return DocumentChange(before.commit, tuple(texts))


def known_ids(root: Path) -> Iterable[str]:
    """Return the ids of all documents of the working tree. Raises TextUnreadableError."""
    return find_ids(WorkingTree(root))


def _compare(language: str, old: FoundText | None, new: FoundText | None) -> TextChange:
    differences = compare_versions(old.text, new.text) if old and new else None
    return TextChange(language, old.path if old else "", new.path if new else "", differences)


def _source_language(tree: Tree) -> str:
    """Return the language of the texts whose file names no language, as the register in force says."""
    registers = {entry.path: entry for entry in tree.entries() if entry.kind == "file"}
    paths = register_paths(registers)
    if not paths:
        raise ConfigurationError([Finding("authority-missing", Location("authority/1.yml"))])
    path = paths[-1]
    [(_, content)] = tree.read_many([registers[path]])
    if isinstance(content, UnreadableFileError):
        raise TextUnreadableError(path, str(content))
    return read_authority(path, content).language
