"""Which document an id means, in which language, and where the same id stands twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from smsgen.model.document import Document


@dataclass(frozen=True, slots=True)
class Identity:
    """sources: id → the authoritative text (the first by path where an id is used twice).

    translations: id → language → text. duplicates: (first, further) texts of one id in one language. unidentified:
    texts whose id could not be read at all.
    """

    sources: dict[str, Document] = field(default_factory=dict)
    translations: dict[str, dict[str, Document]] = field(default_factory=dict)
    duplicates: tuple[tuple[Document, Document], ...] = ()
    unidentified: tuple[Document, ...] = ()


def identify(documents: Iterable[Document]) -> Identity:
    """Sort the texts of all documents by id and language."""
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
    return Identity(sources, translations, tuple(duplicates), tuple(unidentified))
