"""The record list (记录清单), and the list of the records of each form."""

from collections.abc import Iterator

from smsgen.exporters.site.addresses import RECORDS, clause_page, records_page
from smsgen.exporters.site.escape import as_html
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.record_section import RecordSection
from smsgen.model.document import Document
from smsgen.model.retention import retention_words
from smsgen.reports.documents import Sheet, document_sheets


def record_list_page(section: RecordSection) -> Page:
    """Return the record list: one line per form that asks for records."""
    edition, facts = section.edition, section.facts
    sheets = edition.sheets
    if section.withheld and section.titles:
        sheets = {**document_sheets(facts, edition.language), **sheets}
    forms = sorted(
        (each for each in facts.sources.values() if each.tier == "form" and each.record is not None),
        key=lambda each: each.id,
    )
    rows = [_row(section, form, sheets.get(form.id)) for form in forms]
    elsewhere = sum(len(found) for form, found in section.by_form.items() if form not in facts.sources)
    total = sum(len(found) for found in section.by_form.values())
    shown = sum(len(found) for form, found in section.by_form.items() if form in edition.sheets)
    notes = [
        edition.word("records-too-many", limit=section.limit) if shown > section.limit else "",
        edition.word("records-withheld") if any(row["withheld"] for row in rows) else "",
        edition.word("records-elsewhere", n=elsewhere) if elsewhere else "",
    ]
    values = {
        "sum": edition.word("records-sum", day=edition.word("as-of", day=facts.as_of.isoformat()), n=total),
        "rows": rows,
        "notes": [note for note in notes if note],
    }
    return edition.page(RECORDS, edition.word("records"), "records.md.j2", values, hide=["toc"])


def _row(section: RecordSection, form: Document, sheet: Sheet | None) -> dict[str, object]:
    """Return a line of the list. sheet: None for a form of which not even the title may be told."""
    edition, rule = section.edition, form.record
    days = sorted(record.date for record in section.by_form.get(form.id, ()))
    gone = sum(each.form == form.id for each in section.book.tombstones.values())
    withheld = form.id not in edition.sheets
    row: dict[str, object] = {
        "id": form.id,
        "title": sheet.title if sheet else "",
        "withheld": withheld,
        "count": len(days),
        "list": section.list_link(RECORDS, form.id),
        "days": section.days(days[0], days[-1]) if days else "",
        "gone": edition.word("disposed-count", n=gone) if gone else "",
    }
    if withheld or sheet is None or rule is None:
        return row | {"owner": "", "clauses": [], "retention": "", "kept": "", "often": ""}
    return row | {
        "owner": sheet.owner_name,
        "clauses": _clauses(section, sheet),
        "retention": retention_words(rule.retention).of(edition.language),
        "kept": edition.word_or(f"kept-{rule.storage}", rule.storage),
        "often": edition.word_or(f"due-{rule.due}", rule.due) if rule.due else sheet.record_event,
    }


def _clauses(section: RecordSection, sheet: Sheet) -> list[tuple[str, str]]:
    """Return (name, address) of the clauses that a form answers and of the items that its records are."""
    edition = section.edition
    clauses = {line.clause: (line.standard, "") for line in sheet.clauses if line.title}
    items = {item.id: (item.standard, item.clause) for item in sheet.items}
    return [
        (name, edition.href(RECORDS, clause_page(standard, clause or name)))
        for name, (standard, clause) in {**clauses, **items}.items()
    ]


def form_record_pages(section: RecordSection) -> Iterator[Page]:
    """Yield for each form that has records to show the list of them, and of those that were disposed of."""
    edition = section.edition
    for form in section.listed:
        path, sheet = records_page(form), edition.sheets[form]
        rows = [
            {
                "id": record.id,
                "link": section.link(path, record.id),
                "headline": section.book.headline(record),
                "date": record.date,
                "maker": section.book.row(record).made_by,
                "state": (state := section.book.state(record)),
                "state_name": section.state(state),
            }
            for record in section.by_form.get(form, ())
            if record.id in section.paged
        ]
        values = {
            "up": edition.href(path, RECORDS),
            "form": edition.referrer(path)(form),
            "rows": rows,
            "gone": [_gone(section, path, id_) for id_, each in section.book.tombstones.items() if each.form == form],
        }
        name = edition.word("form-records", title=sheet.title)
        meta = {"hide": ["toc", "navigation"], "title": as_html(name)}
        yield edition.page(path, name, "form-records.md.j2", values, **meta)


def _gone(section: RecordSection, path: str, id_: str) -> dict[str, object]:
    """Return the line of a record that was disposed of: what remains of it may be told where its disposal may be."""
    each = section.book.tombstones[id_]
    told = section.tells(each.disposal)
    person = section.facts.sms.authority.people.get(each.by)
    return {
        "id": id_ if told else section.edition.word("record-not-shown"),
        "on": each.on,
        "by": (person.name if person else each.by) if told else "",
        "why": each.reason if told else "",
        "disposal": section.link(path, each.disposal) if told else "",
    }
