"""The page of a record: what it is, what was recorded, and everything that it is connected with."""

from collections.abc import Iterator
from dataclasses import replace

from smsgen.adapters.templates import markup
from smsgen.exporters.site.addresses import RECORDS, history_page, record_page, records_page
from smsgen.exporters.site.escape import as_html
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.record_marks import newer_records, record_marks
from smsgen.exporters.site.record_section import RecordSection
from smsgen.exporters.site.showing import RecordMarks
from smsgen.exporters.state_names import STATE_NAMES
from smsgen.model.record import Record, Row
from smsgen.reports.control import approvers
from smsgen.reports.procedure_then import procedure_then
from smsgen.reports.records import RecordSheet, ValueLine
from smsgen.reports.tracing import TraceNode, trace


def record_pages(section: RecordSection) -> Iterator[Page]:
    """Yield the page of every record that is shown."""
    for form in section.listed:
        for record in section.by_form.get(form, ()):
            if record.id in section.paged:
                path = record_page(record.form, record.id)
                yield _page(section, path, record, record_marks(section, path, record))
    for own, path, record, marks in newer_records(section):
        page = _page(own, path, record, marks)
        title = section.edition.word("preview-of", title=page.title)
        yield replace(page, title=title, meta={**page.meta, "search": {"exclude": True}, "title": as_html(title)})


def _page(section: RecordSection, path: str, record: Record, marks: RecordMarks) -> Page:
    edition = section.edition
    sheet = section.book.sheet(record)
    tree = trace(section.book, record.id, section.tells)
    values = {
        "id": record.id,
        "up": edition.href(path, RECORDS),
        "list": edition.href(path, records_page(record.form)),
        "list_title": sheet.title,
        "lines": [(edition.word(key), value) for key, value in _head(section, path, sheet) if value],
        "older": bool(sheet.lines) and not sheet.judged,
        "external": sheet.external is not None,
        "marks": marks,
        "values": []
        if sheet.external
        else [(_label(section, line), _value(section, path, line)) for line in sheet.lines],
        "trace": markup("".join(_branch(section, path, child) for child in tree.children)),
        "more": _more(section, tree.more),
    }
    name = sheet.headline or sheet.title
    # Found by number and headline; what it says would fill the search with every ticket.
    meta = {"hide": ["toc", "navigation"], "search": {"boost": 0.4}, "title": as_html(f"{record.id} {name}")}
    return edition.page(path, name, "record.md.j2", values, **meta)


def _head(section: RecordSection, path: str, sheet: RecordSheet) -> Iterator[tuple[str, str]]:
    edition, record = section.edition, sheet.record
    version = as_html(edition.word("form-version", version=record.form_version))
    yield "record-form", markup(f"{edition.referrer(path)(record.form)} {version}")
    yield "record-date", record.date
    yield "made-by", sheet.row.made_by
    yield "made-at", section.moment(record.made_at)
    yield "state", section.state(section.book.state(record))
    yield "record-version", record.version
    yield "record-approval", _approval(section, record)
    if record.id in section.with_history:
        link = edition.href(path, history_page(record.id))
        yield "history", markup(f'<a href="{link}">{as_html(edition.word("history-of", id=record.id))}</a>')
    yield "procedure-then", section.procedure(path, procedure_then(section.facts, record.form, record.date))
    yield "none-since", record.none_since
    yield "record-corrects", section.link(path, record.corrects) if record.corrects else ""
    corrected = [section.link(path, link.record) for link in sheet.back if link.key == "corrects"]
    yield "record-corrected", markup(" ".join(corrected))
    gone = section.book.tombstones.get(record.id)
    if gone is not None and section.tells(gone.disposal):
        yield "disposed-on", markup(f"{as_html(gone.on)} {section.link(path, gone.disposal)}")
    yield "record-source", record.source
    if sheet.external:
        yield "kept-at", sheet.external.place
        yield "kept-digest", sheet.external.sha256
    yield "record-file", record.path


def _approval(section: RecordSection, record: Record) -> str:
    """Return how far a maintained record is approved, "" for one that is not: its version is decided on by nobody."""
    state = section.facts.approvals.instances.get((record.id, section.edition.source))
    if state is None:
        return ""
    name = STATE_NAMES[state.state].of(section.edition.language)
    if state.in_force is None:
        return name
    names = section.edition.word("comma").join(approvers(state.in_force))
    words = {"version": state.in_force.version, "day": state.in_force.effective_from, "names": names}
    return f"{name}{section.edition.word('pause')}{section.edition.word('record-in-force', **words)}"


# -- values --------------------------------------------------------------------------------------------------------


def _label(section: RecordSection, line: ValueLine) -> str:
    return section.edition.word("with-unit", label=line.label, unit=line.unit) if line.unit else line.label


def _value(section: RecordSection, path: str, line: ValueLine) -> str:
    """Return a value as HTML."""
    if isinstance(line.value, str):
        return markup(_text(section, path, line.value, line.type))
    rows = [row for row in line.value if not isinstance(row, str)]
    if rows:
        return markup(_table(section, path, line, rows))
    texts = (_text(section, path, item, line.type) for item in line.value if isinstance(item, str))
    return markup(section.edition.word("comma").join(texts))


def _text(section: RecordSection, path: str, value: str, type_: str) -> str:
    if type_ == "record" and value:
        return section.link(path, value)
    if type_ == "document" and value in section.edition.targets:
        return section.edition.referrer(path)(value)
    shown = section.moment(value) if type_ == "datetime" else value
    return "<br>".join(as_html(each) for each in shown.split("\n"))


def _table(section: RecordSection, path: str, line: ValueLine, rows: list[Row]) -> str:
    columns = {column.key: column for column in line.columns}
    keys = [*columns, *dict.fromkeys(key for row in rows for key in row if key not in columns)]
    keys = [key for key in keys if any(row.get(key) for row in rows)]
    labels = {key: as_html(columns[key].label if key in columns else key) for key in keys}
    types = {key: columns[key].type if key in columns else "" for key in keys}
    head = "".join(f'<th scope="col">{labels[key]}</th>' for key in keys)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-label="{labels[key]}">{_text(section, path, row.get(key, ""), types[key])}</td>' for key in keys
        )
        + "</tr>"
        for row in rows
    )
    return f'<table class="sms-table sms-rows"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


# -- what it is connected with -------------------------------------------------------------------------------------


def _branch(section: RecordSection, path: str, node: TraceNode) -> str:
    """Return a record of the trace and what hangs below it as a line of a nested list."""
    about = as_html(node.headline or node.title)
    kind = f"{as_html(node.title)} · " if node.headline else ""
    arrow = "←" if node.inward else "→"
    then = section.procedure(path, node.procedure)
    state = f'<span class="sms-record-state sms-record-state--{node.state}">{as_html(section.state(node.state))}</span>'
    lines = [
        f'<span class="sms-relation">{arrow} {as_html(node.relation)}</span>',
        f"<span>{section.link(path, node.id)} {about} {state}</span>",
        f'<span class="sms-under">{kind}{as_html(node.date)}</span>',
    ]
    lines += [f'<span class="sms-under">{then}</span>'] if then else []
    more = _more(section, node.more)
    lines += [f'<span class="sms-under">{as_html(more)}</span>'] if more else []
    below = "".join(_branch(section, path, child) for child in node.children)
    return f"<li>{''.join(lines)}{f'<ul>{below}</ul>' if below else ''}</li>"


def _more(section: RecordSection, more: int) -> str:
    if not more:
        return ""
    return section.edition.word("connected-one-more" if more == 1 else "connected-more", n=more)
