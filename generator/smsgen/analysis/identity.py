"""Which document an id means, in which language, and where the same id stands twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from smsgen.analysis.instances import Instance, find_instances
from smsgen.model.document import Document
from smsgen.model.record import Record


@dataclass(frozen=True, slots=True)
class Identity:
    """sources: id → the authoritative text (the first by path where an id is used twice).

    translations: id → language → text. duplicates: (first, further) texts of one id in one language. unidentified:
    texts whose id could not be read at all. instances: id → maintained record.
    """

    sources: dict[str, Document] = field(default_factory=dict)
    translations: dict[str, dict[str, Document]] = field(default_factory=dict)
    duplicates: tuple[tuple[Document, Document], ...] = ()
    unidentified: tuple[Document, ...] = ()
    instances: dict[str, Instance] = field(default_factory=dict)

    def subject(self, id_: str) -> Document | None:
        """Return what is decided on under an id: the authoritative text of a document, else a maintained record."""
        source = self.sources.get(id_)
        if source is not None:
            return source
        instance = self.instances.get(id_)
        return instance.text if instance else None


def identify(documents: Iterable[Document], records: Iterable[Record] = ()) -> Identity:
    """Sort the texts of all documents by id and language, and find the maintained ones among the records."""
    sources: dict[str, Document] = {}
    translations: dict[str, dict[str, Document]] = {}
    duplicates = []
    unidentified = []
    for document in documents:
        if not document.id:
            unidentified.append(document)
            continue
        if document.is_translation:
            first = translations.setdefault(document.id, {}).setdefault(document.language, document)
        else:
            first = sources.setdefault(document.id, document)
        if first is not document:
            duplicates.append((first, document))
    instances = find_instances(records, sources)
    return Identity(sources, translations, tuple(duplicates), tuple(unidentified), instances)
