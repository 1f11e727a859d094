"""What history tells the judgement of approvals: the texts that the tree no longer holds, and what was taken away.

With it an owner, an author and a tier of an earlier text are known, about which the tree alone must be lenient.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from smsgen.analysis.main_line import MainLine
from smsgen.analysis.versions import VersionKey, version_key
from smsgen.diagnostics import Finding
from smsgen.model.approval import ApprovalRecord
from smsgen.model.baseline import AcceptedFault
from smsgen.model.document import INSTANCE, tier_of
from smsgen.model.past import Past
from smsgen.model.record import FOLDER


class Original(NamedTuple):
    """A text as it once stood. first: index of the commit with which it came."""

    path: str
    owner: str
    authors: tuple[str, ...]
    first: int

    @property
    def tier(self) -> str:
        """The tier of the folder in which it stood."""
        return INSTANCE if self.path.startswith(f"{FOLDER}/") else tier_of(self.path)


@dataclass(frozen=True, slots=True)
class Hindsight:
    """originals: digest → the text that it stands for. explained: files of decisions that are not what they were.

    spoilt: (id, language) → the lowest version of which a record is not what it was. rootless: a register is not, on
    which every verdict rests. unsettled: a register or a statement is not, which may be about any text.
    """

    originals: Mapping[str, Original] = field(default_factory=dict)
    explained: frozenset[str] = frozenset()
    spoilt: Mapping[tuple[str, str], VersionKey] = field(default_factory=dict)
    rootless: bool = False
    unsettled: bool = False

    def original(self, record: ApprovalRecord) -> Original | None:
        """Return the authoritative text that a record is about, or was translated from; None where none is known."""
        return self.originals.get(record.source_digest or record.digest)

    def explains(self, finding: Finding) -> bool:
        """Tell whether a finding of the tree follows from what history has found, so that it is not found twice."""
        if self.rootless:
            return finding.rule != "authority-unpinned"
        lost = finding.rule in _OF_CONFIRMATIONS and any(finding.subject == document for document, _ in self.spoilt)
        return lost or self.explains_place(finding.location.path)

    def explains_place(self, path: str) -> bool:
        """Tell whether history has a finding about the file of decisions at `path`, or of which it is the signature."""
        name, dot, _ = path.partition(".yml.")
        return f"{name}.yml" in self.explained if dot else path in self.explained


NOTHING = Hindsight()
# What is found where the record of a review is gone.
_OF_CONFIRMATIONS = frozenset({"review-overdue", "parent-changed"})


def look_back(past: Past, line: MainLine, accepted: Iterable[AcceptedFault]) -> Hindsight:
    """Gather what the judgement of approvals takes from history.

    What stands again as it landed takes nothing from the tree. What was accepted explains nothing any more: what still
    follows from it is found in the tree, and accepted there. That a register is not what it was, nobody can accept:
    whoever could replace it could accept that too.
    """
    allowed = {(each.rule, each.path) for each in accepted}
    spoilt: dict[tuple[str, str], VersionKey] = {}
    explained: set[str] = set()
    rootless = unsettled = False
    for path, landing in {**line.records, **line.registers}.items():
        touched = landing.touched
        is_record = path in line.records
        if touched is None or touched.restored:
            continue
        is_register = not is_record and path.count("/") == 1
        if not is_register and (touched_rule(deleted=touched.deleted, is_record=is_record), touched.path) in allowed:
            continue
        explained.add(path)
        if is_record:
            key, version = _about(path)
            spoilt[key] = min(spoilt.get(key, version), version)
        rootless |= is_register
        unsettled |= not is_record
    return Hindsight(_originals(past), frozenset(explained), spoilt, rootless, unsettled)


def touched_rule(*, deleted: bool, is_record: bool) -> str:
    """Return the name of the rule that finds a file of decisions changed or deleted."""
    return f"{'record' if is_record else 'register'}-{'deleted' if deleted else 'modified'}"


def _about(path: str) -> tuple[tuple[str, str], VersionKey]:
    """Return what a record is about as its path tells."""
    _, document, version, language, *_ = (*path.split("/"), "", "", "", "")
    language, _, revision = language.partition(".")
    return (document, language), version_key(version, revision)


def _originals(past: Past) -> dict[str, Original]:
    found: dict[str, Original] = {}
    forms = _owners(past)
    for appearance in past.appearances:
        text = past.texts.get(appearance.blob)
        if text and appearance.digest not in found:
            owner = forms.get((text.form, text.form_version), "") if text.form else text.owner
            found[appearance.digest] = Original(appearance.path, owner, text.authors, appearance.commit)
    return found


def _owners(past: Past) -> dict[tuple[str, str], str]:
    """Return (id, version) → owner, "" where texts of one version differ in it: who owned a form owns its records."""
    found: dict[tuple[str, str], str] = {}
    for text in past.texts.values():
        if text.owner:
            key = (text.id, text.version)
            found[key] = text.owner if found.get(key, text.owner) == text.owner else ""
    return found
