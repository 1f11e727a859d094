"""Where documents and maintained records stand: what waits for whom, is to be reviewed, changed, is obsolete."""

from collections.abc import Iterator, Mapping
from datetime import date

from smsgen.adapters.templates import markup
from smsgen.exporters.site.addresses import CHANGES, OBSOLETE, REVIEWS, WAITING, history_page
from smsgen.exporters.site.control_facts import ControlFacts
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.escape import as_html
from smsgen.exporters.site.history_pages import period
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.record_section import RecordSection
from smsgen.exporters.site.version_names import version_name
from smsgen.reports.decisions import role_name
from smsgen.reports.due_reviews import due_reviews
from smsgen.reports.obsolete import ObsoleteVersion, obsolete
from smsgen.reports.recent_changes import RecentChange, recent_changes
from smsgen.reports.waiting import Waiting, waiting


def status_pages(section: RecordSection, control: ControlFacts) -> Iterator[Page]:
    """Yield the four pages of one language."""
    yield _waiting_page(section, control)
    yield _reviews_page(section, control)
    yield _changes_page(section, control)
    yield _obsolete_page(section, control)


def _page(edition: Edition, path: str, name: str, values: Mapping[str, object], control: ControlFacts) -> Page:
    as_of = edition.word("as-of", day=control.told.as_of.isoformat())
    template = f"{name}.md.j2"
    return edition.page(path, edition.word(name), template, {"as_of": as_of} | dict(values), hide=["toc"])


def _is_record(control: ControlFacts, id_: str) -> bool:
    """Tell whether an id is that of a maintained record, also of one that is gone."""
    return (id_, control.judged.sms.authority.language) in control.judged.approvals.instances


def _may_tell(section: RecordSection, control: ControlFacts, id_: str) -> bool:
    """Tell whether a maintained record may be named: the classification of its form allows it. A document always."""
    return not _is_record(control, id_) or section.tells(id_)


def _named(section: RecordSection, control: ControlFacts, page: str, id_: str, title: str = "") -> str:
    """Return number and title of a document or maintained record, as a link where it has a page.

    The link leads to the history where that is all it has.
    """
    edition = section.edition
    if _is_record(control, id_):
        return section.named(page, id_)
    if id_ in edition.targets:
        return edition.referrer(page)(id_)
    number = f'<span class="sms-number">{as_html(id_)}</span>'
    if not title:
        return markup(number)
    link = edition.href(page, history_page(id_))
    return markup(f'<a href="{link}">{number} <span class="sms-title">{as_html(title)}</span></a>')


def _text(edition: Edition, version: str, language: str) -> str:
    """Return which version in which language."""
    name = edition.word_or(f"lang-{language}", language)
    return edition.word("version-in-language", version=version, language=name)


# -- what waits ---------------------------------------------------------------------------------------------------


def _waiting_page(section: RecordSection, control: ControlFacts) -> Page:
    edition = section.edition
    # Confirmations are listed months ahead; what holds up a text comes first.
    told = (line for line in waiting(control.judged) if _may_tell(section, control, line.document))
    lines = sorted(told, key=lambda line: line.decision == "confirm")
    names = {id_: person.name for id_, person in control.judged.sms.authority.people.items()}
    roles = []
    for role in dict.fromkeys(line.role for line in lines):
        own = [line for line in lines if line.role == role]
        people = dict.fromkeys(names[each] for line in own for each in line.people)
        joined = edition.word("comma").join(people)
        roles.append(
            {
                "id": role,
                "name": role_name(control.judged, role, edition.language),
                "people": edition.word("waiting-role-people", names=joined) if people else edition.word("nobody-may"),
                "rows": [_waiting_row(section, control, line) for line in own],
            }
        )
    persons = []
    for id_, name in names.items():
        mine = [line for line in lines if line.ready and id_ in line.people]
        if mine:
            persons.append({"name": name, "rows": [_waiting_row(section, control, line) for line in mine]})
    return _page(edition, WAITING, "waiting", {"roles": roles, "persons": persons}, control)


def _waiting_row(section: RecordSection, control: ControlFacts, line: Waiting) -> dict[str, object]:
    edition = section.edition
    label = f"{line.version}/{line.revision}" if line.revision else line.version
    state = control.judged.approvals.state(line.document, line.language)
    since = control.since.get(state.digest, "") if state and line.decision != "confirm" else ""
    return {
        "document": _named(section, control, WAITING, line.document),
        "version": _text(edition, label, line.language),
        "decision": edition.word(f"decision-{line.decision}"),
        "turn": "" if line.ready else edition.word("waiting-turn"),
        "since": _days_since(edition, control, since),
        "due": edition.word("due-by", day=line.due) if line.due else "",
        "why": line.reason.of(edition.language),
    }


def _days_since(edition: Edition, control: ControlFacts, since: str) -> str:
    if not since:
        return ""
    days = max(0, (control.judged.as_of - date.fromisoformat(since)).days)
    return _count(edition, days, "today", "one-day", "n-days")


def _count(edition: Edition, days: int, none: str, one: str, many: str) -> str:
    return edition.word({0: none, 1: one}.get(days, many), n=days)


# -- what must be reviewed ----------------------------------------------------------------------------------------


def _reviews_page(section: RecordSection, control: ControlFacts) -> Page:
    edition = section.edition
    rows: dict[bool, list[dict[str, object]]] = {True: [], False: []}
    for each in due_reviews(control.told, edition.language):
        if not _may_tell(section, control, each.document):
            continue
        late = each.days < 0
        words = ("today", "overdue-by-one", "overdue-by") if late else ("today", "in-one-day", "in-days")
        rows[late].append(
            {
                "document": _named(section, control, REVIEWS, each.document),
                "version": _text(edition, each.version, each.language),
                "on": each.on,
                "days": _count(edition, abs(each.days), *words),
                "owner": each.owner,
            }
        )
    groups = [("overdue", rows[True]), ("due-soon", rows[False])]
    return _page(edition, REVIEWS, "reviews", {"groups": [group for group in groups if group[1]]}, control)


# -- what changed, what is gone -----------------------------------------------------------------------------------


def _changes_page(section: RecordSection, control: ControlFacts) -> Page:
    edition = section.edition
    rows = [
        {
            "on": each.on,
            "event": edition.word(f"event-{each.kind}"),
            "kind": each.kind,
            "document": _named(
                section, control, CHANGES, each.document, _open_title(control, each.document, each.title)
            ),
            "version": _text(edition, each.version, each.language),
            "why": _why(edition, each),
            "history": _history(section, control, CHANGES, each.document),
        }
        for each in recent_changes(control.told, control.texts)
        if _may_tell(section, control, each.document)
    ]
    return _page(edition, CHANGES, "changes", {"rows": rows}, control)


def _history(section: RecordSection, control: ControlFacts, page: str, id_: str) -> str:
    shown = id_ in section.with_history if _is_record(control, id_) else id_ not in control.withheld
    return section.edition.href(page, history_page(id_)) if shown else ""


def _why(edition: Edition, event: RecentChange) -> str:
    names = edition.word("comma").join(event.names)
    if event.kind == "confirmed":
        return edition.word("confirmed-unchanged", names=names)
    return edition.word("withdrawn-said", names=names) if event.kind == "withdrawn" else event.change


def _open_title(control: ControlFacts, id_: str, title: str) -> str:
    return "" if id_ in control.withheld else title


def _obsolete_page(section: RecordSection, control: ControlFacts) -> Page:
    edition = section.edition
    groups = []
    found = obsolete(control.told, control.texts, edition.language)
    every = [each for each in found if _may_tell(section, control, each.document)]
    for state, heading in (("withdrawn", "withdrawn-documents"), ("superseded", "superseded-versions")):
        rows = [_obsolete_row(section, control, each) for each in every if each.state == state]
        if rows:
            groups.append((heading, rows))
    return _page(edition, OBSOLETE, "obsolete", {"groups": groups}, control)


def _obsolete_row(section: RecordSection, control: ControlFacts, each: ObsoleteVersion) -> dict[str, object]:
    edition = section.edition
    names = edition.word("comma").join(each.names)
    if each.ended_by:
        ended = edition.word("replaced-by", version=version_name(edition, each.ended_by), day=each.ended_on)
    else:
        ended = edition.word("withdrawn-day", day=each.ended_on)
    title = _open_title(control, each.document, each.title)
    return {
        "document": _named(section, control, OBSOLETE, each.document, title),
        "version": _text(edition, each.version, each.language),
        "period": period(edition, each.effective_from, each.ended_on, each.state),
        "ended": ended,
        "by": edition.word("withdrawn-said", names=names) if names else "",
    }
