"""Reads a tree once: paths, configuration, documents → `Sms`, the model, with a finding for each fault."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import Document, asset_path
from smsgen.model.sms import Sms
from smsgen.model.standard import Standard
from smsgen.model.waiver import Waiver
from smsgen.sources.commit_readings import readings_of
from smsgen.sources.configuration import ConfigurationError, read_settings
from smsgen.sources.decisions import read_decisions, register_paths
from smsgen.sources.demonstration_keys import demonstration_findings
from smsgen.sources.read_authority import read_authority
from smsgen.sources.read_documents import read_documents
from smsgen.sources.read_pictures import picture_findings
from smsgen.sources.read_records import read_records
from smsgen.sources.read_standard import read_standard, shipped_standard
from smsgen.sources.read_waivers import read_waivers
from smsgen.sources.tree import FILES, Entry, Tree, UnreadableFileError

_PORTABLE_PATH = re.compile(r"[A-Za-z0-9._/-]+")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model and what was found while it was read."""

    sms: Sms
    findings: tuple[Finding, ...]


def load(tree: Tree, cache_folder: Path | None = None, *, assets_only: bool = False) -> Loaded:
    """Read the whole tree. Raises ConfigurationError when settings, register or catalogues cannot be relied on.

    cache_folder: of a working tree one inside it, of a commit `evidence_cache()`; None reads everything anew.
    assets_only: the documents' Markdown is read only where it may show an image. Digests need no more of it; rules and
    reports about what a text says do.
    """
    entries = tree.entries()
    findings = list(_path_findings(entries))
    files = {entry.path: entry for entry in entries if entry.kind == "file"}
    contents = _read_small(tree, files)
    if "sms.yml" not in contents:
        raise ConfigurationError([Finding("settings-missing", Location("sms.yml"))])
    settings, keys = read_settings(contents["sms.yml"])
    registers = register_paths(contents)
    if not registers:
        raise ConfigurationError([Finding("authority-missing", Location("authority/1.yml"))])
    authorities = tuple(read_authority(path, contents[path], contents) for path in registers)
    authority = authorities[-1]
    places = [keys.places.get(f"standards[{index}]", (0, 0)) for index in range(len(settings.standards))]
    standards = tuple(_standard(*chosen, contents) for chosen in zip(settings.standards, places, strict=True))
    waivers, waiver_findings = _waivers(contents)
    findings.extend(picture_findings(tree, files))
    documents, document_findings = read_documents(
        tree, files, authority.language, cache_folder, assets_only=assets_only
    )
    records, record_findings = read_records(tree, files, cache_folder)
    decisions = read_decisions(contents, authority, readings_of(tree, cache_folder, "approvals"))
    findings.extend(demonstration_findings(settings, authority, contents[authority.path]))
    sms = Sms(
        settings=settings,
        authority=authority,
        standards=standards,
        documents=documents,
        waivers=waivers,
        files=frozenset(files),
        authorities=authorities,
        approvals=decisions.approvals,
        statements=decisions.statements,
        asset_digests=_asset_digests(tree, files, documents),
        commit=tree.commit,
        records=records,
    )
    return Loaded(sms, (*findings, *waiver_findings, *document_findings, *record_findings, *decisions.findings))


def _read_small(tree: Tree, files: dict[str, Entry]) -> dict[str, bytes]:
    wanted = [
        entry
        for path, entry in files.items()
        if path in FILES or path.startswith(("authority/", "approvals/", "standards/"))
    ]
    contents = {}
    for entry, content in tree.read_many(wanted):
        if isinstance(content, UnreadableFileError):
            finding = Finding("file-unreadable", Location(entry.path), values={"reason": str(content)})
            raise ConfigurationError([finding])
        contents[entry.path] = content
    return contents


def _asset_digests(tree: Tree, files: dict[str, Entry], documents: Iterable[Document]) -> dict[str, str]:
    """Return path → hex SHA-256 of every local asset that a text uses; one that cannot be read has none."""
    named = {
        path
        for document in documents
        for image in document.structure.images
        if (path := asset_path(document.path, image.destination)) in files
    }
    wanted = [files[path] for path in sorted(filter(None, named))]
    return {
        entry.path: sha256(content).hexdigest()
        for entry, content in tree.read_many(wanted)
        if isinstance(content, bytes)
    }


def _standard(key: str, place: tuple[int, int], contents: dict[str, bytes]) -> Standard:
    path = f"standards/{key.replace(':', '-')}.yml"
    own, shipped = contents.get(path), shipped_standard(key)
    if own is not None and shipped is not None:
        # Clauses left out of the set's own copy would be gaps that nobody sees.
        raise ConfigurationError([Finding("standard-shipped", Location(path), values={"standard": key})])
    content = shipped if own is None else own
    if content is None:
        raise ConfigurationError([Finding("standard-unknown", Location("sms.yml", *place), values={"standard": key})])
    return read_standard(path, content, key)


def _waivers(contents: dict[str, bytes]) -> tuple[tuple[Waiver, ...], tuple[Finding, ...]]:
    if "waivers.yml" not in contents:
        return (), ()
    waivers, keys = read_waivers(contents["waivers.yml"])
    return waivers, tuple(keys.findings)


def _path_findings(entries: list[Entry]) -> list[Finding]:
    findings = []
    alike: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "symlink":
            findings.append(Finding("path-symlink", Location(entry.path)))
        elif entry.kind == "submodule":
            findings.append(Finding("path-submodule", Location(entry.path)))
        elif entry.kind == "other":
            findings.append(Finding("path-not-a-file", Location(entry.path)))
        if not _PORTABLE_PATH.fullmatch(entry.path):
            shown = entry.path.encode("utf-8", "replace").decode()
            name = next((part for part in shown.split("/") if not _PORTABLE_PATH.fullmatch(part)), shown)
            findings.append(Finding("path-not-portable", Location(shown), values={"name": name}))
        alike[unicodedata.normalize("NFKC", entry.path).casefold()].append(entry.path)
    for paths in alike.values():
        findings.extend(Finding("path-collision", Location(path), values={"other": paths[0]}) for path in paths[1:])
    return findings
