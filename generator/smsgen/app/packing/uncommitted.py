"""What of a set on disk is not as a commit holds it: a pack is of the commit, and would lack it."""

from hashlib import sha256
from pathlib import Path

from smsgen.sources.tree import CommitTree, Tree, WorkingTree


def uncommitted(root: Path, commit: str) -> tuple[str, ...]:
    """Return the paths of the set that differ from `commit`, sorted; () for a repository without files.

    Raises git.GitError where the commit cannot be read.
    """
    if not (root / "sms.yml").exists():
        return ()
    there, stored = _contents(WorkingTree(root)), _contents(CommitTree(root, commit))
    return tuple(sorted(path for path in there.keys() | stored.keys() if there.get(path) != stored.get(path)))


def _contents(tree: Tree) -> dict[str, str]:
    """Return path → SHA-256 of each file, or what stands there instead of a file."""
    entries = tree.entries()
    found = {entry.path: entry.kind for entry in entries if entry.kind != "file"}
    for entry, content in tree.read_many([entry for entry in entries if entry.kind == "file"]):
        found[entry.path] = sha256(content).hexdigest() if isinstance(content, bytes) else str(content)
    return found
