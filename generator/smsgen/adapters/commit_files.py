"""The files of a commit, read tree by tree and checked against their ids; the working tree is not looked at."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from smsgen.adapters.git import GitError
from smsgen.adapters.git_commits import read_commit
from smsgen.adapters.git_objects import CORRUPT, ObjectFaultError, read_objects
from smsgen.adapters.git_trees import Key, TreeEntry, parse_tree
from smsgen.adapters.tree_limits import MOST_PATHS, require_few, require_flat
from smsgen.model.text import Text


class TreeFile(NamedTuple):
    """A file, symbolic link or submodule of a commit; path relative to the root of the set."""

    path: str
    mode: str
    object: str


class Listing(NamedTuple):
    """The files of a commit, in any order, and the ids of the trees that were read to find them."""

    files: list[TreeFile]
    trees: tuple[str, ...]


def list_files(root: Path, commit: str, prefix: str, belongs: Callable[[str], bool]) -> Listing:
    """Return all files of `commit` (a full id) below `prefix` ("" or "a/b/").

    belongs: whether to look into a folder, given by its path relative to the root of the set. All trees of one depth
    are read in one go. Raises GitError where the commit has no such folder or too many of them, ObjectFaultError with
    the path otherwise.
    """
    top = read_commit(root, commit).tree
    trees: dict[str, None] = {}
    for depth, name in enumerate(prefix.split("/")[:-1]):
        require_flat(depth)
        trees[top] = None
        [(_, entries)] = _read_trees(root, {top: [""]})
        inner = entries.get((name.encode("utf-8", "surrogateescape"), True))
        if inner is None:
            raise GitError(_no_folder(root, prefix))
        top = inner.object
    files: list[TreeFile] = []
    level = {top: [""]}
    paths = 0
    for depth in count():
        if not level:
            break
        require_flat(depth)
        trees.update(dict.fromkeys(level))
        below: dict[str, list[str]] = {}
        for folders, entries in _read_trees(root, level):
            paths += len(entries) * len(folders)
            require_few(paths, MOST_PATHS)
            for (raw_name, is_folder), (mode, object_id) in entries.items():
                for folder in folders:
                    path = folder + raw_name.decode("utf-8", "surrogateescape")
                    if not is_folder:
                        files.append(TreeFile(path, mode, object_id))
                    elif belongs(path):
                        below.setdefault(object_id, []).append(f"{path}/")
        level = below
    return Listing(files, tuple(trees))


def _no_folder(root: Path, prefix: str) -> Text:
    if (root / "HEAD").is_file() and (root / "objects").is_dir():
        # Never taken for a repository: anybody can commit such files where a set should stand.
        return Text(
            f"{prefix} looks like a bare repository inside another clone, and is not read. Move it out of that clone.",
            f"{prefix}看似位于另一克隆仓库内的裸仓库，不予读取。请将其移出该仓库。",
        )
    return Text(f"the commit has no folder {prefix}", f"该提交中没有文件夹{prefix}")


def read_files(root: Path, files: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """Yield the content of each file (path, blob id), in order. Raises ObjectFaultError with the path."""
    wanted = list(files)
    contents = read_objects(root, [blob for _, blob in wanted])
    for path, blob in wanted:
        try:
            _, kind, content = next(contents)
        except ObjectFaultError as error:
            raise error.at(path) from None
        if kind != "blob":
            raise ObjectFaultError(CORRUPT, blob, path)
        yield content


def _read_trees(
    root: Path, wanted: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Sequence[str], dict[Key, TreeEntry]]]:
    """Yield the entries of trees, asked for by id, with the folders that each stands at ("" or "a/b/")."""
    contents = read_objects(root, wanted)
    for object_id, folders in wanted.items():
        try:
            _, kind, content = next(contents)
            entries = parse_tree(object_id, kind, content).entries()
        except ObjectFaultError as error:
            raise error.at(folders[0].rstrip("/")) from None
        yield folders, entries
