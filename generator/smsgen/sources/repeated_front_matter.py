"""Front matter that differs little from what was read before, as that of the next revision of a text does.

The strict reader takes longer over it than git takes to find the text. So each top-level key is read by itself, with
its value, and remembered. That gives what reading the whole would give only where nothing reaches from one key into the
next; wherever that is not certain, there is no answer, and the whole has to be read.
"""

import re
from functools import lru_cache
from typing import Any

from smsgen.adapters.yaml import MAX_BYTES, Value, read_yaml

# The places before the keys in the first column: a value that goes on there is not whole without what follows.
_KEY = re.compile(r"^(?=[a-z_]{1,64}:[ \n])", re.MULTILINE)
# What would end the document: allowed after a whole mapping, but not between two keys.
_MARKER = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
_LONGEST = 8_192


def read_keys(source: str) -> dict[str, Any] | None:
    """Return what the strict reader reads in `source`, None where that is not certain, or where it finds a fault."""
    if len(source.encode("utf-8", "replace")) > MAX_BYTES or _MARKER.search(source):
        return None
    before, *parts = _KEY.split(source)
    values: dict[str, Any] = {}
    for part in parts:
        read = _remembered(part) if len(part) <= _LONGEST else _key(part)
        if before or read is None or read[0] in values:
            return None
        values[read[0]] = read[1]
    return values or None


def _key(part: str) -> tuple[str, Value] | None:
    """Return the one key that stands in `part`, with its value; None where there is more, less or a fault."""
    document = read_yaml(part)
    if document.faults or not isinstance(document.value, dict) or len(document.value) != 1:
        return None
    ((key, value),) = document.value.items()
    return key, value


@lru_cache(maxsize=512)
def _remembered(part: str) -> tuple[str, Value] | None:
    return _key(part)
