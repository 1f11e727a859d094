"""The versions of a document with their texts, and what differs between two of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from smsgen.analysis.text_states import TextState
from smsgen.analysis.versions import version_key
from smsgen.app.check import Judged
from smsgen.app.compare_versions import compare_versions
from smsgen.app.publishing.texts_in_history import from_history
from smsgen.app.publishing.version_texts import version_texts
from smsgen.exporters.listings.history_listing import Comparison
from smsgen.model.redline import Redline
from smsgen.model.text import Text, enumerated
from smsgen.model.version_text import VersionText, changed_pictures
from smsgen.reports.control import label
from smsgen.reports.version_history import TextHistory, histories
from smsgen.sources.evidence_cache import evidence_cache


@dataclass(frozen=True, slots=True)
class DocumentHistory:
    """The versions of a document by language, and the texts by digest, as far as they are at hand."""

    histories: tuple[TextHistory, ...]
    texts: Mapping[str, VersionText]

    def compare(self, before: str, digest: str) -> Comparison | None:
        """Return what differs between two texts by their digests, None where one is not at hand."""
        old, new = self.texts.get(before), self.texts.get(digest)
        if old is None or new is None:
            return None
        return Comparison(compare_versions(old.text, new.text), changed_pictures(old, new))

    @property
    def lacking(self) -> tuple[str, ...]:
        """Which versions are not at hand: `1.0 (en)`."""
        return tuple(
            f"{line.label} ({history.language})"
            for history in self.histories
            for line in history.versions
            if line.digest not in self.texts
        )


@dataclass(frozen=True, slots=True)
class VersionChange:
    """What differs between two versions in one language.

    new: "" for the text as it stands in the files. pictures: names of those that differ, which no redline shows.
    """

    language: str
    old: str
    new: str
    redline: Redline
    pictures: tuple[str, ...] = ()


class VersionMissingError(Exception):
    """A version that was named cannot be compared; `message` says why."""

    def __init__(self, message: Text) -> None:
        """Carry the reason in both languages."""
        super().__init__(message.en)
        self.message = message


def document_history(judged: Judged, root: Path, document: str, shown_in: str) -> DocumentHistory:
    """Return the history of a document; without versions where nobody decided on it, () where there is none.

    shown_in: the language of the names of roles.
    """
    texts = _texts(judged, root, document)
    return DocumentHistory(histories(judged.facts, document, texts, shown_in), texts)


def compare_approved(
    judged: Judged, root: Path, document: str, versions: tuple[str, str], language: str | None
) -> tuple[VersionChange, ...]:
    """Compare two versions of a document, or one with the text of the tree where the second is "".

    A translation is compared in the last revision of the version that is named without one. Raises VersionMissingError.
    """
    texts = _texts(judged, root, document)
    source = judged.facts.sms.authority.language
    states = [state for (id_, _), state in judged.facts.approvals.every.items() if id_ == document]
    wanted = [state for state in states if language in (None, state.language)]
    ordered = sorted(wanted, key=lambda state: (state.language != source, state.language))
    changes = tuple(change for state in ordered for change in _compare(state, texts, versions))
    if not changes:
        raise VersionMissingError(_unknown(document, versions, states))
    return changes


def _compare(state: TextState, texts: Mapping[str, VersionText], versions: tuple[str, str]) -> Iterator[VersionChange]:
    """Yield the comparison where this language has both versions."""
    old, new = (_digest(state, version) for version in versions)
    if old is None or new is None:
        return
    for name, digest in (old, new):
        if digest not in texts:
            raise VersionMissingError(_lost(state, name))
    before, after = texts[old[1]], texts[new[1]]
    differences = compare_versions(before.text, after.text)
    yield VersionChange(state.language, old[0], new[0], differences, changed_pictures(before, after))


def _digest(state: TextState, version: str) -> tuple[str, str] | None:
    """Return the label and the digest of a version, None where there is none; of "" the text of the tree."""
    if not version:
        return ("", state.digest) if state.digest else None
    number, _, revision = version.partition("/")
    named = [each for each in state.versions if each.version == number and revision in ("", each.revision)]
    if named:
        return label(named[-1]), named[-1].digest
    declared = version_key(state.version, state.revision)
    if state.digest and version_key(number, revision or state.revision) == declared:
        return version, state.digest
    return None


def _texts(judged: Judged, root: Path, document: str) -> dict[str, VersionText]:
    fetch = from_history(root, judged.tree, evidence_cache())
    return version_texts(judged.facts, judged.tree, fetch, document)


def _unknown(document: str, versions: tuple[str, str], states: list[TextState]) -> Text:
    known = [f"{label(each)} ({state.language})" for state in states for each in state.versions]
    named = " ".join(version for version in versions if version)
    listed = enumerated(known)
    return Text(
        f"{document} has no text in all of these versions: {named}. Decided on so far: {listed or 'none'}.",
        f"{document}没有同时具备以下版本的文本：{named}。已有审批的版本：{listed or '无'}。",
    )


def _lost(state: TextState, name: str) -> Text:
    where = f"{state.document} {name} ({state.language})"
    return Text(
        f"The text of {where} is neither in the files nor in the history of this clone. Get the whole history "
        "(git fetch --unshallow) and try again.",
        f"当前文件和本克隆的历史中都没有{where}的文本。请取得完整历史（git fetch --unshallow）后重试。",
    )
