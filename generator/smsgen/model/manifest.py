"""The manifest of a text: exactly the bytes that an approval is bound to (APPROVALS, "Bytes")."""

from collections.abc import Iterable
from hashlib import sha256

DOCUMENT_NAME = "document.md"
# What a maintained record is called in its manifest, which names nothing else.
RECORD_NAME = "record.yml"


def manifest_text(document: str, assets: Iterable[tuple[str, str]], name: str = DOCUMENT_NAME) -> str:
    """Return a manifest in `sha256sum`'s format.

    document: hex SHA-256 of the text. name: what the text is called. assets: (name, hex SHA-256) of each local asset,
    named by the exact string that the text uses; the same one twice counts once.
    """
    lines = {f"{document}  {name}\n", *(f"{digest}  {asset}\n" for asset, digest in assets)}
    return "".join(sorted(lines, key=_name_first))


def _name_first(line: str) -> tuple[bytes, str]:
    return line.partition("  ")[2].encode(), line


def manifest_digest(text: str) -> str:
    """Return the digest that a record carries for a manifest."""
    return f"sha256:{sha256(text.encode()).hexdigest()}"
