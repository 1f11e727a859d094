"""The manifest of a text: exactly the bytes that an approval is bound to (APPROVALS, "Bytes")."""

from collections.abc import Mapping
from hashlib import sha256

from smsgen.model.document import Document, asset_path
from smsgen.model.sms import Sms

DOCUMENT_NAME = "document.md"


def manifest(document: Document, files: Mapping[str, str]) -> str | None:
    """Return the manifest in `sha256sum`'s format, None while an asset is missing or not allowed.

    files: path of every asset in the tree → hex SHA-256. Each asset is named by the exact string that the text uses.
    """
    lines = {f"{document.sha256}  {DOCUMENT_NAME}\n"}
    for image in document.structure.images:
        path = asset_path(document.path, image.destination)
        if path is None or path not in files:
            return None
        lines.add(f"{files[path]}  {image.destination}\n")
    return "".join(sorted(lines, key=_name))


def _name(line: str) -> bytes:
    return line.partition("  ")[2].encode()


def manifest_digest(text: str) -> str:
    """Return the digest that a record carries for a manifest."""
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def digests(sms: Sms) -> dict[str, str]:
    """Return the digest of every text by its path; a text without a manifest has none."""
    found = {}
    for document in sms.documents:
        text = manifest(document, sms.asset_digests) if document.readable else None
        if text is not None:
            found[document.path] = manifest_digest(text)
    return found
