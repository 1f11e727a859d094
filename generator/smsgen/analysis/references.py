"""Where the references, links and images of the texts lead, and which of them lead nowhere."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from smsgen.analysis.identity import Identity
from smsgen.diagnostics import Finding, did_you_mean
from smsgen.location import Location
from smsgen.model.document import Document, asset_path, is_remote
from smsgen.model.sms import Sms
from smsgen.model.text import Text

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_ALLOWED_SCHEMES = ("http", "https", "mailto")


class Anchors(NamedTuple):
    """The anchors of one text: those that the text states, and all."""

    explicit: frozenset[str]
    all: frozenset[str]


@dataclass(frozen=True, slots=True)
class References:
    """outgoing: id → ids that its texts refer to. faults: findings of the REF rules, by rule name.

    used_files: paths of assets and documents that links and images lead to.
    """

    outgoing: dict[str, frozenset[str]]
    faults: dict[str, tuple[Finding, ...]]
    used_files: frozenset[str]


def resolve_references(sms: Sms, identity: Identity, withdrawn: frozenset[str] = frozenset()) -> References:
    """Follow every reference, link and image of every text. withdrawn: ids that nobody may rely on any more."""
    return _Resolver(sms, identity, withdrawn).resolve()


def anchors_of(document: Document) -> Anchors:
    """Return the anchors that a link into `document` can name."""
    structure = document.structure
    return Anchors(structure.explicit_ids, frozenset(heading.id for heading in structure.headings))


class _Resolver:
    """The state of one pass over all texts."""

    def __init__(self, sms: Sms, identity: Identity, withdrawn: frozenset[str]) -> None:
        self.sms = sms
        self.withdrawn = withdrawn
        self.identity = identity
        self.by_path = {document.path: document for document in sms.documents}
        self.ambiguous = {first.id for first, _ in identity.duplicates if not first.is_translation}
        # The ids that a reference may name, each with the headings that it may name there.
        self.sound = {
            key: text.structure.explicit_ids
            for key, text in identity.sources.items()
            if key not in self.ambiguous and key not in withdrawn
        }
        self.told: set[str] = set()
        self.anchors: dict[str, Anchors] = {}
        self.findings: list[Finding] = []
        self.used_files: set[str] = set()

    def resolve(self) -> References:
        outgoing: dict[str, set[str]] = {}
        for document in self.sms.documents:
            targets = outgoing.setdefault(document.id, set())
            self._references(document, targets)
            if document.structure.links or document.structure.images:
                self._links(document, targets)
                self._images(document)
        faults: dict[str, list[Finding]] = {}
        for finding in self.findings:
            faults.setdefault(finding.rule, []).append(finding)
        return References(
            {key: frozenset(value) for key, value in outgoing.items()},
            {key: tuple(value) for key, value in faults.items()},
            frozenset(self.used_files),
        )

    def _found(self, rule: str, document: Document, place: tuple[int, int], **values: str | Text) -> None:
        self.findings.append(Finding(rule, Location(document.path, *place), document.id, values))

    def _references(self, document: Document, targets: set[str]) -> None:
        sources = self.identity.sources
        wanted = document.structure.targets
        targets.update(wanted)
        if self._all_sound(wanted):
            return  # nearly always: where each reference stands need not even be unpacked
        for reference in document.structure.references:
            target = reference.target
            text = sources.get(target)
            if text is None or target in self.ambiguous or target in self.withdrawn:
                self._bad_target(document, target, (reference.line, reference.column))
            elif reference.anchor:
                # A translation that lacks a heading of its source has that one fault (translation-headings).
                self._anchor(document, text, reference.anchor, (reference.line, reference.column))

    def _all_sound(self, wanted: Mapping[str, tuple[str, ...]]) -> bool:
        """Tell whether nothing is wrong with references to these ids and the anchors named there."""
        for target, anchors in wanted.items():
            explicit_ids = self.sound.get(target)
            if explicit_ids is None or not explicit_ids.issuperset(anchors):
                return False
        return True

    def _bad_target(self, document: Document, target: str, place: tuple[int, int]) -> None:
        if target in self.withdrawn:
            self._found("withdrawn-reference", document, place, target=target)
        elif target in self.identity.sources:
            # Told once: that the id stands twice is the fault, and all references to it end with it.
            if target not in self.told:
                self.told.add(target)
                self._found("ambiguous-reference", document, place, target=target)
        elif target not in self.identity.translations:
            # A target that exists only as a translation is one fault already: translation-source-missing.
            self._found(
                "unresolved-reference", document, place, target=target, hint=did_you_mean(target, self.identity.sources)
            )

    def _anchor(self, document: Document, target: Document, anchor: str, place: tuple[int, int]) -> None:
        if not target.readable:
            return
        anchors = self.anchors.get(target.path)
        if anchors is None:
            anchors = self.anchors[target.path] = anchors_of(target)
        if anchor in anchors.explicit:
            return
        if anchor in anchors.all:
            self._found("anchor-not-explicit", document, place, target=target.id, anchor=anchor)
        else:
            hint = did_you_mean(anchor, anchors.explicit)
            self._found("broken-anchor", document, place, target=target.id, anchor=anchor, hint=hint)

    def _links(self, document: Document, targets: set[str]) -> None:
        for link in document.structure.links:
            destination = link.destination
            place = (link.line, link.column)
            scheme = _SCHEME.match(destination)
            if scheme:
                if scheme[1].lower() not in _ALLOWED_SCHEMES:
                    self._found("forbidden-link-scheme", document, place, scheme=scheme[1])
                continue
            if not destination:
                self._found("broken-link", document, place, target="()", hint=Text("", ""))
                continue
            path, _, anchor = destination.partition("#")
            target = inside(document.path, path) if path else document.path
            if target is None:
                self._found("link-outside-set", document, place, target=destination)
            elif target in self.by_path:
                self.used_files.add(target)
                targets.add(self.by_path[target].id)
                if anchor:
                    self._anchor(document, self.by_path[target], unquote(anchor), place)
            elif target in self.sms.files:
                self.used_files.add(target)
            elif _in_set(target):
                hint = did_you_mean(target, self.by_path)
                self._found("broken-link", document, place, target=destination, hint=hint)
            else:
                self._found("link-outside-set", document, place, target=destination)

    def _images(self, document: Document) -> None:
        for image in document.structure.images:
            destination = image.destination
            place = (image.line, image.column)
            path = asset_path(document.path, destination)
            if is_remote(destination):
                self._found("asset-remote", document, place, target=destination)
            elif path is None:
                self._found("asset-escape", document, place, target=destination)
            elif path not in self.sms.files:
                self._found("asset-missing", document, place, target=destination)
            else:
                self.used_files.add(path)


def inside(base: str, destination: str) -> str | None:
    """Return the path that a relative link in `base` means, None where it leads out of the repository.

    A percent-encoded `..` is decoded first, as a browser does.
    """
    decoded = unquote(destination)
    if decoded.startswith("/") or "\\" in decoded:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), decoded))
    return None if path == ".." or path.startswith("../") else path


_SET_FOLDERS = ("docs/manual/", "docs/guides/", "policies/", "procedures/", "forms/", "records/")


def _in_set(path: str) -> bool:
    return path.startswith(_SET_FOLDERS)
