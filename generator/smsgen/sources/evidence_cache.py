"""Files that spare a second reading of the same commit, kept where nobody but the user can write them.

They lie outside every clone: what a clone brings along could say anything of itself. They are no authority either. A
file that another user could have written, that is damaged, or that another version of the program wrote counts as not
there.
"""

import marshal
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from smsgen.sources.document_cache import reader_version

_FOLDER = "evidence"
_SIGN = b"smsgen evidence 1\n"
_SUFFIX = ".past"
_DIGEST_BYTES = 32
_MOST_FILES = 32
_MOST_BYTES = 512 * 1024 * 1024
_UNFINISHED_SECONDS = 3600  # a file that was begun this long ago and not finished never will be
_CLOCKS_DIFFER = 60  # seconds by which a file server's clock may be ahead of ours
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def evidence_cache() -> Path:
    """Return the folder for what was read of histories, which need not exist.

    It lies in `SMS_CACHE`, else in the user's cache folder (`XDG_CACHE_HOME` or `~/.cache`; `LOCALAPPDATA` on Windows).
    """
    chosen = os.environ.get("SMS_CACHE", "")
    if chosen:
        return Path(chosen).absolute() / _FOLDER
    given = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    if Path(given).is_absolute():  # others are to be ignored, as the XDG specification says
        return Path(given) / "sms" / _FOLDER
    try:
        return Path.home() / ".cache" / "sms" / _FOLDER
    except RuntimeError:  # a user without a home
        return Path(tempfile.gettempdir()) / f"sms-{os.getuid() if hasattr(os, 'getuid') else 0}" / _FOLDER


def apart_from(folder: Path, clone: Path) -> bool:
    """Tell whether `folder` lies outside `clone`, the top folder of a working copy, however either is reached."""
    return not folder.resolve().is_relative_to(clone.resolve())


class EvidenceCache:
    """Values by name in a folder of the user's own; a name is a commit id with what else the value depends on."""

    def __init__(self, folder: Path, version: bytes = b"") -> None:
        """Use `folder`, which is made when something is kept.

        version: of the code that the values come from; that of the readers where none is given.
        """
        self._folder = folder
        self._version = version or reader_version()

    def names(self) -> list[str]:
        """Return what is kept, the last used first."""
        found: list[tuple[int, str]] = []
        with suppress(OSError):
            found = [
                (file.stat(follow_symlinks=False).st_mtime_ns, file.name.removesuffix(_SUFFIX))
                for file in os.scandir(self._folder)
                if file.name.endswith(_SUFFIX)
            ]
        return [name for _, name in sorted(found, reverse=True)]

    def load(self, name: str) -> Any:
        """Return what was kept under `name`, None where there is nothing that can be relied on."""
        content = self._read(self._folder / f"{name}{_SUFFIX}")
        head = self._head(name)
        start = len(head) + _DIGEST_BYTES
        data = memoryview(content)[start:]
        # marshal believes what it reads, so it is only given what this program wrote, whole and for this name.
        if content[:start] != head + sha256(data).digest():
            return None
        with suppress(OSError):
            os.utime(self._folder / f"{name}{_SUFFIX}")
        return marshal.loads(data)

    def keep(self, name: str, value: Any) -> None:
        """Keep a value of plain tuples, lists, dicts, texts and bytes. A full disk loses nothing but the next time."""
        data = marshal.dumps(value)
        content = self._head(name) + sha256(data).digest() + data
        with suppress(OSError):
            if self._is_ours():
                self._write(self._folder / f"{name}{_SUFFIX}", content)
                self._prune()

    def _head(self, name: str) -> bytes:
        return _SIGN + sha256(b"%b %b" % (self._version, name.encode())).digest()

    def _read(self, file: Path) -> bytes:
        """Return the content of a file that only the user can have written, b"" of any other."""
        try:
            if not _is_private(self._folder.stat(follow_symlinks=False), stat.S_ISDIR):
                return b""
            handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        except OSError:
            return b""
        with open(handle, "rb") as stream:
            try:
                return stream.read() if _is_private(os.fstat(handle), stat.S_ISREG) else b""
            except OSError:
                return b""

    def _is_ours(self) -> bool:
        """Make the folder where it is not there, and close it to others; tell whether it is the user's own."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        status = self._folder.stat(follow_symlinks=False)
        if stat.S_ISDIR(status.st_mode) and _is_users(status) and hasattr(os, "getuid"):
            self._folder.chmod(0o700)
            status = self._folder.stat(follow_symlinks=False)
        return _is_private(status, stat.S_ISDIR)

    def _write(self, file: Path, content: bytes) -> None:
        handle, temporary = tempfile.mkstemp(dir=self._folder, prefix="new-")
        try:
            with open(handle, "wb") as stream:
                stream.write(content)
            Path(temporary).replace(file)
        except OSError:
            with suppress(OSError):
                Path(temporary).unlink()
            raise

    def _prune(self) -> None:
        """Remove the files that were not used for longest, and what was never finished."""
        room = _MOST_BYTES
        for index, (_, size, path) in enumerate(sorted(self._files(), reverse=True)):
            room -= size
            if index and (index >= _MOST_FILES or room < 0):
                Path(path).unlink(missing_ok=True)

    def _files(self) -> Iterator[tuple[int, int, str]]:
        now = time.time()
        for file in list(os.scandir(self._folder)):
            status = file.stat(follow_symlinks=False)
            if file.name.endswith(_SUFFIX):
                # What a wrong clock dated after today would otherwise outlast all that is used.
                yield status.st_mtime_ns if status.st_mtime <= now + _CLOCKS_DIFFER else 0, status.st_size, file.path
            elif file.name.startswith("new-") and status.st_mtime < now - _UNFINISHED_SECONDS:
                Path(file.path).unlink(missing_ok=True)


def _is_users(status: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or status.st_uid == os.getuid()


def _is_private(status: os.stat_result, kind: Any) -> bool:
    """Tell whether it is what it should be, belongs to the user, and nobody else can write it (Windows: not asked)."""
    if not kind(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (_is_users(status) and not status.st_mode & _OTHERS_WRITE)
