"""The revision history of every document and maintained record: its versions, who decided, and what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from smsgen.adapters.templates import markup
from smsgen.adapters.text_difference import compare
from smsgen.analysis.facts import Facts
from smsgen.analysis.redline import redline
from smsgen.exporters.site.addresses import VERIFY, history_page, record_page
from smsgen.exporters.site.control_block import PersonRow, decision_row, missing_row
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.pages import Page
from smsgen.exporters.site.record_section import RecordSection
from smsgen.exporters.site.redline_html import redline_html
from smsgen.exporters.site.version_names import heading_name, version_name
from smsgen.exporters.state_names import STATE_NAMES
from smsgen.model.version_text import VersionText, changed_pictures
from smsgen.reports.version_history import TextHistory, VersionLine, histories


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since the version before.

    since: that version. pictures: which of them differ, as no redline shows that. body: HTML, or why there is none.
    open: whether it is unfolded.
    """

    since: str
    pictures: str
    body: str
    open: bool


@dataclass(frozen=True, slots=True)
class VersionPart:
    """A version as the page shows it. lines: label and value."""

    anchor: str
    title: str
    state: str
    state_name: str
    lines: tuple[tuple[str, str], ...]
    people: tuple[PersonRow, ...]
    comparison: Comparison | None
    digest: str
    records: tuple[str, ...]
    period: str
    change: str
    approved_by: str


def history_pages(
    edition: Edition, facts: Facts, texts: Mapping[str, VersionText], withheld: frozenset[str]
) -> Iterator[Page]:
    """Yield the page of every document that has versions, withdrawn ones too.

    texts: by digest; what is not among them is not shown. withheld: documents that have no page.
    """
    for id_ in sorted({id_ for id_, _ in facts.approvals.states} - withheld):
        found = histories(facts, id_, texts, edition.language)
        chosen = next((each for each in found if each.language == edition.language), None)
        history = chosen if chosen and chosen.versions else next((each for each in found if each.versions), None)
        if history is not None:
            target = edition.targets.get(id_)
            # The title of the text that is published; of one that is in force no longer, the last that is at hand.
            title = (target.title if target else "") or history.title or id_
            yield _page(edition, history, texts, title, target.page if target else "")


def record_history_pages(section: RecordSection, facts: Facts, texts: Mapping[str, VersionText]) -> Iterator[Page]:
    """Yield the page of the versions of every maintained record that was decided on and that the site may tell of."""
    edition = section.edition
    for id_ in sorted(section.with_history):
        record = section.facts.records.by_id.get(id_)
        for history in histories(facts, id_, texts, edition.language):
            title = section.title(record) if record else id_
            place = record_page(record.form, id_) if record and id_ in section.paged else ""
            yield _page(edition, history, texts, title, place)


def _page(edition: Edition, history: TextHistory, texts: Mapping[str, VersionText], title: str, place: str) -> Page:
    """Return the page of the versions of a text. place: the page of the text itself, "" where it has none."""
    path = history_page(history.document)
    by_digest = {line.digest: line for line in history.versions}
    parts: list[VersionPart] = []
    for line in history.versions:
        before = by_digest.get(line.before)
        comparison = _comparison(edition, history.language, before, line, texts, newest=not parts) if before else None
        parts.append(_part(edition, line, comparison))
    language = edition.word_or(f"lang-{history.language}", history.language)
    values = {
        "id": history.document,
        "lead": edition.word("history-lead", title=title),
        "language": edition.word("history-text", language=language),
        "document": edition.href(path, place) if place else "",
        "parts": parts,
        "check": edition.href(path, VERIFY),
        "legend": markup(edition.word("redline-legend")) if any(part.comparison for part in parts) else "",
        "text_language": history.language,
    }
    name = edition.word("history-of", id=history.document)
    return edition.page(path, name, "history.md.j2", values, hide=["navigation"], search={"exclude": True})


def _part(edition: Edition, line: VersionLine, comparison: Comparison | None) -> VersionPart:
    names = [each.name for each in line.decisions if each.decision in ("approve", "baseline") and each.counts]
    return VersionPart(
        anchor="v" + line.label.replace(".", "-").replace("/", "-"),
        title=heading_name(edition, line.label),
        state=line.state.replace(" ", "-"),
        state_name=STATE_NAMES[line.state].of(edition.language),
        lines=tuple((edition.word(key), value) for key, value in _lines(edition, line) if value),
        people=tuple(_people(edition, line)),
        comparison=comparison,
        digest=line.digest,
        records=tuple(dict.fromkeys(each.path for each in line.decisions)),
        period=period(edition, line.effective_from, line.ended_on, line.state),
        change=line.change,
        approved_by=edition.word("comma").join(dict.fromkeys(names)),
    )


def period(edition: Edition, start: str, end: str, state: str) -> str:
    """Return from when to when a version was in force, in words; "" while it has no day."""
    if not start:
        return ""
    if end:
        return edition.word("period", start=start, end=end) if start < end else edition.word("never-in-force")
    return edition.word("period-ahead" if state == "approved" else "period-open", start=start)


def _lines(edition: Edition, line: VersionLine) -> Iterator[tuple[str, str]]:
    yield "change", line.change
    yield "kind-of-version", edition.word_or(f"kind-{line.kind}", "")
    yield "issued", line.issued
    yield "effective-from", line.effective_from
    yield "waits-for", edition.word("comma").join(edition.word_or(f"lang-{each}", each) for each in line.waits_for)
    if line.ended_on:
        replaced = edition.word("replaced-by", version=version_name(edition, line.ended_by), day=line.ended_on)
        yield "ended", replaced if line.ended_by else edition.word("withdrawn-day", day=line.ended_on)


def _people(edition: Edition, line: VersionLine) -> Iterator[PersonRow]:
    if line.authors:
        step = "translated" if line.revision else "written"
        yield PersonRow(edition.word(step), edition.word("comma").join(line.authors))
    yield from (decision_row(edition, each) for each in line.decisions)
    if line.state in ("draft", "in review"):
        yield from (missing_row(edition, each) for each in line.missing)


def _comparison(  # noqa: PLR0913 — the parts of a comparison
    edition: Edition,
    language: str,
    before: VersionLine,
    line: VersionLine,
    texts: Mapping[str, VersionText],
    *,
    newest: bool,
) -> Comparison:
    old, new = texts.get(before.digest), texts.get(line.digest)
    since = edition.word("changes-since", version=version_name(edition, before.label))
    if old is None or new is None:
        return Comparison(since, "", edition.word("text-missing"), open=True)
    names = edition.word("comma").join(changed_pictures(old, new))
    pictures = edition.word("pictures-changed", names=names) if names else ""
    body = _redline(old.text, new.text, edition.language, language)
    return Comparison(since, pictures, markup(body), open=newest)


@lru_cache(maxsize=4096)
def _redline(old: str, new: str, language: str, text_language: str) -> str:
    """Return the redline as HTML. A preview makes the same pages again and again."""
    return redline_html(redline(old, new, compare), language, text_language)
