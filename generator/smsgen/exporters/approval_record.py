"""An approval record as the file that a person signs (APPROVALS, "Record")."""

import json
from datetime import UTC

from smsgen.model.approval import FIELDS, SCHEMA, ApprovalRecord
from smsgen.model.day import moment


def record_path(record: ApprovalRecord) -> str:
    """Return where a record belongs, as its fields say. `signed_at` must be a moment with a zone."""
    when = moment(record.signed_at)
    if when is None:
        message = f"{record.signed_at!r} is no moment with a zone"
        raise ValueError(message)
    folder = f"{record.language}.{record.revision}" if record.revision else record.language
    stamp = when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    name = f"{record.decision}--{record.role}--{record.signer}--{stamp}.yml"
    return f"approvals/{record.document}/{record.version}/{folder}/{name}"


def record_bytes(record: ApprovalRecord) -> bytes:
    """Return the bytes of the record: the closed set of fields, in their order, each scalar a string."""
    lines = []
    for key in FIELDS:
        value = SCHEMA if key == "schema" else str(getattr(record, key))
        lines.append(f"{key}: {_block(value) if key == 'content' else _quoted(value)}\n")
    return "".join(lines).encode("utf-8")


def _block(value: str) -> str:
    """Return the manifest line by line, so that a diff shows which file changed."""
    lines = value.split("\n")
    if lines.pop() or not lines or not all(line and line.isprintable() and line[0] != " " for line in lines):
        return _quoted(value)  # a block would not read back to the same text
    return "|\n" + "\n".join(f"  {line}" for line in lines)


def _quoted(value: str) -> str:
    """Return a double-quoted scalar. What JSON writes is YAML, but for characters that YAML reads as line ends."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 — the last that four digits reach
