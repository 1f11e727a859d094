"""The page of a document: what it is, its text, the fields of a form, and what it is connected with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from smsgen.adapters.python_markdown import page_mark
from smsgen.adapters.templates import markup
from smsgen.exporters.site.addresses import clause_page, records_page, relative
from smsgen.exporters.site.body import Source, Surroundings, published_text
from smsgen.exporters.site.control_block import control_block
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.escape import as_address, as_html
from smsgen.exporters.site.fill_form import SCRIPTS, fill_form
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.term_pages import term_entries
from smsgen.model.form import RecordRule
from smsgen.model.retention import retention_words
from smsgen.reports.blank_form import BlankForm
from smsgen.reports.documents import FieldLine, Sheet


@dataclass(frozen=True, slots=True)
class Place:
    """A heading in a document, as a link."""

    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list of connected things."""

    id: str
    title: str
    href: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A generated section at the bottom of a document's page."""

    anchor: str
    title: str
    lines: tuple[Line, ...]


class Marks(NamedTuple):
    """What a draft edition adds to a page.

    notice: HTML that says how far the text is approved. grave: nobody may work by the text. end: Markdown. filling: the
    form that can be filled in on the page, None where there is none.
    """

    notice: str = ""
    grave: bool = False
    end: str = ""
    filling: BlankForm | None = None


_NO_MARKS = Marks()


def document_page_of(
    edition: Edition, sheet: Sheet, text: str, around: Surroundings, marks: Marks = _NO_MARKS, **meta: object
) -> Page:
    """Return the page of `sheet`, whose file has the content `text`, at the address that `edition` gives it."""
    path = edition.targets[sheet.id].page
    body = published_text(Source(sheet.document.path, text, sheet.document.structure, path), around)
    values = {
        "sheet": sheet,
        "page_mark": _page_mark(edition, sheet, path),
        "notice": _notice(edition, sheet),
        "marks": marks,
        "control": control_block(edition, sheet, path, controlled=edition.controlled),
        "body": markup(body),
        "sections": [section for section in _sections(edition, sheet, path) if section.lines],
        "comma": edition.word("comma"),
        "terms": term_entries(edition, sheet),
        "limits": lambda field: _limits(edition, sheet, field),
        "record": _record(edition, sheet, path) if sheet.record else (),
        "fill": fill_form(marks.filling) if marks.filling else "",
        "scripts": [edition.href(path, f"assets/sms/form/{name}") for name in SCRIPTS] if marks.filling else (),
    }
    meta = {"search": {"boost": 2}} | meta
    if sheet.text_language != sheet.language:
        meta["text_language"] = sheet.text_language
    return edition.page(path, sheet.title, "document.md.j2", values, **meta)


def _page_mark(edition: Edition, sheet: Sheet, path: str) -> str:
    """Return the line that has terms linked on the page, "" where they are not: on the page of the list itself."""
    if not edition.terms or sheet.terms or sheet.text_language != edition.language:
        return ""
    return markup(page_mark(as_address(relative(path, edition.terms))))


def _language(edition: Edition, language: str) -> str:
    return edition.word_or(f"lang-{language}", language)


def _notice(edition: Edition, sheet: Sheet) -> str:
    source = _language(edition, edition.source)
    if sheet.text_language != sheet.language:
        return edition.word("untranslated", language=source)
    if sheet.outdated:
        return edition.word("outdated", made=sheet.source_version, version=sheet.version, language=source)
    return ""


def _sections(edition: Edition, sheet: Sheet, path: str) -> Iterable[Section]:
    yield Section("sms-children", edition.word("children"), _documents(edition, sheet.children, path))
    yield Section("sms-forms", edition.word("used-forms"), _documents(edition, sheet.forms, path))
    yield Section("sms-used-by", edition.word("used-by"), _documents(edition, sheet.used_by, path))
    yield Section("sms-clauses", edition.word("clauses-answered"), _clauses(edition, sheet, path))
    yield Section(
        "sms-items",
        edition.word("items-claimed"),
        tuple(
            Line(item.id, item.name, edition.href(path, clause_page(item.standard, item.clause), "sms-items"))
            for item in sheet.items
        ),
    )


def _documents(edition: Edition, ids: Iterable[str], path: str) -> tuple[Line, ...]:
    href = edition.linker(path)
    return tuple(
        Line(id_, edition.targets[id_].title if id_ in edition.targets else "", href(id_)) for id_ in dict.fromkeys(ids)
    )


def _clauses(edition: Edition, sheet: Sheet, path: str) -> tuple[Line, ...]:
    headings = edition.targets[sheet.id].headings
    whole = (Place(edition.word("whole-document")),)
    return tuple(
        Line(
            line.clause,
            line.title,
            edition.href(path, clause_page(line.standard, line.clause)) if line.title else "",
            tuple(Place(headings[anchor], f"#{anchor}") for anchor in line.anchors if anchor in headings) or whole,
        )
        for line in sheet.clauses
    )


def _limits(edition: Edition, sheet: Sheet, field: FieldLine) -> list[str]:
    labels = {each.key: each.label for each in sheet.fields}
    return [
        edition.word(f"limit-{key}", value=labels.get(value, value))
        for key, value in field.limits.items()
        if edition.word_or(f"limit-{key}", "")
    ]


def _record(edition: Edition, sheet: Sheet, path: str) -> list[tuple[str, str]]:
    record = sheet.record or RecordRule()
    lines = [
        ("record-prefix", record.prefix),
        ("record-instance", edition.word_or(f"instance-{record.instance}", record.instance)),
        ("record-storage", edition.word_or(f"storage-{record.storage}", record.storage)),
        ("record-retention", retention_words(record.retention).of(edition.language)),
        ("record-due", edition.word_or(f"due-{record.due}", record.due) if record.due else ""),
        ("record-event", sheet.record_event),
        ("record-list-of", _record_list(edition, sheet.id, path)),
    ]
    return [(edition.word(key), value) for key, value in lines if value]


def _record_list(edition: Edition, form: str, path: str) -> str:
    """Return a link to the records that were made with a form, "" where none is shown."""
    if form not in edition.listed:
        return ""
    count = as_html(edition.word("record-list-count", n=edition.listed[form]))
    return markup(f'<a href="{edition.href(path, records_page(form))}">{count}</a>')
