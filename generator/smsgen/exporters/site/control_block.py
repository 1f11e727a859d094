"""The block at the top of a document's page: what it is, its state, who wrote, reviewed and approved it, and when.

Before anything is decided on a text the block is a plain list. With decisions it has a table of people in the order in
which they act (编制、审核、批准), with who must still decide marked; digests and records stay folded.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from smsgen.adapters.templates import markup
from smsgen.exporters.site.addresses import VERIFY, clause_page, history_page
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.escape import as_html
from smsgen.exporters.state_names import LEVEL_NAMES, STATE_NAMES
from smsgen.reports.control import MissingLine
from smsgen.reports.decisions import DecisionLine
from smsgen.reports.documents import Sheet

_STEPS = {
    "review": "review",
    "approve": "approve",
    "baseline": "approve",
    "reject": "rejected-by",
    "confirm": "confirmed-by",
    "withdraw": "withdrawn-by",
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line of the table of people. step: what was done. words: what was signed. note: what else is to be known.

    open: nobody has done it yet; names are then those who may.
    """

    step: str
    name: str
    role: str = ""
    on: str = ""
    words: str = ""
    level: str = ""
    note: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class ControlBlock:
    """What the template shows. lines: label, value, whether it takes a whole row. people: () before any decision.

    history: address of the revision history, "" where there is none. digest, records: what was signed; check: address
    of the page that says how to check it.
    """

    lines: tuple[tuple[str, str, bool], ...]
    people: tuple[PersonRow, ...]
    history: str = ""
    digest: str = ""
    records: tuple[str, ...] = ()
    check: str = ""


def control_block(edition: Edition, sheet: Sheet, path: str, *, controlled: bool) -> ControlBlock:
    """Return the block for the page at `path`.

    controlled: whether approvals exist, and with them the pages about them.
    """
    control = sheet.control
    given = ((key, value) for key, value in _lines(edition, sheet, path) if value)
    lines = tuple((edition.word(key), value, key == "change") for key, value in given)
    if not controlled:
        authors = (edition.word(_author_step(sheet, listed=True)), edition.word("comma").join(sheet.authors), False)
        return ControlBlock((*lines, authors), ())
    return ControlBlock(
        lines=lines,
        people=tuple(_people(edition, sheet)),
        history=edition.href(path, history_page(sheet.id)),
        digest=control.digest if control.decisions else "",
        records=tuple(dict.fromkeys(line.path for line in control.decisions)),
        check=edition.href(path, VERIFY),
    )


def decision_row(edition: Edition, line: DecisionLine) -> PersonRow:
    """Return the row of a decision that was taken."""
    role = edition.word("deputy", role=line.role, person=line.stands_for) if line.stands_for else line.role
    notes = []
    if line.taken_over:
        notes.append(edition.word("taken-over", day=line.taken_over, place=line.place))
    if not line.counts:
        notes.append(edition.word("does-not-count"))
    return PersonRow(
        step=edition.word(_STEPS[line.decision]),
        name=line.name,
        role=role,
        on=line.on,
        words=edition.word("quoted", words=line.meaning),
        level=LEVEL_NAMES[line.level].of(edition.language),
        note=" ".join(notes),
    )


def missing_row(edition: Edition, line: MissingLine) -> PersonRow:
    """Return the row of a decision that is still to be taken, and by whom."""
    names = edition.word("or").join(line.people) or edition.word("nobody-may")
    return PersonRow(step=edition.word(f"to-{line.decision}"), name=names, role=line.role, open=True)


def _people(edition: Edition, sheet: Sheet) -> Iterator[PersonRow]:
    if sheet.authors:
        yield PersonRow(edition.word(_author_step(sheet, listed=False)), edition.word("comma").join(sheet.authors))
    rows = [(line.decision, decision_row(edition, line)) for line in sheet.control.decisions]
    open_rows = [(line.decision, missing_row(edition, line)) for line in sheet.control.missing]
    for wanted in ("baseline", "review", "approve", "reject", "confirm", "withdraw"):
        yield from (row for decision, row in (*rows, *open_rows) if decision == wanted)


def _author_step(sheet: Sheet, *, listed: bool) -> str:
    if sheet.document.is_translation:
        return "translators" if listed else "translated"
    return "authors" if listed else "written"


def _lines(edition: Edition, sheet: Sheet, path: str) -> Iterator[tuple[str, str]]:
    """Yield the lines as key of the label and value."""
    reference = edition.referrer(path)
    control = sheet.control
    yield "id", sheet.id
    yield "version", sheet.version
    yield "state", _state(edition, control.state)
    yield "in-force", control.in_force if control.in_force not in (sheet.version, _label(sheet)) else ""
    yield "issued", control.issued
    yield "effective-from", control.effective_from
    yield "waits-for", edition.word("comma").join(_language(edition, each) for each in control.waits_for)
    yield "next-review", control.next_review
    yield "classification", edition.word_or(f"class-{sheet.classification}", sheet.classification)
    yield "owner", sheet.owner_name
    yield from _languages(edition, sheet)
    yield "parent", reference(sheet.parent) if sheet.parent else ""
    yield "answers", _clauses(edition, sheet, path)
    yield "change", sheet.change


def _label(sheet: Sheet) -> str:
    return f"{sheet.source_version}/{sheet.revision}" if sheet.revision else sheet.version


def _languages(edition: Edition, sheet: Sheet) -> Iterator[tuple[str, str]]:
    shown = _language(edition, sheet.text_language)
    if not sheet.document.is_translation:
        yield "language", edition.word("authoritative", language=shown)
        return
    source = _language(edition, edition.source)
    yield "language", edition.word("translated-text", language=shown, source=source)
    yield "translation", edition.word("translation-of", version=sheet.source_version, revision=sheet.revision)


def _language(edition: Edition, language: str) -> str:
    return edition.word_or(f"lang-{language}", language)


def _clauses(edition: Edition, sheet: Sheet, path: str) -> str:
    clauses = (
        f'<a href="{edition.href(path, clause_page(line.standard, line.clause))}">{as_html(line.clause)}</a>'
        if line.title
        else as_html(line.clause)
        for line in sheet.clauses
    )
    return markup(" ".join(clauses))


def _state(edition: Edition, state: str) -> str:
    name = as_html(STATE_NAMES[state].of(edition.language))
    return markup(f'<span class="sms-level sms-state--{state.replace(" ", "-")}">{name}</span>')
