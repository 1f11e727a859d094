"""What changed lately in documents and maintained records: versions took effect, were confirmed, were withdrawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextState
from smsgen.model.version_text import VersionText
from smsgen.reports.control import label
from smsgen.reports.decisions import day_in_zone
from smsgen.reports.version_words import said_of

DAYS = 90


@dataclass(frozen=True, slots=True)
class RecentChange:
    """An event. kind: `effective`, `withdrawn` or `confirmed`. on: ISO day. version: as shown, with a revision `1.0/2`.

    change: why the version was made, "" where its text is not at hand or the event is no new version. title: of the
    text, "" likewise and of a maintained record, which has none. names: who confirmed or withdrew.
    """

    kind: str
    on: str
    document: str
    language: str
    version: str
    title: str = ""
    change: str = ""
    names: tuple[str, ...] = ()


def recent_changes(
    facts: Facts, texts: Mapping[str, VersionText] | None = None, days: int = DAYS
) -> tuple[RecentChange, ...]:
    """Return what happened in the `days` up to the day of judgement, the latest first.

    texts: by digest, as far as they are at hand.
    """
    first = (facts.as_of - timedelta(days=days)).isoformat()
    today = facts.as_of.isoformat()
    events = (event for state in facts.approvals.every.values() for event in _events(facts, state, texts or {}))
    found = [event for event in events if first <= event.on <= today]
    found.sort(key=lambda event: (event.document, event.language, event.version))
    return tuple(sorted(found, key=lambda event: event.on, reverse=True))


def _events(facts: Facts, state: TextState, texts: Mapping[str, VersionText]) -> Iterator[RecentChange]:
    for version in state.versions:
        said = said_of(version.digest, texts)
        about = (state.document, state.language, label(version), said.title)
        if version.effective_from:
            yield RecentChange("effective", version.effective_from, *about, said.change)
        for record in version.records:
            if record.decision == "confirm" and record.digest == version.digest:
                yield RecentChange("confirmed", day_in_zone(facts, record.signed_at), *about, names=(record.name,))
    if state.withdrawn_on:
        last = state.last_approved
        records = (record for version in state.versions for record in version.records)
        yield RecentChange(
            kind="withdrawn",
            on=state.withdrawn_on,
            document=state.document,
            language=state.language,
            version=label(last) if last else "",
            title=said_of(last.digest, texts).title if last else "",
            names=tuple(dict.fromkeys(record.name for record in records if record.decision == "withdraw")),
        )
