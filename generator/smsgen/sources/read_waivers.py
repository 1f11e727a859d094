"""The accepted findings of `waivers.yml`."""

from typing import Any

from smsgen.model.waiver import Waiver
from smsgen.sources.configuration import read_mapping
from smsgen.sources.keys import Keys

_KNOWN = ("rule", "subjects", "reason", "owner", "expires")


def read_waivers(content: bytes) -> tuple[tuple[Waiver, ...], Keys]:
    """Decode `waivers.yml`; a malformed entry is a finding and waives nothing."""
    mapping, keys = read_mapping("waivers.yml", content)
    values = keys.closed(mapping, "", ("waivers",)) if mapping else {}
    read = [_read_waiver(keys, item, at) for at, item in keys.entries(values, "waivers")]
    return tuple(waiver for waiver in read if waiver is not None), keys


def _read_waiver(keys: Keys, item: Any, at: str) -> Waiver | None:
    # A missing owner, reason or date is told by the waiver rules, with the words that fit a waiver.
    values = keys.closed(item, at, (), _KNOWN)
    before = len(keys.findings)
    waiver = Waiver(
        rule=keys.text(values, "rule", at),
        subjects=keys.texts(values, "subjects", at),
        reason=keys.text(values, "reason", at),
        owner=keys.text(values, "owner", at),
        expires=keys.text(values, "expires", at),
        line=keys.places.get(at, (0, 0))[0],
        column=keys.places.get(at, (0, 0))[1],
    )
    # What is malformed has its finding; the waiver rules must not find the same again.
    return waiver if isinstance(item, dict) and len(keys.findings) == before else None
