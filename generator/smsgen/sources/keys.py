"""Decoding of YAML mappings with closed sets of keys: each fault is a finding, and decoding goes on."""

from collections.abc import Iterator
from typing import Any

from smsgen.diagnostics import Finding, did_you_mean, nearest_word
from smsgen.location import locate
from smsgen.model.day import read_day
from smsgen.model.text import Text, enumerated

A_TEXT = Text("one line of text", "一行文字")
A_LIST = Text("a list of texts, such as [a, b]", "文字列表，如[a, b]")
A_DAY = Text("a date YYYY-MM-DD", "日期YYYY-MM-DD")
A_MAPPING = Text("a mapping of keys to values", "键值对")
DERIVED = Text(
    " Status, approver and dates are derived from the approval records.", "状态、批准人和日期由批准记录得出。"
)
# What other document systems keep in the text itself.
_DERIVED_KEYS = frozenset(
    {
        *("approved", "approved_by", "approver", "date", "effective", "effective_date", "effective_from", "issue_date"),
        *("issued", "next_review", "review_date", "reviewed", "reviewed_by", "reviewer", "status", "valid_from"),
    }
)
# A key that only one file has.
_TERMS = Text(" The list of terms stands in docs/manual/terms.md.", "术语表在docs/manual/terms.md中。")
YES = Text('"yes" or "no"', '"yes"或"no"')


class Keys:
    """Decodes the mappings of one file and collects what is wrong with them."""

    def __init__(self, path: str, places: dict[str, tuple[int, int]]) -> None:
        """Decode values of the file `path`; `places` says where each data path stands."""
        self.path = path
        self.places = places
        self.findings: list[Finding] = []

    def found(self, rule: str, data_path: str, **values: str | Text) -> None:
        """Add a finding of `rule` at `data_path`, or at the nearest key that encloses it."""
        place = locate(self.path, self.places, data_path)
        self.findings.append(Finding(rule, place, values=values, data_path=data_path))

    def closed(self, value: Any, at: str, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return `value` as a mapping; unknown and missing keys are findings."""
        if not isinstance(value, dict):
            self.found("value-malformed", at, key=at or self.path, expected=A_MAPPING)
            return {}
        known = (*required, *optional)
        meant = set()
        for key in value:
            if key not in known:
                meant.add(nearest_word(key, known))
                elsewhere = DERIVED if key in _DERIVED_KEYS else _TERMS if key == "terms" else Text("", "")
                words = {"hint": did_you_mean(key, known), "derived": elsewhere}
                self.found("key-unknown", _join(at, key), key=key, known=enumerated(known), **words)
        for key in required:
            # A misspelt key is one mistake: it is not missing as well.
            if key not in value and key not in meant:
                self.found("key-missing", at, key=_join(at, key))
        return value

    def text(self, mapping: dict[str, Any], key: str, at: str = "") -> str:
        """Return the text under `key`; "" when it is absent. An empty value and another shape are findings."""
        if key not in mapping:
            return ""
        value = mapping[key]
        if isinstance(value, str) and value.strip() and "\n" not in value.strip():
            return value
        self.found("value-malformed", _join(at, key), key=_join(at, key), expected=A_TEXT)
        return ""

    def day(self, mapping: dict[str, Any], key: str, at: str = "") -> str:
        """Return the day YYYY-MM-DD under `key` as it is written; "" when it is absent or, with a finding, no day."""
        text = self.text(mapping, key, at)
        if not text or read_day(text):
            return text
        self.found("value-malformed", _join(at, key), key=_join(at, key), expected=A_DAY)
        return ""

    def texts(self, mapping: dict[str, Any], key: str, at: str = "") -> tuple[str, ...]:
        """Return the list of texts under `key`; () when it is absent."""
        value = mapping.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
            return tuple(value)
        self.found("value-malformed", _join(at, key), key=_join(at, key), expected=A_LIST)
        return ()

    def flag(self, mapping: dict[str, Any], key: str, at: str = "") -> bool:
        """Return whether `key` says "yes"; absent means no."""
        value = mapping.get(key, "no")
        if value not in ("yes", "no"):
            self.found("value-malformed", _join(at, key), key=_join(at, key), expected=YES)
        return bool(value == "yes")

    def pairs(self, mapping: dict[str, Any], key: str, at: str = "") -> dict[str, str]:
        """Return the mapping of texts to texts under `key`; {} when it is absent."""
        value = mapping.get(key, {})
        if isinstance(value, dict) and all(isinstance(item, str) and item.strip() for item in value.values()):
            return dict(value)
        self.found("value-malformed", _join(at, key), key=_join(at, key), expected=A_MAPPING)
        return {}

    def mappings(self, mapping: dict[str, Any], key: str, at: str = "") -> Iterator[tuple[str, str, Any]]:
        """Yield (key, data path, value) of the mapping under `key`."""
        value = mapping.get(key, {})
        path = _join(at, key)
        if isinstance(value, dict):
            for name, item in value.items():
                yield name, f"{path}.{name}", item
        else:
            self.found("value-malformed", path, key=path, expected=A_MAPPING)

    def entries(self, mapping: dict[str, Any], key: str, at: str = "") -> Iterator[tuple[str, Any]]:
        """Yield (data path, value) of the list under `key`."""
        value = mapping.get(key, [])
        path = _join(at, key)
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield f"{path}[{index}]", item
        else:
            self.found("value-malformed", path, key=path, expected=A_LIST)

    def bilingual(self, mapping: dict[str, Any], key: str, at: str = "") -> Text:
        """Return the wording {en: …, zh: …} under `key`; both are required."""
        path = _join(at, key)
        if key not in mapping:
            return Text("", "")
        value = self.closed(mapping[key], path, ("en", "zh"))
        return Text(self.text(value, "en", path), self.text(value, "zh", path))


def _join(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
