"""The set's one list of terms, in one language; what is wrong with the list."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from smsgen.analysis.facts import Facts
from smsgen.analysis.identity import Identity
from smsgen.diagnostics import did_you_mean, nearest_word
from smsgen.model.document import Document
from smsgen.model.term import TERMS_PATH, Term
from smsgen.model.text import Text


def term_list(identity: Identity, language: str) -> tuple[Term, ...]:
    """Return the terms in `language`, in the order of the list; () where the set has no list in that language.

    Of a translation those terms that it has and the source has too, with the source's clauses.
    """
    source = list_document(identity)
    if source is None or source.language == language:
        return source.terms if source else ()
    translation = identity.translations.get(source.id, {}).get(language)
    translated = {term.key: term for term in translation.terms} if translation else {}
    return tuple(translated[term.key]._replace(clause=term.clause) for term in source.terms if term.key in translated)


def list_document(identity: Identity) -> Document | None:
    """Return the authoritative text of the list of terms, None where the set has none."""
    return next((source for source in identity.sources.values() if source.path == TERMS_PATH), None)


class WordFault(NamedTuple):
    """A word that the list says two things about, in one text of it.

    kind: "ambiguous", it is a term under two keys, or "contradicted", it must not be used and yet is a term. key,
    other: of the terms; first, second: data paths of the word, `first` being that of `key`.
    """

    kind: str
    text: Document
    word: str
    key: str
    other: str
    first: str
    second: str


def word_faults(documents: Iterable[Document]) -> Iterator[WordFault]:
    """Yield the words of the list, in each language, that a reader could not rely on."""
    for text in documents:
        good: dict[str, tuple[str, str]] = {}
        for word, key, path in _good_words(text):
            first = good.setdefault(_alike(word), (key, path))
            if first[0] != key:
                yield WordFault("ambiguous", text, word, first[0], key, first[1], path)
        for term in text.terms:
            for index, word in enumerate(term.deprecated):
                used = good.get(_alike(word))
                if used:
                    path = f"{term.data_path}.deprecated[{index}]"
                    yield WordFault("contradicted", text, word, used[0], term.key, used[1], path)


def untranslated(facts: Facts) -> Iterator[tuple[Document, Term]]:
    """Yield (translation, term of the source) for each term that a translation lacks."""
    for source, translation in _translations(facts):
        own = {term.key for term in translation.terms}
        known = {term.key for term in source.terms}
        misspelt = {nearest_word(key, known - own) for key in own - known}
        yield from ((translation, term) for term in source.terms if term.key not in own | misspelt)


def without_source(facts: Facts) -> Iterator[tuple[Document, Term, Text]]:
    """Yield (translation, term, what its key may have been meant to be) for each term that the source lacks."""
    for source, translation in _translations(facts):
        known = [term.key for term in source.terms]
        for term in translation.terms:
            if term.key not in known:
                yield translation, term, did_you_mean(term.key, known)


def _good_words(text: Document) -> Iterator[tuple[str, str, str]]:
    """Yield (word, key, data path) of the preferred and the admitted terms."""
    for term in text.terms:
        if term.term:
            yield term.term, term.key, f"{term.data_path}.term"
        for index, word in enumerate(term.admitted):
            yield word, term.key, f"{term.data_path}.admitted[{index}]"


def _alike(word: str) -> str:
    return " ".join(word.lower().split())


def _translations(facts: Facts) -> Iterator[tuple[Document, Document]]:
    """Yield (source, translation) of the list where the two can be compared."""
    source = list_document(facts.identity)
    if source is None or not source.terms or facts.disturbed(source, "terms"):
        return
    for translation in facts.identity.translations.get(source.id, {}).values():
        published = translation.language in facts.sms.settings.languages
        if published and translation.terms and translation.translation_of == source.version:
            yield source, translation
