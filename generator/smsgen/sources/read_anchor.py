"""An anchor: the head of an earlier audit, kept outside the repository, with the signatures beside it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from smsgen.model.anchor import NAMESPACE, SCHEMA, Anchor
from smsgen.model.authority import RegisterSignature
from smsgen.model.day import moment
from smsgen.model.text import Text
from smsgen.sources.configuration import ConfigurationError, read_configuration
from smsgen.sources.keys import Keys
from smsgen.sources.read_authority import A_MOMENT
from smsgen.sources.read_statements import A_DIGEST
from smsgen.sources.register_signatures import read_signatures

_KEYS = ("schema", "commit", "committed_at", "first_register", "register_number", "register", "records", "records_root")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_FORMS: dict[str, tuple[re.Pattern[str], Text]] = {
    "commit": (_COMMIT, Text("a full commit id of 40 or 64 digits 0-9 a-f", "完整的提交编号，40或64位0-9、a-f")),
    "register_number": (re.compile(r"[1-9][0-9]{0,5}", re.ASCII), Text("a whole number from 1", "从1起的整数")),
    "records": (_COUNT, Text("a whole number", "整数")),
} | dict.fromkeys(("first_register", "register", "records_root"), (_DIGEST, A_DIGEST))


class AnchorFile(NamedTuple):
    """An anchor with the signatures `FILE.PERSON.sig` beside it, each verified against the key in it."""

    anchor: Anchor
    signatures: tuple[RegisterSignature, ...]


def read_anchor(file: Path) -> AnchorFile:
    """Read an anchor. Raises ConfigurationError with every fault and its place, OSError where it cannot be read."""
    content = file.read_bytes()
    names = sorted(each for each in file.parent.iterdir() if each.name.startswith(f"{file.name}.") and each.is_file())
    return decode_anchor(file.as_posix(), content, {each.as_posix(): each.read_bytes() for each in names})


def decode_anchor(path: str, content: bytes, beside: Mapping[str, bytes]) -> AnchorFile:
    """Decode the anchor at `path`; `beside` holds the signatures by path. Raises ConfigurationError."""
    mapping, keys = read_configuration(path, content)
    values = keys.closed(mapping, "", _KEYS)
    words = {key: keys.text(values, key) for key in _KEYS}
    _check(keys, words)
    if keys.findings:
        raise ConfigurationError(keys.findings)
    details: dict[str, Any] = {key: words[key] for key in _KEYS if key not in ("schema", "records")}
    anchor = Anchor(**details, records=int(words["records"]), path=path, places=keys.places)
    return AnchorFile(anchor, read_signatures(path, content, beside, NAMESPACE))


def _check(keys: Keys, words: dict[str, str]) -> None:
    """Find each value that cannot be what its key says; one that is missing has its finding already."""
    if words["schema"] and words["schema"] != SCHEMA:
        keys.found("value-malformed", "schema", key="schema", expected=Text(SCHEMA, SCHEMA))
    if words["committed_at"] and moment(words["committed_at"]) is None:
        keys.found("value-malformed", "committed_at", key="committed_at", expected=A_MOMENT)
    for key, (pattern, expected) in _FORMS.items():
        if words[key] and not pattern.fullmatch(words[key]):
            keys.found("value-malformed", key, key=key, expected=expected)
