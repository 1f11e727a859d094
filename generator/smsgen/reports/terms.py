"""The list of terms as a reader wants it: sorted in the language of the page, with the terms of the other languages."""

from typing import NamedTuple

from smsgen.analysis.facts import Facts
from smsgen.analysis.terms import term_list
from smsgen.model.document import Document
from smsgen.model.term import Term


class TermLine(NamedTuple):
    """A term. standard: catalogue key of the standard that `term.clause` is of, "" without a clause.

    others: language → the same term in it.
    """

    term: Term
    standard: str
    others: tuple[tuple[str, Term], ...]


def term_lines(facts: Facts, text: Document) -> tuple[TermLine, ...]:
    """Return the terms that `text` lists, in its language; () for every other document."""
    if not text.terms:
        return ()
    languages = (facts.sms.authority.language, *facts.sms.settings.languages)
    others = {
        language: {term.key: term for term in term_list(facts.identity, language)}
        for language in dict.fromkeys(languages)
        if language != text.language
    }
    standard = facts.sms.settings.standards[0] if facts.sms.settings.standards else ""
    terms = sorted(term_list(facts.identity, text.language), key=lambda term: _place(term.term, text.language))
    return tuple(
        TermLine(
            term,
            standard if term.clause else "",
            tuple((language, there[term.key]) for language, there in others.items() if term.key in there),
        )
        for term in terms
    )


def _place(term: str, language: str) -> tuple[str, bytes]:
    """Return what terms are sorted by: in Chinese the order of GB 2312, which has the common characters by pinyin."""
    return ("", term.encode("gb18030", "replace")) if language == "zh" else (term.casefold(), b"")
