"""The archive of a pack: the same files give the same bytes, on whatever day and by whomever it is made."""

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from smsgen.exporters.pack.pack_manifest import MANIFEST, SCHEMA

# What the times of an archive can say.
_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
_UNIX, _READABLE = 3, 0o100644 << 16
_LEVEL = 9
_LARGEST_MANIFEST = 1 << 28


def archive(files: Mapping[str, bytes], seconds: int) -> bytes:
    """Return a ZIP of files given as path → content, in the order of their paths.

    seconds: since 1970, the time that each file bears, in UTC. Nothing of the clock or of the user goes in.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as book:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, _time(seconds))
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(entry, files[path])
    return written.getvalue()


def _time(seconds: int) -> tuple[int, int, int, int, int, int]:
    try:
        when = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return _LAST
    stamp = (when.year, when.month, when.day, when.hour, when.minute, when.second)
    return min(max(stamp, _FIRST), _LAST)


def is_pack(file: Path) -> bool:
    """Tell whether a file is a pack, which may be replaced by a newer one. Raises OSError where it cannot be read."""
    try:
        with zipfile.ZipFile(file) as book:
            if book.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
                return False
            manifest = json.loads(book.read(MANIFEST))
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError):
        return False
    return isinstance(manifest, dict) and manifest.get("schema") == SCHEMA
