"""Versions that only history still holds, read as texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from smsgen.model.document import Document, asset_path
from smsgen.model.past import StoredVersion
from smsgen.sources.read_document import read_document
from smsgen.sources.tree import blob_id


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text that history holds. document: at the path where it stood. assets: path, as the text means it → bytes."""

    document: Document
    content: bytes
    assets: Mapping[str, bytes]


def stored_text(stored: StoredVersion, source_language: str) -> StoredText:
    """Read a version from history. source_language: of a text whose file names none."""
    document, _ = read_document(stored.path, blob_id(stored.content), stored.content)
    named = ((asset_path(stored.path, name), content) for name, content in stored.assets.items())
    assets = {path: content for path, content in named if path is not None}
    return StoredText(replace(document, language=document.language or source_language), stored.content, assets)
