"""A document and its findings as plain tuples and bytes: what the cache keeps and what one process hands to another.

What every run looks at is kept as it is. The rest, positions for the most part, is compressed and unpacked only where
something of it is asked for: most documents are never asked.
"""

import marshal
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import ClauseClaim, Document
from smsgen.model.form import Field, FieldText, RecordRule
from smsgen.model.structure import (
    EMPTY,
    Diagram,
    Edition,
    Heading,
    Image,
    Link,
    LongParagraph,
    Number,
    RaciRow,
    Reference,
    Structure,
    Table,
)
from smsgen.model.term import DeprecatedUse, Term
from smsgen.model.text import Text

Packed = tuple[Any, ...]


def pack(document: Document, findings: tuple[Finding, ...]) -> Packed:
    """Return document and findings as tuples, lists, dicts, strings and bytes."""
    values = [getattr(document, name) for name in Document.__slots__]
    for index, packer, _ in _PARTS:
        values[index] = packer(values[index])
    return tuple(values), tuple(map(pack_finding, findings))


def unpack(packed: Packed, source_language: str) -> tuple[Document, tuple[Finding, ...]]:
    """Return what `pack` was given; a text without a language of its own is in `source_language`."""
    values = list(packed[0])
    for index, _, unpacker in _PARTS:
        values[index] = unpacker(values[index])
    values[_LANGUAGE] = values[_LANGUAGE] or source_language
    return Document(*values), tuple(map(unpack_finding, packed[1]))


def _pack_structure(structure: Structure) -> Packed:
    if structure is EMPTY:
        return _PACKED_EMPTY
    return _pack_parts(structure)


def _pack_parts(structure: Structure) -> Packed:
    rest = [tuple(map(tuple, getattr(structure, name))) for name in _SELDOM]
    return (
        structure.explicit_ids,
        structure.targets,
        structure.shape,
        structure.number_shape,
        tuple(map(tuple, structure.links)),
        tuple(map(tuple, structure.images)),
        tuple(map(tuple, structure.editions)),
        tuple(map(tuple, structure.long_paragraphs)),
        tuple(map(tuple, structure.raci)),
        _pressed((structure.lists, structure.number_words, *rest)),
    )


# The parts of a structure that few documents are asked for.
_SELDOM: dict[str, Any] = {
    "headings": Heading, "references": Reference, "tables": Table, "diagrams": Diagram, "numbers": Number,
}  # fmt: skip


class StoredStructure(Structure):
    """A structure of which only what every run looks at is unpacked from the start."""

    __slots__ = ("_rest", "explicit_ids", "number_shape", "shape", "targets")

    def __init__(self, packed: Packed) -> None:
        """Take what `_pack_structure` returned."""
        explicit_ids, targets, shape, number_shape, links, images, editions, paragraphs, raci, rest = packed
        keep = object.__setattr__
        keep(self, "explicit_ids", explicit_ids)
        keep(self, "targets", targets)
        keep(self, "shape", shape)
        keep(self, "number_shape", number_shape)
        keep(self, "links", tuple(map(Link._make, links)))
        keep(self, "images", tuple(map(Image._make, images)))
        keep(self, "editions", tuple(map(Edition._make, editions)))
        keep(self, "long_paragraphs", tuple(map(LongParagraph._make, paragraphs)))
        keep(self, "raci", tuple(map(RaciRow._make, raci)))
        keep(self, "_rest", rest)

    def __getattr__(self, name: str) -> Any:
        """Unpack the rest when the first part of it is asked for: Python calls this where a value is not there yet."""
        if name not in _SELDOM and name not in ("lists", "number_words"):
            raise AttributeError(name)
        lists, number_words, *parts = _unpressed(self._rest)
        object.__setattr__(self, "lists", lists)
        object.__setattr__(self, "number_words", number_words)
        for (part, kind), values in zip(_SELDOM.items(), parts, strict=True):
            object.__setattr__(self, part, tuple(map(kind._make, values)))
        return getattr(self, name)


class StoredPlaces(Mapping[str, tuple[int, int]]):
    """Where the data paths of one document stand; unpacked at the first question."""

    __slots__ = ("_packed", "_places")

    def __init__(self, packed: bytes) -> None:
        """Take what `pack_places` returned."""
        self._packed = packed
        self._places: dict[str, tuple[int, int]] | None = None

    def _unpacked(self) -> dict[str, tuple[int, int]]:
        if self._places is None:
            self._places = _unpressed(self._packed)
        return self._places

    def __getitem__(self, data_path: str) -> tuple[int, int]:
        return self._unpacked()[data_path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._unpacked())

    def __len__(self) -> int:
        return len(self._unpacked())


def _pressed(value: Any) -> bytes:
    return zlib.compress(marshal.dumps(value), 1)


def _unpressed(data: bytes) -> Any:
    return marshal.loads(zlib.decompress(data))


def _pack_fields(fields: tuple[Field, ...]) -> Packed:
    return tuple((*field[:-1], _pack_fields(field.columns)) for field in fields)


def _unpack_fields(packed: Packed) -> tuple[Field, ...]:
    return tuple(Field._make((*values, _unpack_fields(columns) if columns else ())) for *values, columns in packed)


def _pack_field_texts(texts: Mapping[str, FieldText]) -> dict[str, Packed]:
    return {key: (*text[:-1], _pack_field_texts(text.columns)) for key, text in texts.items()}


def _unpack_field_texts(packed: Mapping[str, Packed]) -> dict[str, FieldText]:
    return {
        key: FieldText._make((*values, _unpack_field_texts(columns) if columns else {}))
        for key, (*values, columns) in packed.items()
    }


def _pack_record(record: RecordRule | None) -> Packed:
    return tuple(getattr(record, name) for name in RecordRule.__slots__) if record else ()


def _unpack_record(packed: Packed) -> RecordRule | None:
    return RecordRule(*packed) if packed else None


def pack_finding(finding: Finding) -> Packed:
    """Return a finding as tuples, dicts and strings."""
    values = {key: tuple(value) if isinstance(value, Text) else value for key, value in finding.values.items()}
    related = tuple(map(tuple, finding.related))
    return (finding.rule, tuple(finding.location), finding.subject, values, finding.data_path, related)


def unpack_finding(packed: Packed) -> Finding:
    """Return what `pack_finding` was given."""
    rule, location, subject, values, data_path, related = packed
    words = {key: Text(*value) if isinstance(value, tuple) else value for key, value in values.items()}
    return Finding(rule, Location(*location), subject, words, data_path, tuple(Location(*place) for place in related))


def _unpack_claims(packed: Packed) -> tuple[ClauseClaim, ...]:
    return tuple(map(ClauseClaim._make, packed))


def _pack_tuples(values: tuple[tuple[Any, ...], ...]) -> Packed:
    return tuple(map(tuple, values))


def _unpack_terms(packed: Packed) -> tuple[Term, ...]:
    return tuple(map(Term._make, packed))


def _unpack_uses(packed: Packed) -> tuple[DeprecatedUse, ...]:
    return tuple(map(DeprecatedUse._make, packed))


def pack_places(places: Mapping[str, tuple[int, int]]) -> bytes:
    """Return places as `StoredPlaces` takes them."""
    return _pressed(dict(places))


_PACKED_EMPTY = _pack_parts(EMPTY)
_LANGUAGE = Document.__slots__.index("language")
# The values of a document that are not plain: which of them, how to pack and how to unpack it.
_PARTS: tuple[tuple[int, Callable[[Any], Any], Callable[[Any], Any]], ...] = tuple(
    (Document.__slots__.index(name), packer, unpacker)
    for name, packer, unpacker in (
        ("clauses", _pack_tuples, _unpack_claims),
        ("fields", _pack_fields, _unpack_fields),
        ("record", _pack_record, _unpack_record),
        ("field_texts", _pack_field_texts, _unpack_field_texts),
        ("structure", _pack_structure, StoredStructure),
        ("places", pack_places, StoredPlaces),
        ("terms", _pack_tuples, _unpack_terms),
        ("deprecated_uses", _pack_tuples, _unpack_uses),
    )
)
