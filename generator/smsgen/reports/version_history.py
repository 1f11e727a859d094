"""The history of a document: every version of every language, why it was made, who decided on it, when it was in force.

The decisions come from the records as of the day of judgement; what a text says of itself comes from the text, found by
its digest in the tree or in history. Where a text is not at hand, what it says is "".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextState
from smsgen.analysis.versions import Version
from smsgen.model.version_text import VersionText
from smsgen.reports.control import MissingLine, control_of, label
from smsgen.reports.decisions import DecisionLine, decision_of, role_name, takeover_of
from smsgen.reports.version_words import said_of


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a text.

    state: as in `TextState`, or `rejected`. kind: `major`, `minor`, `baseline`; "" of a draft. digest: `sha256:…` of
    its manifest. title, change, authors (names), path: as its text says. decisions: all of them, oldest first. missing:
    those still to be taken. issued: ISO day of the last approval. effective_from: ISO day. waits_for: languages that
    must be approved too. ended_on: ISO day on which a later version or a withdrawal took it out of force; ended_by:
    that version, "" for a withdrawal. before: digest of the version that it followed.
    """

    version: str
    revision: str
    state: str
    kind: str
    digest: str
    title: str = ""
    change: str = ""
    authors: tuple[str, ...] = ()
    path: str = ""
    decisions: tuple[DecisionLine, ...] = ()
    missing: tuple[MissingLine, ...] = ()
    issued: str = ""
    effective_from: str = ""
    waits_for: tuple[str, ...] = ()
    ended_on: str = ""
    ended_by: str = ""
    before: str = ""

    @property
    def label(self) -> str:
        """How the version is written, the second revision of a translation as `1.0/2`."""
        return f"{self.version}/{self.revision}" if self.revision else self.version


@dataclass(frozen=True, slots=True)
class TextHistory:
    """All versions of a document in one language, the newest first. title: of the newest text that is at hand."""

    document: str
    language: str
    title: str
    versions: tuple[VersionLine, ...]
    in_force: str = ""
    next_review: str = ""
    withdrawn_on: str = ""


def histories(
    facts: Facts, document_id: str, texts: Mapping[str, VersionText], shown_in: str
) -> tuple[TextHistory, ...]:
    """Return the history of each language of a document, the authoritative one first; () for an unknown id.

    texts: by digest, as far as they are at hand. shown_in: the language of the names of roles.
    """
    source = facts.sms.authority.language
    states = [state for (id_, _), state in facts.approvals.every.items() if id_ == document_id]
    ordered = sorted(states, key=lambda state: (state.language != source, state.language))
    return tuple(_Writer(facts, state, texts, shown_in).history() for state in ordered)


class _Writer:
    """Puts the versions of one text into lines."""

    def __init__(self, facts: Facts, state: TextState, texts: Mapping[str, VersionText], shown_in: str) -> None:
        self.facts = facts
        self.state = state
        self.texts = texts
        self.shown_in = shown_in
        self.today = facts.as_of.isoformat()

    def history(self) -> TextHistory:
        lines = [self._line(version) for version in self.state.versions]
        if self._is_new_draft():
            lines.append(self._draft())
        lines.reverse()
        in_force = self.state.in_force
        return TextHistory(
            document=self.state.document,
            language=self.state.language,
            title=next((line.title for line in lines if line.title), self._title_of_record()),
            versions=tuple(lines),
            in_force=label(in_force) if in_force else "",
            next_review=self.state.next_review,
            withdrawn_on=self.state.withdrawn_on,
        )

    def _title_of_record(self) -> str:
        """Return what a maintained record is about now, "" of a document: a record itself has no title."""
        instance = self.facts.identity.instances.get(self.state.document)
        return instance.text.title if instance else ""

    def _line(self, version: Version) -> VersionLine:
        said = self._said(version.digest)
        ended_on, ended_by = self._end(version)
        control = control_of(self.facts, self.state.document, self.state.language, self.shown_in)
        return VersionLine(
            version=version.version,
            revision=version.revision,
            state=self._name(version),
            kind=version.kind,
            digest=version.digest,
            title=said.title,
            change=said.change,
            authors=self._names(said.authors),
            path=said.path,
            decisions=self._decisions(version),
            missing=control.missing if version is self.state.declared else self._missing(version),
            issued=version.approved_at.date().isoformat() if version.approved_at else "",
            effective_from=version.effective_from,
            waits_for=version.waits_for,
            ended_on=ended_on,
            ended_by=ended_by,
            before=self._before(version),
        )

    def _is_new_draft(self) -> bool:
        """Tell whether the tree holds a text that no decision is about, while the document is in use."""
        state = self.state
        if not state.version or state.withdrawn_on:
            return False
        return state.declared is None or bool(state.digest and state.declared.digest != state.digest)

    def _draft(self) -> VersionLine:
        state = self.state
        said = self._said(state.digest)
        control = control_of(self.facts, state.document, state.language, self.shown_in)
        last = state.last_approved
        return VersionLine(
            version=state.version,
            revision=state.revision,
            state="draft",
            kind="",
            digest=state.digest,
            title=said.title,
            change=said.change,
            authors=self._names(said.authors),
            path=said.path,
            missing=control.missing,
            before=last.digest if last else "",
        )

    def _said(self, digest: str) -> VersionText:
        return said_of(digest, self.texts)

    def _names(self, authors: tuple[str, ...]) -> tuple[str, ...]:
        people = self.facts.sms.authority.people
        return tuple(people[each].name if each in people else each for each in authors)

    def _decisions(self, version: Version) -> tuple[DecisionLine, ...]:
        taken = [takeover_of(self.facts, version.baseline, self.shown_in)] if version.baseline else []
        lines = (
            decision_of(self.facts, record, self.shown_in, counts=record.digest == version.digest)
            for record in version.records
        )
        return (*taken, *lines)

    def _missing(self, version: Version) -> tuple[MissingLine, ...]:
        """Return what an older version never got: nobody can give it any more."""
        if version.rejected:
            return ()
        roles = ((need.decision, role_name(self.facts, need.role, self.shown_in)) for need in version.missing)
        return tuple(MissingLine(decision, role) for decision, role in roles)

    def _before(self, version: Version) -> str:
        lower = [each for each in self.state.versions if each.approved_at and each.key < version.key]
        return lower[-1].digest if lower else ""

    def _name(self, version: Version) -> str:
        if version.rejected:
            return "rejected"
        if not version.approved_at:
            return "in review"
        if not version.effective_from or version.effective_from > self.today:
            return "approved"
        if version is self.state.in_force:
            return "effective"
        return "superseded" if self._successor(version) else "withdrawn"

    def _successor(self, version: Version) -> Version | None:
        """Return the version that took this one out of force."""
        higher = [
            each
            for each in self.state.versions
            if each.key > version.key and each.effective_from and each.effective_from <= self.today
        ]
        return min(higher, key=lambda each: (each.effective_from, each.key), default=None)

    def _end(self, version: Version) -> tuple[str, str]:
        """Return when a version that was in force ended, and by which version."""
        if not version.effective_from or version.effective_from > self.today:
            return ("", "")
        successor = self._successor(version)
        if successor is not None:
            return (max(successor.effective_from, version.effective_from), label(successor))
        return (self.state.withdrawn_on, "")
