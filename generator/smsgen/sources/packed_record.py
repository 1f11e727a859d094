"""A record and its findings as plain tuples and bytes: what the cache keeps and what one process hands to another."""

from smsgen.diagnostics import Finding
from smsgen.model.record import External, Link, Record
from smsgen.sources.packed_document import Packed, StoredPlaces, pack_finding, pack_places, unpack_finding

_LINKS, _EXTERNAL, _PLACES = (Record.__slots__.index(name) for name in ("links", "external", "places"))


def pack_record(record: Record, findings: tuple[Finding, ...]) -> Packed:
    """Return record and findings as tuples, dicts, strings and bytes."""
    values = [getattr(record, name) for name in Record.__slots__]
    values[_LINKS] = tuple(map(tuple, record.links))
    values[_EXTERNAL] = tuple(record.external) if record.external else ()
    values[_PLACES] = pack_places(record.places)
    return tuple(values), tuple(map(pack_finding, findings))


def unpack_record(packed: Packed) -> tuple[Record, tuple[Finding, ...]]:
    """Return what `pack_record` was given."""
    values = list(packed[0])
    values[_LINKS] = tuple(map(Link._make, values[_LINKS]))
    values[_EXTERNAL] = External(*values[_EXTERNAL]) if values[_EXTERNAL] else None
    values[_PLACES] = StoredPlaces(values[_PLACES])
    return Record(*values), tuple(map(unpack_finding, packed[1]))
