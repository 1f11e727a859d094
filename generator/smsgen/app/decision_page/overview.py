"""What waits for one person, and every other text that they might want to read."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from smsgen.adapters.git import GitError
from smsgen.adapters.git_writing import Clone, GitWritingError
from smsgen.analysis.facts import Facts
from smsgen.analysis.pending import pending
from smsgen.app.deciding.decision_desk import judged, zone_of
from smsgen.model.day import moment
from smsgen.model.document import TIERS, Document
from smsgen.model.text import Text
from smsgen.reports.waiting import Waiting, waiting_for
from smsgen.sources.evidence_cache import evidence_cache
from smsgen.sources.read_past import read_past
from smsgen.sources.tree import WorkingTree


class Line(NamedTuple):
    """A decision that waits. role: its name. since: ISO day on which it began to wait, "" where that is not known."""

    waiting: Waiting
    role: Text
    since: str


class Other(NamedTuple):
    """A text of the set. version: as people name it. state: of the document in this language."""

    document: str
    language: str
    title: str
    version: str
    state: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What a person sees first."""

    lines: tuple[Line, ...]
    others: tuple[Other, ...]


def overview(root: Path, person: str, now: datetime, cache: Path | None) -> Overview:
    """Return what waits for `person`. Raises NotJudgedError where the set cannot be judged."""
    facts, _ = judged(WorkingTree(root), now, cache)
    waiting = waiting_for(facts, person)
    since = _since(root, facts, cache) if waiting else {}
    lines = tuple(
        Line(each, _role(facts, each.role), since.get((each.document, each.language), "")) for each in waiting
    )
    taken = {(each.document, each.language) for each in waiting}
    others = tuple(each for each in _others(facts) if (each.document, each.language) not in taken)
    return Overview(lines, others)


def _role(facts: Facts, role: str) -> Text:
    names = facts.sms.authority.roles.get(role, {})
    return Text(names.get("en", role), names.get("zh", role))


def _texts(facts: Facts) -> list[Document]:
    found: list[Document] = []
    for source in sorted(facts.sources.values(), key=lambda text: (TIERS.index(text.tier), text.id)):
        translations = facts.identity.translations.get(source.id, {})
        published = facts.sms.settings.languages
        found += [source, *(translations[name] for name in sorted(translations) if name in published)]
    return [*found, *(instance.text for _, instance in sorted(facts.identity.instances.items()))]


def _others(facts: Facts) -> list[Other]:
    found = []
    for text in _texts(facts):
        standing = pending(facts, text)
        if standing is not None:
            title = text.title or standing.source.title or text.id
            found.append(Other(text.id, text.language, title, standing.version, standing.state.state))
    return found


def _since(root: Path, facts: Facts, cache: Path | None) -> dict[tuple[str, str], str]:
    """Return the day on which each text came to stand as it is, or was last decided on, whichever is later.

    Empty where the history of this clone cannot be read: then nothing is said.
    """
    try:
        clone = Clone(root)
        try:
            head = clone.state().head
        finally:
            clone.close()
        past = read_past(root, head, evidence_cache() if cache else None)
    except (GitError, GitWritingError):
        return {}
    zone = zone_of(facts.sms.authority)
    commits = {each.path: each for each in past.appearances}  # the last one at each path
    days = {}
    for text in _texts(facts):
        last = commits.get(text.path)
        if last is None or last.blob not in past.texts or past.texts[last.blob].sha256 != text.sha256:
            continue
        when = datetime.fromtimestamp(past.history.commits[last.commit].committer_time, zone)
        days[text.id, text.language] = max([when.date().isoformat(), *_decided(facts, text, zone)])
    return days


def _decided(facts: Facts, text: Document, zone: ZoneInfo) -> list[str]:
    standing = pending(facts, text)
    times = [moment(record.signed_at) for record in standing.decided] if standing else []
    return [when.astimezone(zone).date().isoformat() for when in times if when]
