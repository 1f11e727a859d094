"""The accepted findings of `waivers.yml`."""

from typing import Any

from smsgen.model.waiver import Waiver
from smsgen.sources.configuration import read_mapping
from smsgen.sources.keys import A_LIST, Keys

_REQUIRED = ("rule", "subjects", "reason", "owner", "expires")


def read_waivers(content: bytes) -> tuple[tuple[Waiver, ...], Keys]:
    """Decode `waivers.yml`; a malformed entry is a finding and waives nothing."""
    mapping, keys = read_mapping("waivers.yml", content)
    values = keys.closed(mapping, "", ("waivers",)) if mapping else {}
    entries = values.get("waivers", [])
    if not isinstance(entries, list):
        keys.found("value-malformed", "waivers", key="waivers", expected=A_LIST)
        return (), keys
    return tuple(_read_waiver(keys, item, index) for index, item in enumerate(entries)), keys


def _read_waiver(keys: Keys, item: Any, index: int) -> Waiver:
    at = f"waivers[{index}]"
    # A missing owner, reason or date is told by the waiver rules, with the words that fit a waiver.
    values = keys.closed(item, at, (), _REQUIRED)
    return Waiver(
        rule=keys.text(values, "rule", at),
        subjects=keys.texts(values, "subjects", at),
        reason=keys.text(values, "reason", at),
        owner=keys.text(values, "owner", at),
        expires=keys.text(values, "expires", at),
        line=keys.places.get(at, (0, 0))[0],
        column=keys.places.get(at, (0, 0))[1],
    )
