"""Documents as they were read before, keyed by git blob id, so that only what changed is read again.

The cache lies in the working copy (`build/cache/`), is never an authority, and may be deleted at any time: a shard that
cannot be read counts as empty. It holds plain tuples in Python's marshal format, the fastest to load.
"""

import marshal
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import ClauseClaim, Document
from smsgen.model.form import Field, FieldText, RecordRule
from smsgen.model.structure import Diagram, Edition, Heading, Image, Link, Reference, Structure, Table
from smsgen.model.text import Text

_SHARDS = 64
Packed = tuple[Any, ...]


def reader_version() -> bytes:
    """Return a digest of the code that reads documents: when it changes, nothing cached is used."""
    root = Path(__file__).parent.parent
    digest = sha256(sys.version.encode())
    for folder in ("sources", "model", "adapters"):
        for module in sorted((root / folder).glob("*.py")):
            digest.update(module.read_bytes())
    return digest.digest()


def pack(document: Document, findings: tuple[Finding, ...]) -> Packed:
    """Return document and findings as plain tuples, lists, dicts and strings."""
    values = tuple(getattr(document, name) for name in _PLAIN)
    claims = tuple((claim.clause, claim.anchors, claim.data_path) for claim in document.clauses)
    structure = tuple(tuple(map(tuple, part)) if name != "lists" else part for name, part in _parts(document.structure))
    record = document.record
    return (
        values,
        claims,
        structure,
        tuple(map(_pack_field, document.fields)),
        record and tuple(getattr(record, name) for name in RecordRule.__slots__),
        {key: _pack_field_text(text) for key, text in document.field_texts.items()},
        tuple(map(_pack_finding, findings)),
    )


def unpack(packed: Packed, source_language: str) -> tuple[Document, tuple[Finding, ...]]:
    """Return what `pack` was given; a text without a language of its own is in `source_language`."""
    values, claims, structure, fields, record, field_texts, findings = packed
    plain = dict(zip(_PLAIN, values, strict=True))
    plain["language"] = plain["language"] or source_language
    document = Document(
        **plain,
        clauses=tuple(ClauseClaim(*claim) for claim in claims),
        structure=_unpack_structure(structure),
        fields=tuple(map(_unpack_field, fields)),
        record=record and RecordRule(*record),
        field_texts={key: _unpack_field_text(text) for key, text in field_texts.items()},
    )
    return document, tuple(map(_unpack_finding, findings))


_STRUCTURED = {"clauses", "structure", "fields", "record", "field_texts"}
_PLAIN = tuple(name for name in Document.__slots__ if name not in _STRUCTURED)


def _parts(structure: Structure) -> list[tuple[str, tuple[Any, ...]]]:
    return list(zip(Structure._fields, structure, strict=True))


def _unpack_structure(parts: Packed) -> Structure:
    headings, references, links, images, tables, lists, diagrams, editions = parts
    return Structure(
        tuple(map(Heading._make, headings)),
        tuple(map(Reference._make, references)),
        tuple(map(Link._make, links)),
        tuple(map(Image._make, images)),
        tuple(map(Table._make, tables)),
        lists,
        tuple(map(Diagram._make, diagrams)),
        tuple(map(Edition._make, editions)),
    )


def _pack_field(field: Field) -> Packed:
    values = [getattr(field, name) for name in Field.__slots__]
    values[Field.__slots__.index("columns")] = tuple(map(_pack_field, field.columns))
    return tuple(values)


def _unpack_field(packed: Packed) -> Field:
    values = list(packed)
    index = Field.__slots__.index("columns")
    values[index] = tuple(map(_unpack_field, values[index]))
    return Field(*values)


def _pack_field_text(text: FieldText) -> Packed:
    columns = {key: _pack_field_text(column) for key, column in text.columns.items()}
    return (text.label, text.guidance, text.unit, text.choices, columns)


def _unpack_field_text(packed: Packed) -> FieldText:
    label, guidance, unit, choices, columns = packed
    return FieldText(label, guidance, unit, choices, {key: _unpack_field_text(item) for key, item in columns.items()})


def _pack_finding(finding: Finding) -> Packed:
    values = {key: tuple(value) if isinstance(value, Text) else value for key, value in finding.values.items()}
    related = tuple(map(tuple, finding.related))
    return (finding.rule, tuple(finding.location), finding.subject, values, finding.data_path, related)


def _unpack_finding(packed: Packed) -> Finding:
    rule, location, subject, values, data_path, related = packed
    words = {key: Text(*value) if isinstance(value, tuple) else value for key, value in values.items()}
    return Finding(rule, Location(*location), subject, words, data_path, tuple(Location(*place) for place in related))


class DocumentCache:
    """Path → (stamp of the file on disk, blob id, packed document), in shards so that a change rewrites little."""

    def __init__(self, folder: Path | None) -> None:
        """Load the cache in `folder`; None keeps nothing."""
        self._folder = folder
        self._version = reader_version() if folder else b""
        self._shards: list[dict[str, Packed]] = [{} for _ in range(_SHARDS)]
        self._changed: set[int] = set()
        if folder and folder.is_dir():
            for index in range(_SHARDS):
                self._shards[index] = self._load(folder / f"documents-{index:02d}")

    def _load(self, file: Path) -> dict[str, Packed]:
        try:
            version, entries = marshal.loads(file.read_bytes())
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return entries if version == self._version and isinstance(entries, dict) else {}

    def known(self, path: str) -> Packed | None:
        """Return (stamp, blob id, packed document) of the last reading of `path`, None when there is none."""
        return self._shards[crc32(path.encode()) % _SHARDS].get(path)

    def keep(self, path: str, stamp: tuple[int, ...], blob: str, packed: Packed) -> None:
        """Remember the reading of `path`."""
        index = crc32(path.encode("utf-8", "surrogateescape")) % _SHARDS
        self._shards[index][path] = (stamp, blob, packed)
        self._changed.add(index)

    def save(self, paths: set[str]) -> None:
        """Write the shards that changed; entries of paths not in `paths` are dropped. A full disk loses nothing."""
        if not self._folder:
            return
        for index in self._changed:
            entries = {path: entry for path, entry in self._shards[index].items() if path in paths}
            file = self._folder / f"documents-{index:02d}"
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                temporary = file.with_suffix(".new")
                temporary.write_bytes(marshal.dumps((self._version, entries)))
                temporary.replace(file)
            except OSError:
                return
