"""How much there is to read in a text that was judged."""

from smsgen.app.check import Judged
from smsgen.model.document import Document
from smsgen.model.structure import Reading
from smsgen.sources.front_matter import FrontMatter
from smsgen.sources.prose import measure
from smsgen.sources.read_bytes import decode
from smsgen.sources.tree import blob_id


def reading_of(judged: Judged, document: Document) -> Reading | None:
    """Return the measure of a document's text, None where the file is no longer what was judged, or is no text."""
    entries = [entry for entry in judged.tree.entries() if entry.path == document.path]
    for _, content in judged.tree.read_many(entries):
        if isinstance(content, bytes) and blob_id(content) == document.blob:
            text, _ = decode(document.path, content)
            return measure(text, FrontMatter(document.path, text).body_start)
    return None
