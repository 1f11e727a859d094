"""What the texts were along the main line, held against what was decided on them (APPROVALS, "History layer")."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from smsgen.analysis.approval_faults import shown
from smsgen.analysis.main_line import MainLine
from smsgen.analysis.text_states import TextKey, TextState
from smsgen.analysis.versions import Version, VersionKey, version_key
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import Authority
from smsgen.model.document import asset_path
from smsgen.model.history import Commit
from smsgen.model.past import Appearance, Past


class Span(NamedTuple):
    """A text as it stood at a path from one commit until another (not included; None: it stands there still)."""

    text: TextKey
    version: VersionKey
    appearance: Appearance
    until: int | None


@dataclass(frozen=True, slots=True)
class PastTexts:
    """All spans of all texts by what they say they are. digests: of every text that ever stood on the main line."""

    spans: Mapping[tuple[TextKey, VersionKey], tuple[Span, ...]]
    digests: frozenset[str]


def past_texts(past: Past, source_language: str) -> PastTexts:
    """Sort the appearances by id, language and version; those whose front matter tells neither are left out."""
    at_path: dict[str, list[Appearance]] = {}
    for appearance in past.appearances:
        at_path.setdefault(appearance.path, []).append(appearance)
    spans: dict[tuple[TextKey, VersionKey], list[Span]] = {}
    for appearances in at_path.values():
        ends: list[int | None] = [*(each.commit for each in appearances[1:]), None]
        for appearance, until in zip(appearances, ends, strict=True):
            text = past.texts.get(appearance.blob)
            if text is None:
                continue
            translated = bool(appearance.language) and appearance.language != source_language
            key = (text.id, appearance.language if translated else source_language)
            version = version_key(*((text.translation_of, text.revision) if translated else (text.version, "")))
            spans.setdefault((key, version), []).append(Span(key, version, appearance, until))
    found = {key: tuple(sorted(each, key=lambda span: span.appearance.commit)) for key, each in spans.items()}
    return PastTexts(found, frozenset(each.digest for each in past.appearances))


def text_findings(
    states: Mapping[TextKey, TextState], texts: PastTexts, line: MainLine, commits: tuple[Commit, ...]
) -> Iterator[Finding]:
    """Yield the approved versions that once held other bytes, and those whose text is lost."""
    for key, state in states.items():
        for version in state.versions:
            if version is state.declared and version.digest != state.digest:
                continue  # the tree finds this already (content-changed-after-approval)
            since = _fixed_at(version, line)
            spans = texts.spans.get((key, version.key), ())
            other = None if since is None else next((each for each in spans if _differs(each, version, since)), None)
            if other is not None:
                index = max(other.appearance.commit, since or 0)
                values = {
                    "document": state.document,
                    "version": shown(version.version, version.revision),
                    "commit": commits[index].id,
                }
                yield Finding("content-changed-meanwhile", Location(other.appearance.path), state.document, values)
            elif version.approved_at and version.digest not in texts.digests and not _is_old(state, version, line):
                yield _lost(state, version)


def _fixed_at(version: Version, line: MainLine) -> int | None:
    """Return the index of the commit from which on a version may be no other bytes, None where it is not fixed."""
    landings = [
        line.records[record.path].commit
        for record in version.records
        if record.decision in ("approve", "reject") and record.path in line.records
    ]
    if version.baseline and version.baseline.path in line.registers:
        landings.append(line.registers[version.baseline.path].commit)
    return max(min(landings), line.start or 0) if landings else None


def _is_old(state: TextState, version: Version, line: MainLine) -> bool:
    """Tell whether a version had been approved before control started, and is no longer in force.

    A set that is taken over brings what is in force; what came before may lie elsewhere.
    """
    approvals = [record.path for record in version.records if record.decision == "approve"]
    taken_over = all((landing := line.records.get(path)) and landing.commit <= (line.start or 0) for path in approvals)
    return version is not state.in_force and taken_over


def _differs(span: Span, version: Version, since: int) -> bool:
    return (span.until is None or span.until > since) and span.appearance.digest != version.digest


def _lost(state: TextState, version: Version) -> Finding:
    approvals = [record for record in version.records if record.decision == "approve"]
    entry = version.baseline
    path = entry.path if entry else approvals[-1].path
    values = {
        "document": state.document,
        "version": shown(version.version, version.revision),
        "digest": version.digest,
    }
    return Finding("approved-text-lost", Location(path), state.document, values)


def author_findings(
    states: Mapping[TextKey, TextState], texts: PastTexts, authority: Authority, commits: tuple[Commit, ...], start: int
) -> Iterator[Finding]:
    """Yield the reviews and approvals by people in whose name git brought in the text that they decided on."""
    people = {email.casefold(): person.id for person in authority.people.values() for email in person.emails}
    for key, state in states.items():
        for version in state.versions:
            decided = [each for each in version.records if each.decision in ("review", "approve")]
            if decided:
                writers = _writers(texts.spans.get((key, version.key), ()), commits, people, start)
                yield from _own(decided, writers)


def _own(decided: Iterable[ApprovalRecord], writers: Mapping[str, str]) -> Iterator[Finding]:
    for record in decided:
        if record.signer in writers:
            values = {"signer": record.signer, "commit": writers[record.signer]}
            yield Finding("author-approved", record.at("signer"), record.document, values, "signer")


def _writers(
    spans: Iterable[Span], commits: tuple[Commit, ...], people: Mapping[str, str], start: int
) -> dict[str, str]:
    """Return the people who wrote what these spans hold, each with the first commit that says so."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for span in spans:
        digest, index = span.appearance.digest, span.appearance.commit
        if digest in seen or index <= start:
            continue  # moved, or brought back: nobody wrote anything
        seen.add(digest)
        commit = commits[index]
        paths = set(_paths(span.appearance))
        for email in _emails(commit, paths):
            person = people.get(email.casefold())
            if person:
                found.setdefault(person, commit.id)
    return found


def _emails(commit: Commit, paths: set[str]) -> Iterator[str]:
    """Yield who wrote what a commit brings to `paths`; of a merge, those whose commits touch them."""
    if len(commit.parents) > 1:
        yield from (each.email for each in commit.merged_emails if not paths.isdisjoint(each.paths))
    else:
        yield from (commit.author_email, *commit.co_author_emails)


def _paths(appearance: Appearance) -> Iterator[str]:
    yield appearance.path
    yield from filter(None, (asset_path(appearance.path, name) for name, _ in appearance.assets))
