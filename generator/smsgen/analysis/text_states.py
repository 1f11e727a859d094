"""The state of every document in every language: which version is declared, approved, in force, and due for review."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from smsgen.analysis.versions import Version, chain_digest, version_key

STATES = ("draft", "in review", "approved", "effective", "superseded", "withdrawn")
TextKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TextState:
    """What the records say of one document in one language, as of the day of judgement.

    version, revision: declared by the text in the tree, "" where the tree holds none. digest: of that text, "" where it
    has no manifest. state: of the declared version (one of STATES). versions: all that records are about, lowest first.
    in_force: the highest effective one, None while there is none. next_review: ISO day, "" while nothing is in force.
    withdrawn_on: ISO day, "" while in use.
    """

    document: str
    language: str
    version: str = ""
    revision: str = ""
    digest: str = ""
    state: str = "draft"
    versions: tuple[Version, ...] = ()
    in_force: Version | None = None
    next_review: str = ""
    withdrawn_on: str = ""

    @property
    def declared(self) -> Version | None:
        """The version that the text in the tree declares, as far as records are about it."""
        key = version_key(self.version, self.revision)
        return next((version for version in self.versions if version.key == key), None)

    @property
    def last_approved(self) -> Version | None:
        """The highest version that was approved, whether its day has come or not."""
        approved = [version for version in self.versions if version.approved_at]
        return approved[-1] if approved else None

    @property
    def previous(self) -> str:
        """What `previous` of a new record about a next version must say."""
        return chain_digest(self.last_approved)


def name_state(state: TextState, today: str) -> TextState:
    """Fill in which version is in force on `today`, and the name of the state."""
    effective = [each for each in state.versions if each.effective_from and each.effective_from <= today]
    in_force = effective[-1] if effective and not state.withdrawn_on else None
    declared = state.declared
    if state.withdrawn_on:
        name = "withdrawn"
    elif declared is None or declared.digest != state.digest:
        name = "draft"
    elif not declared.approved_at:
        name = "in review"
    elif not declared.effective_from or declared.effective_from > today:
        name = "approved"
    else:
        name = "effective" if declared is in_force else "superseded"
    return replace(state, state=name, in_force=in_force)


def release_together(states: Mapping[TextKey, TextState], source_language: str) -> dict[TextKey, TextState]:
    """Let the languages of a version take effect on one day, the latest of all (the default of the register).

    A source waits for the languages into which an earlier version was approved: a language that comes later does not
    take an effective text out of force again. A translation never takes effect before its source.
    """
    translations: dict[str, list[TextState]] = {}
    for (document, language), state in states.items():
        if language != source_language and not state.withdrawn_on:
            translations.setdefault(document, []).append(state)
    together = dict(states)
    for document, others in translations.items():
        source = states.get((document, source_language), TextState(document, source_language))
        waiting = replace(source, versions=tuple(_with_languages(each, others) for each in source.versions))
        if (document, source_language) in states:
            together[document, source_language] = waiting
        for other in others:
            versions = tuple(_with_source(each, waiting, source_language) for each in other.versions)
            together[document, other.language] = replace(other, versions=versions)
    return together


def _with_languages(version: Version, others: Iterable[TextState]) -> Version:
    if not version.approved_at:
        return version
    days, lacking = [version.effective_from], []
    for other in others:
        approved = [each for each in other.versions if each.approved_at]
        same = [each.effective_from for each in approved if each.version == version.version]
        if any(each.key[:2] < version.key[:2] for each in approved):
            days.append(min(same, default=""))
            lacking.extend([] if same else [other.language])
    return version._replace(effective_from="" if lacking else max(days), waits_for=tuple(sorted(lacking)))


def _with_source(version: Version, source: TextState, language: str) -> Version:
    if not version.approved_at:
        return version
    same = next((each for each in source.versions if each.version == version.version), None)
    if same is None or not same.effective_from:
        waits = (language,) if same is None or not same.approved_at else same.waits_for
        return version._replace(effective_from="", waits_for=waits)
    return version._replace(effective_from=max(version.effective_from, same.effective_from))


def last_review(state: TextState) -> date | None:
    """Return the day of the last approval or confirmation of the version in force, None where there is none."""
    version = state.in_force
    if version is None or version.approved_at is None:
        return None
    last = max((version.approved_at, *version.confirmed_at))
    return last.astimezone(version.approved_at.tzinfo).date()


def with_review(state: TextState, months: int) -> TextState:
    """Fill in the day of the next review, `months` after the last."""
    reviewed = last_review(state)
    return replace(state, next_review=add_months(reviewed, months).isoformat()) if reviewed else state


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    first = date(total // 12, total % 12 + 1, 1)
    following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first.replace(day=min(day.day, (following - timedelta(days=1)).day))


def changed_since_review(
    states: Mapping[TextKey, TextState], parents: Mapping[str, str], language: str
) -> Iterator[tuple[TextState, Version]]:
    """Yield (child, version of its parent) where the parent changed and nobody has looked at the child since."""
    for child, parent in parents.items():
        state, above = states.get((child, language)), states.get((parent, language))
        if state is None or above is None or above.in_force is None or above.in_force.approved_at is None:
            continue
        earlier = [each for each in above.versions if each.approved_at and each.key < above.in_force.key]
        reviewed = last_review(state)
        changed = above.in_force.approved_at
        if earlier and reviewed and reviewed < changed.date():
            yield state, above.in_force
