"""The manifests of the texts in a tree (APPROVALS, "Bytes")."""

from collections.abc import Iterable, Mapping

from smsgen.model.document import INSTANCE, Document, asset_path
from smsgen.model.manifest import RECORD_NAME, manifest_digest, manifest_text
from smsgen.model.sms import Sms

__all__ = ["digests", "manifest", "manifest_digest"]


def manifest(document: Document, files: Mapping[str, str]) -> str | None:
    """Return the manifest in `sha256sum`'s format, None while an asset is missing or not allowed.

    files: path of every asset in the tree → hex SHA-256. Each asset is named by the exact string that the text uses.
    """
    if document.tier == INSTANCE:
        return manifest_text(document.sha256, (), RECORD_NAME)
    assets = []
    for image in document.structure.images:
        path = asset_path(document.path, image.destination)
        if path is None or path not in files:
            return None
        assets.append((image.destination, files[path]))
    return manifest_text(document.sha256, assets)


def digests(sms: Sms, instances: Iterable[Document] = ()) -> dict[str, str]:
    """Return the digest of every text by its path; a text without a manifest has none.

    instances: the maintained records as approvals see them.
    """
    found = {}
    for document in (*sms.documents, *instances):
        text = manifest(document, sms.asset_digests) if document.readable else None
        if text is not None:
            found[document.path] = manifest_digest(text)
    return found
