"""Texts that are not in force, in a draft edition: marked, and on pages beside those that people work by.

A link to a document always leads to the version in force. The newer text has a page of its own, which no navigation and
no search leads to: only the notice on the page of the version in force does.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from smsgen.adapters.templates import markup
from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextKey, TextState
from smsgen.exporters.site.addresses import document_page, preview_page
from smsgen.exporters.site.body import Surroundings, Target
from smsgen.exporters.site.document_pages import Marks, document_page_of
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.escape import as_html, as_markdown
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.redline_html import redline_html
from smsgen.exporters.site.showing import Showing
from smsgen.model.document import Document
from smsgen.reports.documents import Sheet, sheet_of

_REDLINE = "sms-redline"


def approval_marks(edition: Edition, facts: Facts, showing: Showing, sheet: Sheet) -> Marks:
    """Return what the page of a document says of texts that are not in force."""
    if showing.written is None:
        return Marks()
    shown = (sheet.id, sheet.text_language)
    if shown in showing.lacking:
        version = _label(facts.approvals.states[shown], in_force=True)
        return Marks(markup(as_html(edition.word("lacking", version=version))), grave=True)
    if sheet.id in showing.unapproved:
        return Marks(markup(as_html(edition.word("nothing-in-force"))), grave=True)
    return Marks(markup(_newer(edition, showing, showing.written, sheet)))


def _newer(edition: Edition, showing: Showing, written: Facts, sheet: Sheet) -> str:
    """Return, on the page of a version in force, the way to the newer text; "" where there is none."""
    key = _key(showing, sheet.id, edition)
    if key is None:
        return ""
    version = _label(written.approvals.states[key])
    link = edition.href(document_page(sheet.tier, sheet.id), preview_page(sheet.id))
    text = as_html(edition.word("newer-text", version=version))
    return f"{text} {_link(link, edition.word('newer-read'))}"


def preview_pages(
    edition: Edition, showing: Showing, text_of: Callable[[Document], str], around: Surroundings
) -> Iterator[Page]:
    """Yield the page of every document of which a newer text is shown."""
    written = showing.written
    for id_ in sorted({id_ for id_, _ in showing.newer}):
        key = _key(showing, id_, edition)
        if written is None or key is None:
            continue
        sheet = sheet_of(written, id_, edition.language, key[1])
        path = preview_page(id_)
        own = replace(edition, targets={**edition.targets, id_: _target(sheet, path)})
        title = edition.word("preview-of", title=sheet.title)
        page = document_page_of(
            own,
            replace(sheet, title=title),
            text_of(sheet.document),
            replace(around, by_id=own.targets),
            Marks(
                markup(_banner(edition, written.approvals.states[key], sheet, changes=key in showing.redlines)),
                grave=True,
                end=_changes(edition, showing, key),
            ),
            search={"exclude": True},
        )
        yield replace(page, meta={**page.meta, "title": as_html(title)})


def _key(showing: Showing, id_: str, edition: Edition) -> TextKey | None:
    """Return the newer text to show in a language: the one in it, else the authoritative one, else another."""
    others = (language for newer, language in sorted(showing.newer) if newer == id_)
    for language in (edition.language, edition.source, *others):
        if (id_, language) in showing.newer:
            return id_, language
    return None


def _target(sheet: Sheet, path: str) -> Target:
    headings = {heading.id: heading.text for heading in sheet.document.structure.headings}
    return Target(path, sheet.id, sheet.title, headings)


def _banner(edition: Edition, state: TextState, sheet: Sheet, *, changes: bool) -> str:
    parts = [as_html(preview_words(edition, state))]
    path = preview_page(sheet.id)
    if sheet.id in edition.targets:
        parts.append(_link(edition.href(path, edition.targets[sheet.id].page), edition.word("preview-in-force")))
    if changes:
        parts.append(_link(f"#{_REDLINE}", edition.word("preview-changes")))
    return " ".join(parts)


def preview_words(edition: Edition, state: TextState) -> str:
    """Return how far a text that is not in force has got."""
    version = state.declared
    kind, day = "unapproved", ""
    if state.state == "approved":
        day = version.effective_from if version else ""
        kind = "approved" if day else "waiting"
    elif state.state == "superseded":
        kind = "superseded"
    return edition.word(f"preview-{kind}", version=_label(state), day=day)


def _link(address: str, text: str) -> str:
    return f'<a href="{address}">{as_html(text)}</a>'


def _changes(edition: Edition, showing: Showing, key: TextKey) -> str:
    redline = showing.redlines.get(key)
    if redline is None:
        return ""
    heading = as_markdown(edition.word("preview-changes-title"))
    return markup(f"## {heading} {{#{_REDLINE}}}\n\n{redline_html(redline, edition.language, key[1])}\n")


def _label(state: TextState, *, in_force: bool = False) -> str:
    """Return how the declared version is written, or the one in force: `2.0`, of a translation `2.0/1`."""
    version, revision = state.version, state.revision
    if in_force and state.in_force:
        version, revision = state.in_force.version, state.in_force.revision
    return f"{version}/{revision}" if revision else version
