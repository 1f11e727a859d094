"""From the history of a clone to the texts that ever stood in it: `Past`, which the history layer judges."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from smsgen.adapters.clone_faults import clone_faults
from smsgen.adapters.git import repository_of
from smsgen.adapters.git_history import read_history
from smsgen.adapters.git_objects import CORRUPT, ObjectFaultError, read_objects
from smsgen.adapters.revisions import resolve_commit
from smsgen.model.history import History
from smsgen.model.manifest import manifest_digest
from smsgen.model.past import Appearance, Past, StoredVersion
from smsgen.sources.cached_reading import nothing_collected
from smsgen.sources.evidence_cache import EvidenceCache, apart_from
from smsgen.sources.packed_past import Readings, pack_past, unpack_past, unpack_readings
from smsgen.sources.past_appearances import appearances, decided_records, stored_manifest, stored_texts, with_digest
from smsgen.sources.past_texts import Read, read_text, read_texts
from smsgen.sources.tree import belongs

_EVIDENCE = ("approvals/", "authority/")
_FILLED = "records/"
_FILES = ("100644", "100755")
_SUBMODULE = "160000"


def past_from(history: History, read: Read, language: str = "") -> Past:
    """Return the texts of a history; `read` yields (id, bytes) of blobs in the order of the ids that it is given.

    language: of the texts whose file names none, "" to leave that open. Raises only what `read` raises.
    """
    return _past_and_readings(history, read, language, Readings())[0]


def read_past(root: Path, commit: str, cache_folder: Path | None, language: str = "") -> Past:
    """Return the texts of the main line up to `commit` of the clone of `root`.

    cache_folder: `evidence_cache()`, None to read everything anew; a folder inside the clone is not used. What was read
    once of a commit is not read again, as its id proves it, whichever clone it was read from; only what the clone says
    of itself is asked each time. Faults of the clone are in the history that is returned, without any text. Raises
    GitError when there is no repository or no such commit.
    """
    commit_id, prefix = resolve_commit(root, commit)
    faults, alternates = clone_faults(root)
    if faults:
        return Past(History((), faults, alternates))
    apart = cache_folder and apart_from(cache_folder, repository_of(root))
    cache = EvidenceCache(cache_folder) if cache_folder and apart else None
    with nothing_collected():
        known = cache.load(_name(commit_id, prefix)) if cache else None
        if known:
            return _in_language(unpack_past(known, alternates), language)
        return _read_anew(root, commit_id, prefix, cache, language)


def _read_anew(root: Path, commit: str, prefix: str, cache: EvidenceCache | None, language: str) -> Past:
    history = read_history(root, commit, prefix)
    if history.faults:
        return Past(history)
    read = partial(_read_blobs, root)
    try:
        known = _nearest(cache, history, prefix) if cache else Readings()
        known = known._replace(contents={**known.contents, **_contents(history, read, known)})
        decided = decided_records(history.commits, known.contents)
        new = [blob for blob in stored_texts(history.commits, decided) if blob not in known.texts]
        known = known._replace(texts={**known.texts, **read_texts(new, read)})
        past, readings = _past_and_readings(history, read, "", known)
    except ObjectFaultError as error:
        fault = error.at(_path_of(error.object_id, history)).fault
        return Past(History((), (fault,), history.alternates))
    if cache:
        cache.keep(_name(commit, prefix), pack_past(past, readings))
    return _in_language(past, language)


def read_versions(root: Path, past: Past, digests: Collection[str]) -> dict[str, StoredVersion]:
    """Return the texts with these manifest digests, with their assets; those not in the history are left out.

    Where a text stood at several paths, the last counts. The manifest is made again from what was read. Raises
    ObjectFaultError where the clone does not hold what stood in its history.
    """
    wanted = {digest for digest in digests if digest}  # "" is that of texts without one
    found = {each.digest: each for each in past.appearances if each.digest in wanted}
    blobs = dict.fromkeys(blob for each in found.values() for blob in (each.blob, *dict(each.assets).values()))
    contents = dict(_read_blobs(root, blobs))
    versions = {}
    for digest, each in found.items():
        assets = {name: contents[blob] for name, blob in each.assets}
        hashes = [(name, sha256(content).hexdigest()) for name, content in assets.items()]
        made = stored_manifest(each.path, sha256(contents[each.blob]).hexdigest(), hashes)
        if manifest_digest(made) == digest:
            versions[digest] = StoredVersion(each.path, contents[each.blob], assets)
    return versions


def _past_and_readings(history: History, read: Read, language: str, known: Readings) -> tuple[Past, Readings]:
    """Return the texts, and what was read for them; what is known already is not read again."""
    contents = _contents(history, read, known)
    decided = decided_records(history.commits, contents)
    documents = stored_texts(history.commits, decided)
    new = [blob for blob in documents if blob not in known.texts]
    texts = {**known.texts, **{blob: read_text(content) for blob, content in read(new)}}
    texts = {blob: texts[blob] for blob in documents}
    standing = list(appearances(history.commits, texts, decided))
    assets = dict.fromkeys(blob for _, named in standing for _, blob in named or ())
    unknown = [blob for blob in assets if blob not in known.assets]
    digests = {**known.assets, **{blob: sha256(content).hexdigest() for blob, content in read(unknown)}}
    past = Past(
        history,
        {blob: stored.text for blob, stored in texts.items()},
        tuple(with_digest(each, named, texts.get(each.blob), digests) for each, named in standing),
        contents,
    )
    readings = Readings(texts, {blob: digests[blob] for blob in assets}, past.contents)
    return _in_language(past, language), readings


def _contents(history: History, read: Read, known: Readings) -> dict[str, bytes]:
    """Return every blob that ever stood in `authority/` and `approvals/`, those of symbolic links included.

    Of `records/`, which hold far more, only what was changed or deleted since.
    """
    blobs = {
        change.old_blob: change.path
        for commit in history.commits
        for change in commit.changes
        if change.old_blob and change.old_mode in _FILES and change.path.startswith(_FILLED) and belongs(change.path)
    }
    blobs |= {
        change.new_blob: change.path
        for commit in history.commits
        for change in commit.changes
        if change.new_blob and change.new_mode != _SUBMODULE
        if change.path.startswith(_EVIDENCE) and belongs(change.path)
    }
    contents = {blob: known.contents[blob] for blob in blobs if blob in known.contents}
    contents |= read([blob for blob in sorted(blobs, key=blobs.__getitem__) if blob not in contents])
    return contents


def _read_blobs(root: Path, blobs: Collection[str]) -> Iterator[tuple[str, bytes]]:
    for blob, kind, content in read_objects(root, blobs):
        if kind != "blob":
            raise ObjectFaultError(CORRUPT, blob)
        yield blob, content


def _path_of(blob: str, history: History) -> str:
    changes = (change for commit in history.commits for change in commit.changes)
    return next((change.path for change in changes if change.new_blob == blob), "")


def _in_language(past: Past, language: str) -> Past:
    if not language:
        return past
    named: list[Appearance] = [each if each.language else each._replace(language=language) for each in past.appearances]
    return replace(past, appearances=tuple(named))


def _name(commit: str, prefix: str) -> str:
    """Return the name under which the texts of a set up to a commit are kept."""
    folder = sha256(prefix.encode("utf-8", "surrogateescape")).hexdigest()[:16] if prefix else "root"
    return f"{commit}-{folder}"


def _nearest(cache: EvidenceCache, history: History, prefix: str) -> Readings:
    """Return what is known of the nearest commit that was read before, else of whatever was read last."""
    names = cache.names()
    there = set(names)
    line = (_name(commit.id, prefix) for commit in reversed(history.commits))
    name = next((name for name in line if name in there), names[0] if names else "")
    kept = cache.load(name) if name else None
    return unpack_readings(kept) if kept else Readings()
