"""Values as YAML in which every text is quoted: what is written is read back as the same text."""

import re
from collections.abc import Iterable, Mapping

_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*", re.ASCII)
# Other readers of YAML than ours take these for truth values or nothing.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
# The reader refuses every character that nobody sees, so that only these are ever written as escapes.
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def quoted(text: str) -> str:
    """Return `text` between double quotes."""
    return f'"{text.translate(_ESCAPES)}"'


def key_text(key: str) -> str:
    """Return a key of a mapping, quoted where it could be taken for anything else than a text."""
    return key if _PLAIN_KEY.fullmatch(key) and key.lower() not in _WORDS else quoted(key)


def flow_list(texts: Iterable[str]) -> str:
    """Return `["a", "b"]`."""
    return "[" + ", ".join(map(quoted, texts)) + "]"


def flow_map(texts: Mapping[str, str]) -> str:
    """Return `{key: "value"}`."""
    return "{" + ", ".join(f"{key_text(key)}: {quoted(text)}" for key, text in texts.items()) + "}"
