"""The list of terms on its page, and what leads to it from every other page of a document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smsgen.adapters.term_matching import TermLink
from smsgen.exporters.site.addresses import document_page
from smsgen.exporters.site.coverage_pages import name_of_standard
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.escape import one_line
from smsgen.reports.documents import Sheet
from smsgen.reports.terms import TermLine


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term as the template shows it. others: language and term. notes: what else is to be known, as sentences."""

    anchor: str
    term: str
    definition: str
    others: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def term_entries(edition: Edition, sheet: Sheet) -> tuple[TermEntry, ...]:
    """Return the terms that a document lists, () for one that lists none."""
    return tuple(
        TermEntry(
            _anchor(line),
            line.term.term,
            line.term.definition,
            tuple((language, other.term) for language, other in line.others),
            tuple(_notes(edition, line)),
        )
        for line in sheet.terms
    )


def list_page(sheets: Mapping[str, Sheet], language: str) -> str:
    """Return the page of the list of terms in `language`, "" where that language has none."""
    sheet = _list(sheets, language)
    return document_page(sheet.tier, sheet.id) if sheet else ""


def term_links(sheets: Mapping[str, Sheet], language: str) -> tuple[TermLink, ...]:
    """Return what is linked on the pages of documents in `language`."""
    sheet = _list(sheets, language)
    return tuple(_link(line) for line in sheet.terms) if sheet else ()


def _link(line: TermLine) -> TermLink:
    words = (line.term.term, *line.term.admitted)
    return TermLink(_anchor(line), tuple(one_line(word) for word in words), one_line(line.term.definition))


def _list(sheets: Mapping[str, Sheet], language: str) -> Sheet | None:
    return next((sheet for sheet in sheets.values() if sheet.terms and sheet.text_language == language), None)


def _anchor(line: TermLine) -> str:
    return f"term-{line.term.key}"


def _notes(edition: Edition, line: TermLine) -> Iterable[str]:
    comma = edition.word("comma")
    if line.term.admitted:
        yield edition.word("term-also", words=comma.join(line.term.admitted))
    if line.term.deprecated:
        yield edition.word("term-not", words=comma.join(line.term.deprecated))
    if line.standard:
        yield edition.word("term-clause", standard=name_of_standard(line.standard), clause=line.term.clause)
