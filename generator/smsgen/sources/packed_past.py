"""The past of a set as plain tuples, which is what the cache keeps."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from smsgen.model.history import Change, Commit, History, MergedEmail
from smsgen.model.past import Appearance, Past
from smsgen.sources.past_texts import StoredText, pack_text, unpack_text

Packed = tuple[Any, ...]


class Readings(NamedTuple):
    """What was read of blobs, by their ids: texts, hex SHA-256 of assets, bytes of records, registers and signatures.

    Each is true of its blob in whichever history it stands.
    """

    texts: Mapping[str, StoredText] = {}
    assets: Mapping[str, str] = {}
    contents: Mapping[str, bytes] = {}


def pack_past(past: Past, readings: Readings) -> Packed:
    """Return a past without faults, and the readings that it was made from, as tuples, dicts, texts and bytes."""
    texts = {blob: pack_text(text) for blob, text in readings.texts.items()}
    commits = tuple(map(_pack_commit, past.history.commits))
    return texts, dict(readings.assets), dict(readings.contents), commits, tuple(map(tuple, past.appearances))


def unpack_past(packed: Packed, alternates: tuple[str, ...]) -> Past:
    """Return the past that `pack_past` was given; `alternates` are those of the clone that is judged now."""
    _, _, contents, commits, appearances = packed
    texts = {blob: text.text for blob, text in unpack_readings(packed).texts.items()}
    history = History(tuple(map(_unpack_commit, commits)), (), alternates)
    return Past(history, texts, tuple(map(Appearance._make, appearances)), contents)


def unpack_readings(packed: Packed) -> Readings:
    """Return the readings that `pack_past` was given."""
    texts, assets, contents, *_ = packed
    return Readings({blob: unpack_text(text) for blob, text in texts.items()}, assets, contents)


def _pack_commit(commit: Commit) -> Packed:
    values = [getattr(commit, name) for name in Commit.__slots__]
    values[_CHANGES] = tuple(
        (change.path, change.old_blob, change.new_blob, change.old_mode, change.new_mode) for change in commit.changes
    )
    values[_MERGED] = tuple((merged.email, merged.paths) for merged in commit.merged_emails)
    return tuple(values)


def _unpack_commit(packed: Packed) -> Commit:
    values = list(packed)
    values[_CHANGES] = tuple(Change(*change) for change in values[_CHANGES])
    values[_MERGED] = tuple(MergedEmail(*merged) for merged in values[_MERGED])
    return Commit(*values)


_CHANGES = Commit.__slots__.index("changes")
_MERGED = Commit.__slots__.index("merged_emails")
