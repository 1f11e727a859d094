"""Documents as they were read before, keyed by git blob id, so that only what changed is read again.

The cache lies in the working copy (`build/cache/`), is never an authority, and may be deleted at any time: a shard that
is not exactly as this version of the program wrote it, for this user, counts as empty.
"""

import marshal
import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b, sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from smsgen.sources.packed_document import Packed

_SHARDS = 64
_SEAL_BYTES = 32
_LIBRARIES = ("pyromark", "yaml", "merman", "mermaidx", "cryptography")
_PACKAGE = Path(__file__).parent.parent


class Reading(NamedTuple):
    """One document as it was read. stamp: of the file on disk then, () where it proves nothing."""

    stamp: tuple[int, ...]
    blob: str
    packed: Packed


@cache
def reader_version() -> bytes:
    """Return a digest of the code that reads documents: when it changes, nothing cached is used."""
    folders = ("sources", "model", "adapters", ".")
    return _digest((file for folder in folders for file in sorted((_PACKAGE / folder).glob("*.py"))), _LIBRARIES)


def program_version() -> bytes:
    """Return a digest of all that a verdict and its words depend on: code, catalogues, lists, libraries."""
    files: list[str] = []
    for folder, _, names in os.walk(_PACKAGE):
        if not folder.startswith(str(_PACKAGE / "exporters")):
            files += (f"{folder}/{name}" for name in names if name.endswith((".py", ".yml", ".md")))
    return _digest(map(Path, sorted(files)), (*_LIBRARIES, "defusedxml", "tzdata"))


def _digest(files: Iterable[Path], libraries: Iterable[str]) -> bytes:
    digest = sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    for name in libraries:
        found = find_spec(name)
        # An installer writes a package anew, so the time of its first file tells one version from another.
        written = Path(found.origin).stat().st_mtime_ns if found and found.origin else 0
        digest.update(f"{name} {written}\n".encode())
    return digest.digest()


class DocumentCache:
    """The last reading of each path, in shards so that a change rewrites little."""

    def __init__(self, folder: Path | None, name: str = "documents", key: bytes = b"") -> None:
        """Load the cache in `folder`; None keeps nothing. name: of its files. key: see `cache_key`; needed to keep."""
        folder = folder if key else None
        self._folder = folder
        self._key = key
        self._name = name
        self._version = reader_version() if folder else b""
        self._shards: list[dict[str, Packed]] = [{} for _ in range(_SHARDS)]
        self._changed: set[int] = set()
        if folder and folder.is_dir():
            self._shards = [self._load(self._file(folder, index)) for index in range(_SHARDS)]

    def _file(self, folder: Path, index: int) -> Path:
        return folder / f"{self._name}-{index:02d}"

    def _load(self, file: Path) -> dict[str, Packed]:
        """Return the readings in `file`: version, seal, then a dict in Python's marshal format, the fastest."""
        try:
            content = file.read_bytes()
        except OSError:
            return {}
        start = len(self._version) + _SEAL_BYTES
        data = memoryview(content)[start:]
        # marshal believes what it reads, and a verdict what marshal tells: so only what this user's program sealed.
        if content[:start] != self._version + self._seal(file, data):
            return {}
        entries: dict[str, Packed] = marshal.loads(data)
        return entries

    def _seal(self, file: Path, data: bytes | memoryview) -> bytes:
        """Return what only who knows the key can put before `data` in `file`."""
        seal = blake2b(f"{file.name}\n".encode(), key=self._key, digest_size=_SEAL_BYTES)
        seal.update(data)
        return seal.digest()

    def known(self, path: str) -> Reading | None:
        """Return the last reading of `path`, None when there is none."""
        entry = self._shards[_shard(path)].get(path)
        return Reading(*entry) if entry else None

    def keep(self, path: str, reading: Reading) -> None:
        """Remember the reading of `path`."""
        index = _shard(path)
        self._shards[index][path] = tuple(reading)
        self._changed.add(index)

    def save(self, paths: Iterable[str]) -> None:
        """Write the shards that changed; entries of paths not in `paths` are dropped. A full disk loses nothing."""
        if not self._folder or not self._changed:
            return
        kept = set(paths)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # A set without a .gitignore of its own must not commit the cache with `git add .`.
            (self._folder / ".gitignore").write_text("*\n", encoding="ascii")
            for index in self._changed:
                entries = {path: entry for path, entry in self._shards[index].items() if path in kept}
                data = marshal.dumps(entries)
                file = self._file(self._folder, index)
                temporary = file.with_suffix(".new")
                temporary.write_bytes(self._version + self._seal(file, data) + data)
                temporary.replace(file)
        except OSError:
            return


def _shard(path: str) -> int:
    return crc32(path.encode("utf-8", "surrogateescape")) % _SHARDS
