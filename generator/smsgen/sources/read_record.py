"""Reads one record: bytes → `Record`, with a finding for everything in the file that is not a record's."""

import re
from dataclasses import replace
from hashlib import sha256
from typing import Any

from smsgen.adapters.yaml import read_yaml
from smsgen.diagnostics import Finding, did_you_mean, nearest_word
from smsgen.location import locate
from smsgen.model.record import OPTIONAL, REQUIRED, SCHEMA, External, Link, Record, Value
from smsgen.model.text import Text
from smsgen.sources.front_matter import yaml_findings
from smsgen.sources.keys import A_LIST, A_MAPPING, A_TEXT
from smsgen.sources.read_bytes import decode

_KNOWN = frozenset((*REQUIRED, *OPTIONAL))
_HEAD = ("id", "form", "form_version", "date", "made_by", "made_at", "version")
_TEXTS = (*_HEAD, "closed", "corrects", "none_since", "source")
_FIXED = {"schema": SCHEMA, "closed": "yes"}
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_A_DIGEST = Text("64 hexadecimal digits in small letters", "64位小写十六进制数字")
_A_VALUE = Text("a text, a list of texts or a list of mappings", "文字、文字列表或键值对列表")
# Faults of YAML and of bytes that leave no value behind, or one that nobody can rely on.
_STOPPING = frozenset(
    {"bytes-too-large", "bytes-utf8", "yaml-alias", "yaml-depth", "yaml-syntax", "yaml-tag", "yaml-too-large"}
)


def read_record(path: str, content: bytes) -> tuple[Record, tuple[Finding, ...]]:
    """Return the record in `content` and what is wrong with the file as such.

    Never raises. What depends on the form or on other records is judged in `analysis.records`. A record with a finding
    of its shape is `faulty`; its id is then the name of the file, so that links to it do not fail as well.
    """
    text, found = decode(path, content)
    document = read_yaml(text)
    findings = [*found, *yaml_findings(path, text, document)]
    stem = path.rpartition("/")[2].removesuffix(".yml")
    if not isinstance(document.value, dict):
        if not findings:
            findings.append(Finding("yaml-not-a-mapping", locate(path, {}, ""), stem))
        return Record(path, stem, faulty=True, places=document.places), tuple(findings)
    decoder = _Decoder(path, stem, document.value, document.places)
    record = decoder.record(faulty=any(finding.rule in _STOPPING for finding in findings))
    if record.version:
        record = replace(record, sha256=sha256(content).hexdigest())
    return record, (*findings, *decoder.findings)


class _Decoder:
    """Takes one mapping apart and collects what is wrong with its shape."""

    def __init__(self, path: str, stem: str, mapping: dict[str, Any], places: dict[str, tuple[int, int]]) -> None:
        self.path = path
        self.stem = stem
        self.mapping = mapping
        self.places = places
        self.findings: list[Finding] = []

    def record(self, *, faulty: bool) -> Record:
        self._keys()
        texts = {key: self._text(key) for key in _TEXTS if key in self.mapping}
        for key, expected in _FIXED.items():
            value = self.mapping.get(key, expected)
            if value != expected:
                self._wrong(key, Text(f"“{key}” is not “{expected}”", f"“{key}”不是“{expected}”"))
        values = self._values() if "values" in self.mapping else {}
        links = self._links() if "links" in self.mapping else ()
        external = self._external() if "external" in self.mapping else None
        faulty = faulty or bool(self.findings)
        if faulty:
            texts["id"] = self.stem
        return Record(
            self.path, **texts, values=values, links=links, external=external, faulty=faulty, places=self.places
        )

    def _wrong(self, data_path: str, problem: Text) -> None:
        place = locate(self.path, self.places, data_path)
        self.findings.append(Finding("record-file-malformed", place, self.stem, {"problem": problem}, data_path))

    def _expected(self, data_path: str, expected: Text) -> None:
        self._wrong(data_path, Text(f"“{data_path}” is not {expected.en}", f"“{data_path}”应为{expected.zh}"))

    def _keys(self) -> None:
        mapping = self.mapping
        if mapping.keys() <= _KNOWN and mapping.keys() >= set(REQUIRED):
            return
        meant = {nearest_word(key, _KNOWN) for key in mapping if key not in _KNOWN}
        for key in mapping:
            if key not in _KNOWN:
                hint = did_you_mean(key, sorted(_KNOWN))
                self._wrong(
                    key,
                    Text(f"no record has the key “{key}”.{hint.en}", f"记录没有键“{key}”。{hint.zh}"),
                )
        for key in REQUIRED:
            if key not in mapping and key not in meant:
                self._wrong("", Text(f"the key “{key}” is missing", f"缺少键“{key}”"))

    def _text(self, key: str) -> str:
        value = self.mapping[key]
        if isinstance(value, str) and value.strip() and "\n" not in value.strip():
            return value
        self._expected(key, A_TEXT)
        return ""

    def _values(self) -> dict[str, Value]:
        given = self.mapping["values"]
        if not isinstance(given, dict):
            self._expected("values", A_MAPPING)
            return {}
        return {key: value if isinstance(value, str) else self._value(key, value) for key, value in given.items()}

    def _value(self, key: str, value: Any) -> Value:
        """Return a list of texts, or of rows of texts, as it is stored."""
        if isinstance(value, list):
            if all(isinstance(item, str) for item in value):
                return tuple(value)
            rows = [item for item in value if isinstance(item, dict)]
            if len(rows) == len(value) and all(isinstance(cell, str) for row in rows for cell in row.values()):
                return tuple(rows)
        self._expected(f"values.{key}", _A_VALUE)
        return ""

    def _links(self) -> tuple[Link, ...]:
        given = self.mapping["links"]
        if not isinstance(given, list):
            self._expected("links", A_LIST)
            return ()
        links = []
        for index, item in enumerate(given):
            at = f"links[{index}]"
            pair = self._pair(at, item, ("type", "record"))
            if pair:
                links.append(Link(*pair, at))
        return tuple(links)

    def _external(self) -> External | None:
        pair = self._pair("external", self.mapping["external"], ("place", "sha256"))
        if pair is None:
            return None
        if not _SHA256.fullmatch(pair[1]):
            self._expected("external.sha256", _A_DIGEST)
        return External(*pair)

    def _pair(self, at: str, value: Any, keys: tuple[str, str]) -> tuple[str, str] | None:
        """Return the two texts of a mapping that holds nothing else, None (with a finding) otherwise."""
        if isinstance(value, dict) and value.keys() == set(keys):
            first, second = (value[key] for key in keys)
            if isinstance(first, str) and isinstance(second, str) and first.strip() and second.strip():
                return first, second
        words = "{" + ", ".join(f"{key}: …" for key in keys) + "}"
        self._expected(at, Text(words, words))
        return None
