"""The tree that is read: a folder on disk, a commit, or files in memory. All three answer the same questions."""

import contextlib
import os
import stat
from collections.abc import Iterable, Mapping
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple, Protocol

from smsgen.adapters.commit_files import list_files, read_files
from smsgen.adapters.revisions import resolve_commit

# What belongs to the set; everything else in the repository (the program, its tests) is not read.
FOLDERS = (
    "approvals",
    "authority",
    "docs/guides",
    "docs/manual",
    "forms",
    "policies",
    "procedures",
    "records",
    "standards",
)
FILES = ("sms.yml", "waivers.yml")
_INSIDE = tuple(f"{folder}/" for folder in FOLDERS)


class Entry(NamedTuple):
    """One path of the tree.

    kind: "file", "symlink", "submodule" or "other" (a folder named like a document, a device). blob: git blob id
    where it is known without reading, else "". stamp: what changes when the file on disk changes, else ().
    """

    path: str
    kind: str
    blob: str = ""
    stamp: tuple[int, ...] = ()


class UnreadableFileError(Exception):
    """A file is there but cannot be read; the text is the reason in the system's words."""


class Tree(Protocol):
    """A tree of files that can be listed and read; listing tells nothing of other folders than the set's."""

    commit: str

    def entries(self) -> list[Entry]:
        """Return every path of the set, sorted by path."""
        ...

    def read_many(self, entries: Iterable[Entry]) -> Iterable[tuple[Entry, bytes | UnreadableFileError]]:
        """Read several files, each with its content or the reason why it cannot be read."""
        ...


def blob_id(content: bytes) -> str:
    """Return the git blob id (SHA-1) of `content`. It names a version; no trust rests on it."""
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


class WorkingTree:
    """The files as they are on disk now, committed or not."""

    commit = ""

    def __init__(self, root: Path) -> None:
        """Look at the set whose `sms.yml` stands in `root`."""
        self.root = root
        self._entries: list[Entry] | None = None

    def entries(self) -> list[Entry]:
        """Return every path of the set below the root, sorted by path; hidden files are left out."""
        if self._entries is None:
            there = [name for name in FILES if os.path.lexists(self.root / name)]
            found = [_entry_on_disk(os.lstat(self.root / name), name) for name in there]
            for folder in FOLDERS:
                _scan(str(self.root), folder, found)
            found.sort()
            self._entries = found
        return self._entries

    def read_many(self, entries: Iterable[Entry]) -> Iterable[tuple[Entry, bytes | UnreadableFileError]]:
        """Read each file from disk."""
        for entry in entries:
            try:
                with open(f"{self.root}/{entry.path}", "rb", buffering=0) as file:
                    yield entry, file.read()
            except OSError as error:
                yield entry, UnreadableFileError(error.strerror or str(error))


def _scan(root: str, folder: str, found: list[Entry]) -> None:
    try:
        names = list(os.scandir(f"{root}/{folder}"))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        found.append(Entry(folder, "other"))
        return
    for name in names:
        if name.name.startswith("."):
            continue
        path = f"{folder}/{name.name}"
        if name.is_dir(follow_symlinks=False):
            if name.name.endswith((".md", ".yml")):
                found.append(Entry(path, "other"))
            _scan(root, path, found)
        else:
            # An editor may have removed its own temporary file since the folder was listed.
            with contextlib.suppress(FileNotFoundError):
                found.append(_entry_on_disk(name.stat(follow_symlinks=False), path))


def _entry_on_disk(status: os.stat_result, path: str) -> Entry:
    if stat.S_ISREG(status.st_mode):
        return Entry(path, "file", "", (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    return Entry(path, "symlink" if stat.S_ISLNK(status.st_mode) else "other")


class CommitTree:
    """The files as a commit holds them, each object checked against its id; the working tree is not looked at.

    All methods raise `git.GitError`: `git_objects.ObjectFaultError` where an object is missing or corrupt.
    """

    def __init__(self, root: Path, revision: str) -> None:
        """Resolve `revision` in the repository of `root`."""
        self.root = root
        self.commit, self._prefix = resolve_commit(root, revision)
        self._entries: list[Entry] | None = None
        self._trees: tuple[str, ...] = ()

    def __getstate__(self) -> dict[str, object]:
        """Leave out what was listed: a process that reads some of the files is told which."""
        return vars(self) | {"_entries": None, "_trees": ()}

    @property
    def prefix(self) -> str:
        """Where the set stands in its repository: "" or "a/b/"."""
        return self._prefix

    def entries(self) -> list[Entry]:
        """Return every path of the set in the commit, sorted by path."""
        if self._entries is None:
            kinds = {"100644": "file", "100755": "file", "120000": "symlink", "160000": "submodule"}
            files, self._trees = list_files(self.root, self.commit, self._prefix, _may_hold)
            self._entries = sorted(
                Entry(file.path, kinds[file.mode], file.object) for file in files if belongs(file.path)
            )
        return self._entries

    def objects(self) -> tuple[str, ...]:
        """Return the ids of the commit, and of all trees and files in it that are the set's."""
        files = (entry.blob for entry in self.entries() if entry.kind != "submodule")
        return tuple(dict.fromkeys((self.commit, *self._trees, *files)))

    def read_many(self, entries: Iterable[Entry]) -> Iterable[tuple[Entry, bytes | UnreadableFileError]]:
        """Read each file from the object store, unfiltered."""
        wanted = list(entries)
        contents = read_files(self.root, [(entry.path, entry.blob) for entry in wanted])
        yield from zip(wanted, contents, strict=True)


def belongs(path: str) -> bool:
    """Tell whether a path relative to the root is one of the set's; nothing hidden is."""
    if path in FILES:
        return True
    return path.startswith(_INSIDE) and "/." not in path


def _may_hold(folder: str) -> bool:
    """Tell whether a folder holds files of the set, or folders that do."""
    return belongs(f"{folder}/x") or any(inner.startswith(f"{folder}/") for inner in FOLDERS)


class MemoryTree:
    """Files given as a mapping path → bytes: what the rule pages are checked with."""

    commit = ""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Hold `files`; a path may be outside the set's folders and is then not listed."""
        self.files = files

    def entries(self) -> list[Entry]:
        """Return every path of the set, sorted by path."""
        return [Entry(path, "file", blob_id(content)) for path, content in sorted(self.files.items()) if belongs(path)]

    def read_many(self, entries: Iterable[Entry]) -> Iterable[tuple[Entry, bytes | UnreadableFileError]]:
        """Return the bytes given."""
        for entry in entries:
            yield entry, self.files[entry.path]
