"""Approval records as they were read before: the same bytes with the same signature are worth the same.

Reading a record strictly and verifying its signature costs half a millisecond, and a set keeps all its records for
ever. What comes out of it depends on nothing but the path and the bytes of the record and of its signature.
"""

from collections.abc import Mapping
from hashlib import sha256

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.approval import ApprovalRecord
from smsgen.sources.commit_readings import CommitReadings
from smsgen.sources.document_cache import DocumentCache, Reading
from smsgen.sources.packed_document import Packed, pack_finding, unpack_finding

_VALUES = tuple(name for name in ApprovalRecord.__slots__ if name != "places")


def read_approvals(
    files: Mapping[str, bytes], cache: DocumentCache | CommitReadings
) -> tuple[tuple[ApprovalRecord, ...], tuple[Finding, ...]]:
    """Decode every record below `approvals/`; `files` holds records and signatures by path."""
    records: list[ApprovalRecord] = []
    findings: list[Finding] = []
    for path in sorted(files):
        if path.endswith(".yml"):
            record, found = _read(path, files[path], files.get(f"{path}.sig"), cache)
            records.append(record)
            findings.extend(found)
        elif not path.endswith(".sig"):
            findings.append(Finding("record-path", Location(path)))
        elif path.removesuffix(".sig") not in files:
            findings.append(Finding("signature-orphan", Location(path), values={"path": path.removesuffix(".sig")}))
    cache.save(record.path for record in records)
    return tuple(records), tuple(findings)


def _read(
    path: str, content: bytes, signature: bytes | None, cache: DocumentCache | CommitReadings
) -> tuple[ApprovalRecord, list[Finding]]:
    digests = f"{sha256(content).hexdigest()} {'' if signature is None else sha256(signature).hexdigest()}"
    before = cache.known(path)
    if before and before.blob == digests:
        return _unpack(before.packed)
    # Imported only here, with the library for signatures: what is known is read without it.
    from smsgen.sources.read_approvals import read_approval  # noqa: PLC0415 — imported late: slow to start

    record, findings = read_approval(path, content, signature)
    cache.keep(path, Reading((), digests, _pack(record, findings)))
    return record, findings


def _pack(record: ApprovalRecord, findings: list[Finding]) -> Packed:
    return tuple(getattr(record, name) for name in _VALUES), dict(record.places), tuple(map(pack_finding, findings))


def _unpack(packed: Packed) -> tuple[ApprovalRecord, list[Finding]]:
    values, places, findings = packed
    return ApprovalRecord(*(*values, places)), list(map(unpack_finding, findings))
