"""The floor that no reader of records can go below: read, parse the YAML, validate by a schema, and nothing else.

Run in a process of its own: `python -m tests.bench.record_floor FOLDER` prints how many seconds that took, without
start-up.
"""

import gc
import sys
import time
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

_TEXT = {"type": "string", "minLength": 1}
_MOMENT = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$",
}
_NUMBER = {"type": "string", "pattern": "^-?[0-9]{1,12}([.][0-9]{1,6})?$"}


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    """Return the schema of a mapping with these keys and no others."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


_VALUES = _closed(
    {
        **dict.fromkeys(("customers", "summary", "description", "agent", "earlier"), _TEXT),
        **dict.fromkeys(("raised_at", "solved_at"), _MOMENT),
        **dict.fromkeys(("minutes", "share"), _NUMBER),
        "channel": {"enum": ["phone", "mail", "portal"]},
        "priority": {"enum": ["p1", "p2", "p3"]},
        "security": {"enum": ["yes", "no"]},
        "services": {"type": "array", "items": {"enum": ["web", "mail", "backup"]}, "uniqueItems": True},
        "steps": {"type": "array", "items": _closed({"at": _MOMENT, "done": _TEXT}, "at", "done")},
    },
    *("raised_at", "channel", "customers", "summary", "description", "priority", "security", "agent"),
)
_HEAD = ("schema", "id", "form", "form_version", "date", "made_by", "made_at")
_SCHEMA = _closed(
    {
        **dict.fromkeys((*_HEAD, "closed"), _TEXT),
        "values": _VALUES,
        "links": {"type": "array", "items": _closed({"type": _TEXT, "record": _TEXT}, "type", "record")},
    },
    *_HEAD,
)


def floor(folder: Path) -> None:
    """Do the least for each record of `folder`, one after the other."""
    validator = Draft202012Validator(_SCHEMA)
    for path in (folder / "records").rglob("*.yml"):
        value = yaml.load(path.read_bytes().decode(), yaml.CBaseLoader)  # noqa: S506 — every scalar is a text to it
        for error in validator.iter_errors(value):
            sys.exit(f"{path}: {error.message}")


if __name__ == "__main__":
    gc.disable()  # the checker does not collect while it reads, either
    begun = time.perf_counter()
    floor(Path(sys.argv[1]))
    print(time.perf_counter() - begun)
