"""Baselines and exceptions: what the root signers state about the past (APPROVALS, "Verification")."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from smsgen.diagnostics import Finding
from smsgen.model.baseline import BASELINE_SCHEMA, EXCEPTIONS_SCHEMA, AcceptedFault, BaselineEntry, RootStatement
from smsgen.model.day import is_day, moment
from smsgen.model.text import Text
from smsgen.sources.configuration import read_mapping
from smsgen.sources.keys import Keys
from smsgen.sources.read_authority import A_DAY, A_MOMENT
from smsgen.sources.register_signatures import read_signatures

_SHARED = ("schema", "number", "issued_at", "authority")
_BASELINE = ("id", "version", "language", "digest", "approver", "role", "date", "place", "scan", "reason")
_BASELINE_OPTIONAL = ("revision", "effective_from")
_EXCEPTION = ("rule", "path", "reason")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
A_DIGEST = Text("sha256: and 64 hexadecimal digits", "“sha256:”加64位十六进制数")


def read_statement(
    path: str, content: bytes, files: Mapping[str, bytes]
) -> tuple[RootStatement | None, tuple[Finding, ...]]:
    """Decode `authority/baselines/N.yml` or `authority/exceptions/N.yml`; None where it cannot be relied on as data."""
    mapping, keys = read_mapping(path, content)
    if keys.findings and not mapping:
        return None, tuple(keys.findings)
    is_baseline = path.startswith("authority/baselines/")
    values = keys.closed(mapping, "", (*_SHARED, "entries"))
    schema = keys.text(values, "schema")
    expected = BASELINE_SCHEMA if is_baseline else EXCEPTIONS_SCHEMA
    if schema and schema != expected:
        keys.found("value-malformed", "schema", key="schema", expected=Text(expected, expected))
    number = keys.text(values, "number")
    stem = path.rpartition("/")[2].removesuffix(".yml")
    if number and number != stem:
        keys.found("value-malformed", "number", key="number", expected=Text(stem, stem))
    issued_at = keys.text(values, "issued_at")
    if issued_at and moment(issued_at) is None:
        keys.found("value-malformed", "issued_at", key="issued_at", expected=A_MOMENT)
    items = list(keys.entries(values, "entries"))
    statement = RootStatement(
        path=path,
        sha256=sha256(content).hexdigest(),
        issued_at=issued_at,
        authority=keys.text(values, "authority"),
        signatures=read_signatures(path, content, files),
        entries=tuple(_entry(keys, path, index, *item) for index, item in enumerate(items)) if is_baseline else (),
        accepted=() if is_baseline else tuple(_accepted(keys, *item) for item in items),
        places=keys.places,
    )
    return (None if keys.findings else statement), tuple(keys.findings)


def _entry(keys: Keys, path: str, index: int, at: str, item: Any) -> BaselineEntry:
    words = keys.closed(item, at, _BASELINE, _BASELINE_OPTIONAL)
    values = {name: keys.text(words, name, at) for name in (*_BASELINE, *_BASELINE_OPTIONAL)}
    for name in ("date", "effective_from"):
        if values[name] and not is_day(values[name]):
            keys.found("value-malformed", f"{at}.{name}", key=f"{at}.{name}", expected=A_DAY)
    for name in ("digest", "scan"):
        if values[name] and not _DIGEST.fullmatch(values[name]):
            keys.found("value-malformed", f"{at}.{name}", key=f"{at}.{name}", expected=A_DIGEST)
    document = values.pop("id")
    return BaselineEntry(document=document, path=path, index=index, **values)


def _accepted(keys: Keys, at: str, item: Any) -> AcceptedFault:
    words = keys.closed(item, at, _EXCEPTION, ("commit",))
    rule, path, commit, reason = (keys.text(words, name, at) for name in ("rule", "path", "commit", "reason"))
    return AcceptedFault(rule, path, commit, reason)
