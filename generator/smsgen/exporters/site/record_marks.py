"""What the page of a maintained record says of versions that are not in force, and the page of a newer one."""

from collections.abc import Iterator
from dataclasses import replace

from smsgen.adapters.templates import markup
from smsgen.analysis.text_states import TextState
from smsgen.exporters.site.addresses import history_page, preview_page, record_page
from smsgen.exporters.site.escape import as_html
from smsgen.exporters.site.previews import preview_words
from smsgen.exporters.site.record_section import RecordSection
from smsgen.exporters.site.showing import RecordMarks
from smsgen.model.record import Record


def record_marks(section: RecordSection, path: str, record: Record) -> RecordMarks:
    """Return what the page at the address of a record says: documents say the same (see `previews`)."""
    edition, showing = section.edition, section.showing
    if record.id in showing.records_absent:
        word = "record-not-released" if showing.released else "record-not-approved"
        return RecordMarks(edition.word(word), grave=True)
    if record.id in showing.records_lacking:
        state = section.facts.approvals.state(record.id, edition.source)
        version = state.in_force.version if state and state.in_force else ""
        return RecordMarks(edition.word("lacking", version=version), grave=True)
    if showing.written is None or record.id not in showing.records_newer:
        return RecordMarks()
    newer = showing.written.approvals.instances[record.id, edition.source]
    text = as_html(edition.word("newer-text", version=newer.version))
    link = _link(edition.href(path, preview_page(record.id)), edition.word("newer-read"))
    return RecordMarks(markup(f"{text} {link}"))


def newer_records(section: RecordSection) -> Iterator[tuple[RecordSection, str, Record, RecordMarks]]:
    """Yield what the page of each newer record is made of: its section, its address, it, its banner."""
    showing = section.showing
    if showing.written is None:
        return
    shown = sorted(showing.records_newer & section.paged)
    own = replace(section, facts=showing.written) if shown else section
    for id_ in shown:
        record = own.facts.records.by_id[id_]
        state = own.facts.approvals.instances[id_, section.edition.source]
        path = preview_page(id_)
        yield own, path, record, RecordMarks(markup(_banner(own, path, record, state)), grave=True)


def _banner(section: RecordSection, path: str, record: Record, state: TextState) -> str:
    edition = section.edition
    anchor = "v" + state.version.replace(".", "-")
    parts = [
        as_html(preview_words(edition, state)),
        _link(edition.href(path, record_page(record.form, record.id)), edition.word("preview-in-force")),
        _link(edition.href(path, history_page(record.id), anchor), edition.word("preview-changes")),
    ]
    return " ".join(parts)


def _link(address: str, text: str) -> str:
    return f'<a href="{address}">{as_html(text)}</a>'
