"""Which text stood where, and with which assets, commit by commit along the main line."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from smsgen.model.document import asset_path, tier_of
from smsgen.model.history import Change, Commit
from smsgen.model.manifest import DOCUMENT_NAME, RECORD_NAME, manifest_digest, manifest_text
from smsgen.model.past import Appearance
from smsgen.model.record import FOLDER, read_id
from smsgen.sources.language_suffix import language_suffix
from smsgen.sources.past_texts import StoredText
from smsgen.sources.tree import belongs

_FILES = ("100644", "100755")  # the modes of a file; a symbolic link and a submodule have others
_NOTHING: tuple[tuple[str, str], ...] = ()
_RECORDS = f"{FOLDER}/"
_BASELINES = "authority/baselines/"
_RECORD_IDS = re.compile(rb"\b[A-Z][A-Z0-9]{1,7}-[0-9]{4}-[0-9]{4,7}\b")


def is_document(path: str) -> bool:
    """Tell whether a file at `path` is a document of one of the tiers."""
    return path.endswith(".md") and bool(tier_of(path)) and belongs(path)


def decided_records(commits: Iterable[Commit], contents: Mapping[str, bytes]) -> frozenset[str]:
    """Return the ids of the records that any decision was ever about: as its path tells, or a baseline names it.

    Of the other records, which are many, nothing is read. contents: blob id → bytes of the files in `authority/`.
    """
    found: set[str] = set()
    for commit in commits:
        for change in commit.changes:
            if change.path.startswith("approvals/"):
                name = change.path.split("/")[1]
                found |= {name} if read_id(name) else set()
            elif change.path.startswith(_BASELINES):
                named = _RECORD_IDS.findall(contents.get(change.new_blob, b""))
                found.update(each.decode("ascii") for each in named)
    return frozenset(found)


def _is_text(path: str, decided: frozenset[str]) -> bool:
    """Tell whether a file at `path` is a document, or a record that something was decided on."""
    return is_document(path) or (_record_at(path) in decided and belongs(path))


def _record_at(path: str) -> str:
    """Return the id of the record that a file is by its name, "" of any other file."""
    if not path.startswith(_RECORDS) or not path.endswith(".yml"):
        return ""
    return path.rpartition("/")[2].removesuffix(".yml")


def stored_texts(commits: Iterable[Commit], decided: frozenset[str] = frozenset()) -> list[str]:
    """Return the ids of all blobs that were ever a document, or one of the records `decided`.

    Those of one path stand in a row: git stores each as its difference from another of them, and so reads them several
    times as fast as in the order of the commits.
    """
    by_path: dict[str, list[str]] = {}
    for commit in commits:
        for change in commit.changes:
            if change.new_mode in _FILES and _is_text(change.path, decided):
                by_path.setdefault(change.path, []).append(change.new_blob)
    return list(dict.fromkeys(blob for blobs in by_path.values() for blob in blobs))


class _Standing(NamedTuple):
    """A text as it stands at a path. assets: (name used in the text, blob id); None where one is not there."""

    blob: str
    assets: tuple[tuple[str, str], ...] | None


def appearances(
    commits: Sequence[Commit], texts: Mapping[str, StoredText], decided: frozenset[str] = frozenset()
) -> Iterator[tuple[Appearance, tuple[tuple[str, str], ...] | None]]:
    """Yield each appearance without its digest, with the assets for it: None where it has no digest.

    decided: see `decided_records`.
    """
    files: dict[str, str] = {}
    users: dict[str, set[str]] = {}  # path of an asset, there or not → paths of the documents that ever used it
    standing: dict[str, _Standing] = {}
    for index, commit in enumerate(commits):
        for path in sorted(_touched(commit.changes, files, users, decided)):
            blob = files.get(path, "")
            for name in texts[blob].text.images if blob else ():
                users.setdefault(asset_path(path, name) or "", set()).add(path)
            now = _Standing(blob, _assets(path, texts[blob], files)) if blob else None
            if now == standing.get(path):
                continue
            if now:
                standing[path] = now
                yield Appearance(index, path, language_suffix(path), blob, "", now.assets or _NOTHING), now.assets
            else:
                del standing[path]
                yield Appearance(index, path, language_suffix(path), ""), None


def _touched(
    changes: Iterable[Change], files: dict[str, str], users: Mapping[str, set[str]], decided: frozenset[str]
) -> set[str]:
    """Bring `files` up to date; return the paths of the texts that changed or may use what changed."""
    touched: set[str] = set()
    for change in changes:
        path = change.path
        is_record = _record_at(path) in decided
        if not (is_record or tier_of(path)) or not belongs(path):
            continue
        if change.new_mode in _FILES:
            files[path] = change.new_blob
        else:
            files.pop(path, None)
        if is_record or path.endswith(".md"):
            touched.add(path)
        touched |= users.get(path, set())
    return touched


def _assets(path: str, stored: StoredText, files: Mapping[str, str]) -> tuple[tuple[str, str], ...] | None:
    """Return (name, blob) of each asset, as the manifest of a tree would name it; None where there is no manifest."""
    if not stored.readable:
        return None
    assets = []
    for name in stored.text.images:
        asset = asset_path(path, name)
        if asset is None or asset not in files:
            return None
        assets.append((name, files[asset]))
    return tuple(assets)


def with_digest(
    appearance: Appearance,
    assets: tuple[tuple[str, str], ...] | None,
    text: StoredText | None,
    digests: Mapping[str, str],
) -> Appearance:
    """Fill in the digest; digests: blob id of each asset → hex SHA-256."""
    if assets is None or text is None:
        return appearance
    named = [(name, digests[blob]) for name, blob in assets]
    return appearance._replace(digest=manifest_digest(stored_manifest(appearance.path, text.text.sha256, named)))


def stored_manifest(path: str, sha256: str, assets: Iterable[tuple[str, str]]) -> str:
    """Return the manifest of a text that stood at `path`. sha256: of the text; assets: (name, hex SHA-256)."""
    return manifest_text(sha256, assets, RECORD_NAME if path.startswith(_RECORDS) else DOCUMENT_NAME)
