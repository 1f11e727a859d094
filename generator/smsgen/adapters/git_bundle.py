"""The history of a commit as one file that `git clone` reads: a bundle whose bytes depend on the commit alone.

`git bundle create` takes over how this clone happens to have packed its objects, so two clones of the same commit would
give different files. Here nothing of that is used again, and one thread does the work, in the same way each time.
"""

from pathlib import Path

from smsgen.adapters.git import run_git

_SHA1_LENGTH = 40
_BRANCH = "main"
_PACK = (
    "-c", "core.bigFileThreshold=512m",  # what a clone says of it decides which objects are stored whole
    "pack-objects", "--stdout", "--revs", "--threads=1", "--no-reuse-delta", "--no-reuse-object",
    "--no-use-bitmap-index", "--delta-base-offset", "--window=10", "--depth=50", "--compression=6", "-q",
)  # fmt: skip


def bundle(root: Path, commit: str) -> bytes:
    """Return the bundle of `commit` (a full id) and of all that it reaches; the branch in it is named `main`.

    Format: gitformat-bundle(5), version 2, of a repository with SHA-256 ids version 3. Raises GitError.
    """
    sha256 = len(commit) != _SHA1_LENGTH
    head = "# v3 git bundle\n@object-format=sha256\n" if sha256 else "# v2 git bundle\n"
    names = f"{commit} HEAD\n{commit} refs/heads/{_BRANCH}\n\n"
    return (head + names).encode("ascii") + run_git(root, _PACK, f"{commit}\n".encode("ascii"))


def paths_ever(root: Path, commit: str, prefix: str) -> frozenset[str]:
    """Return the paths below `prefix` ("" or "a/b/") of the files that `commit` or any commit before it holds.

    Of files with the same content one path is named. Raises GitError.
    """
    listed = run_git(root, ["rev-list", "--objects", "--end-of-options", commit])
    paths = (line.partition(b" ")[2].decode("utf-8", "surrogateescape") for line in listed.split(b"\n"))
    return frozenset(path.removeprefix(prefix) for path in paths if path and path.startswith(prefix))
