"""A record as the file that is kept: every scalar quoted, in the order of the form."""

from smsgen.exporters.quoted_yaml import flow_list, flow_map, key_text, quoted
from smsgen.model.record import SCHEMA, Record, Value

_HEAD = (
    *("id", "form", "form_version", "date", "made_by", "made_at", "version"),
    *("closed", "corrects", "none_since", "source"),
)


def record_bytes(record: Record) -> bytes:
    """Return the bytes of a record; what is empty is left out, but for values that somebody emptied."""
    lines = [f"schema: {SCHEMA}"]
    lines += [f"{key}: {quoted(value)}" for key in _HEAD if (value := getattr(record, key))]
    if record.values:
        lines.append("values:")
        for key, value in record.values.items():
            lines += _value(key_text(key), value)
    if record.links:
        lines.append("links:")
        lines += [f"  - {flow_map({'type': link.type, 'record': link.record})}" for link in record.links]
    if record.external:
        lines.append(f"external: {flow_map(record.external._asdict())}")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _value(key: str, value: Value) -> list[str]:
    if isinstance(value, str):
        return [f"  {key}: {quoted(value)}"]
    texts = [item for item in value if isinstance(item, str)]
    if len(texts) == len(value):
        return [f"  {key}: {flow_list(texts)}"]
    return [f"  {key}:", *(f"    - {flow_map(item)}" for item in value if not isinstance(item, str))]
