"""Approval records: strict reading, path against fields, signature against the embedded key (APPROVALS, "Record")."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC
from hashlib import sha256

from smsgen.adapters.ssh_signatures import SignatureError, verify
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.approval import DECISIONS, FIELDS, METHODS, NAMESPACES, SCHEMA, ApprovalRecord
from smsgen.model.day import is_day, moment
from smsgen.model.manifest import DOCUMENT_NAME, RECORD_NAME
from smsgen.sources.configuration import read_mapping
from smsgen.sources.keys import Keys

_PERSON = r"[a-z][a-z0-9.-]{0,63}"
_PATH = re.compile(
    r"approvals/(?P<document>[A-Za-z0-9._-]{1,64})/(?P<version>[1-9][0-9]{0,3}\.(?:0|[1-9][0-9]{0,3}))"
    r"/(?P<language>[a-z]{2})(?:\.(?P<revision>[1-9][0-9]{0,3}))?"
    rf"/(?P<decision>[a-z]+)--(?P<role>{_PERSON})--(?P<signer>{_PERSON})--(?P<time>[0-9]{{8}}T[0-9]{{6}}Z)\.yml",
    re.ASCII,
)
_IN_PATH = ("document", "version", "language", "decision", "role", "signer")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_MANIFEST = re.compile(r"(?:[0-9a-f]{64}  [^\n]{1,512}\n)+")
_OF_RECORD = re.compile(rf"[0-9a-f]{{64}}  {re.escape(RECORD_NAME)}\n")
_NO_ZONE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}", re.ASCII)
# forge, repository id, request, review id, reviewer's immutable id, head commit
_EVIDENCE = re.compile(r"[a-z][a-z0-9.-]{0,31}(?: [A-Za-z0-9._/-]{1,100}){4} [0-9a-f]{40,64}", re.ASCII)
_MAY_BE_EMPTY = frozenset({"revision", "source_digest", "effective_from", "previous", "evidence"})

# What a finding tells where it is not the value alone.
_SHOWN = {
    "record-malformed": ("key", "value"),
    "record-missing-field": ("key",),
    "record-unknown-field": ("key",),
}

# The name of a rule, the field at fault, and what was found there.
_FieldFault = tuple[str, str, str]


def read_approval(path: str, content: bytes, signature: bytes | None) -> tuple[ApprovalRecord, list[Finding]]:
    """Decode one record. What cannot be relied on is a finding, and the record is then `faulty`.

    Where the signature does not fit, that says all: what else is wrong in the record is what somebody changed.
    """
    mapping, keys = read_mapping(path, content)
    values = {key: value for key, value in mapping.items() if isinstance(value, str)}
    subject = values.get("document", "")
    state, key, fault = _signature(content, signature, values.get("method", ""))
    if keys.findings:
        findings = keys.findings
    elif state == "bad":
        findings = [Finding("signature-bad", Location(f"{path}.sig"), subject, {"reason": fault})]
    else:
        findings = [*_field_findings(keys, mapping, values)]
        if not findings and not _fits_path(path, values):
            findings.append(Finding("record-path", Location(path), subject))
    record = ApprovalRecord(
        path=path,
        sha256=sha256(content).hexdigest(),
        signature=state,
        signed_by=key,
        faulty=bool(findings),
        places=keys.places,
        **{name: values.get(name, "") for name in FIELDS if name != "schema"} | _of_path(path, mapping),
    )
    return record, findings


def _of_path(path: str, mapping: Mapping[str, object]) -> dict[str, str]:
    """Return what a record that cannot be read is about as its path tells, so that it is one fault and not two."""
    match = _PATH.fullmatch(path)
    if mapping or match is None:
        return {}
    return {key: match[key] or "" for key in ("document", "version", "language", "revision")}


def _signature(content: bytes, signature: bytes | None, method: str) -> tuple[str, str, str]:
    if signature is None:
        return "missing", "", ""
    try:
        return "good", verify(signature, content, NAMESPACES.get(method, NAMESPACES["ssh"])), ""
    except SignatureError as error:
        return "bad", "", str(error)


def _field_findings(keys: Keys, mapping: Mapping[str, object], values: Mapping[str, str]) -> Iterable[Finding]:
    subject = values.get("document", "")
    for rule, key, value in _set_faults(mapping) or list(_faults(mapping, values)):
        place = keys.places.get(key, (0, 0))
        told = {"key": key, "value": value}
        shown = {name: told[name] for name in _SHOWN.get(rule, ("value",))}
        yield Finding(rule, Location(keys.path, *place), subject, shown, key)


def _set_faults(mapping: Mapping[str, object]) -> list[_FieldFault]:
    unknown = [("record-unknown-field", key, "") for key in mapping if key not in FIELDS]
    return unknown + [("record-missing-field", key, "") for key in FIELDS if key not in mapping]


def _faults(mapping: Mapping[str, object], values: Mapping[str, str]) -> Iterable[_FieldFault]:
    odd = [key for key in FIELDS if key not in values or not (values[key] or key in _MAY_BE_EMPTY)]
    if odd:
        yield from (("record-malformed", key, str(mapping[key])) for key in odd)
        return
    if values["schema"] != SCHEMA:
        yield "record-schema", "schema", values["schema"]
        return
    if values["decision"] not in DECISIONS:
        yield "record-decision", "decision", values["decision"]
    for key in ("digest", "source_digest", "previous"):
        if values[key] and not _DIGEST.fullmatch(values[key]):
            yield "record-malformed", key, values[key]
    if bool(values["source_digest"]) != bool(values["revision"]):
        yield "record-malformed", "source_digest", values["source_digest"]
    yield from _manifest_faults(values)
    yield from _method_faults(values)
    yield from _time_faults(values)


def _manifest_faults(values: Mapping[str, str]) -> Iterable[_FieldFault]:
    content = values["content"]
    named = f"  {DOCUMENT_NAME}\n" in content or _OF_RECORD.fullmatch(content)
    if not _MANIFEST.fullmatch(content) or not named:
        yield "record-malformed", "content", content.partition("\n")[0]
    elif "sha256:" + sha256(content.encode()).hexdigest() != values["digest"]:
        yield "record-malformed", "digest", values["digest"]


def _method_faults(values: Mapping[str, str]) -> Iterable[_FieldFault]:
    if values["method"] not in METHODS:
        yield "record-malformed", "method", values["method"]
    elif bool(_EVIDENCE.fullmatch(values["evidence"])) != (values["method"] == "forge") or (
        values["method"] == "ssh" and values["evidence"]
    ):
        yield "record-malformed", "evidence", values["evidence"]


def _time_faults(values: Mapping[str, str]) -> Iterable[_FieldFault]:
    if _NO_ZONE.fullmatch(values["signed_at"]):
        yield "time-no-zone", "signed_at", values["signed_at"]
    elif moment(values["signed_at"]) is None:
        yield "time-format", "signed_at", values["signed_at"]
    if values["effective_from"] and not is_day(values["effective_from"]):
        yield "time-format", "effective_from", values["effective_from"]


def _fits_path(path: str, values: Mapping[str, str]) -> bool:
    match = _PATH.fullmatch(path)
    when = moment(values["signed_at"])
    if match is None or when is None:
        return False
    return (
        all(match[key] == values[key] for key in _IN_PATH)
        and (match["revision"] or "") == values["revision"]
        and match["time"] == when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    )
