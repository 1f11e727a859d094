"""Objects as git stores them, believed only when their content gives their id again (APPROVALS, "History layer").

Git serves a loose object that does not match its id without an error. Here each object comes raw out of `cat-file
--batch` and is hashed again. As the id of a commit covers all that is reachable from it, nothing that a clone adds, no
commit-graph, graft, replacement or index of a pack, can then change what a commit says.

A collision of SHA-1 would pass: git's own detection of those runs where objects are received, not here. The digests
that people sign are SHA-256.
"""

from collections.abc import Collection, Iterator
from hashlib import sha1, sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from smsgen.adapters.git import GitError, run_git, start_git
from smsgen.model.history import HistoryFault
from smsgen.model.text import LANGUAGES, Text

CORRUPT, PARTIAL = "object-corrupt", "history-partial"
_REASONS = {
    CORRUPT: Text(
        "object {0}{1} is damaged or forged: it is not what its id says, or cannot be read as what it should be. "
        "Take a new clone from a source you trust.",
        "对象{0}{1}已损坏或被伪造：内容与其编号不符，或无法按应有的类型读取。请从可信来源重新克隆仓库。",
    ),
    PARTIAL: Text(
        "object {0}{1} is missing from this clone. Take a full clone, without --depth and --filter.",
        "此克隆缺少对象{0}{1}。请重新完整克隆仓库，不要使用--depth或--filter。",
    ),
}
_SHA1_LENGTH = 40
_LONGEST_HEADER, _LARGEST = 120, 1 << 30


class ObjectFaultError(GitError):
    """An object is missing, is not what its id says, or cannot be read as what it should be: see `fault`.

    `path` says where the object stands in the tree that was read, relative to the root of the set; "" where that is not
    known.
    """

    def __init__(self, rule: str, object_id: str, path: str = "") -> None:
        """Name the rule, the object and its place."""
        self.object_id = object_id
        self.path = path
        self.fault = HistoryFault(rule, {"evidence": object_id} | ({"path": path} if path else {}))
        place = Text(f" ({path})", f"（{path}）") if path else Text("", "")
        super().__init__(Text(*(_REASONS[rule].of(code).format(object_id, place.of(code)) for code in LANGUAGES)))

    def at(self, path: str) -> "ObjectFaultError":
        """Return the same fault with its place."""
        return ObjectFaultError(self.fault.rule, self.object_id, path)

    def __reduce__(self) -> tuple[type["ObjectFaultError"], tuple[str, str, str]]:
        """Documents are read in several processes, and the fault comes back out of one of them."""
        return type(self), (self.fault.rule, self.object_id, self.path)


def read_objects(root: Path, ids: Collection[str]) -> Iterator[tuple[str, str, bytes]]:
    """Yield (id, kind, content) for each of `ids` (full ids), in order and one at a time, checked against the id.

    Raises ObjectFaultError at the first object that is missing (`history-partial`) or that does not match its id or
    cannot be read (`object-corrupt`).
    """
    if not ids:
        return
    with TemporaryFile() as questions:
        # A file, as a pipe for both directions blocks as soon as either side is full.
        questions.writelines(b"%b\n" % object_id.encode() for object_id in ids)
        questions.seek(0)
        with start_git(root, ["cat-file", "--batch", "--buffer"], questions) as output:
            for object_id in ids:
                yield object_id, *_answer(root, output, object_id)


def _answer(root: Path, output: IO[bytes], object_id: str) -> tuple[str, bytes]:
    """Return kind and content of the next object that `git cat-file --batch` prints, which should be `object_id`."""
    _, _, rest = output.readline(_LONGEST_HEADER).rstrip(b"\n").partition(b" ")
    kind, _, size = rest.partition(b" ")
    if rest == b"missing":
        raise ObjectFaultError(CORRUPT if _lies_there(root, object_id) else PARTIAL, object_id)
    # Git has died on the object, or was asked for no id, or believes a size that nobody could hold. Whether it answers
    # with the object that was asked for, the id of the content tells.
    if not size.isdigit() or int(size) > _LARGEST:
        raise ObjectFaultError(CORRUPT, object_id)
    content = output.read(int(size))
    output.read(1)  # a line feed
    digest = (sha1 if len(object_id) == _SHA1_LENGTH else sha256)(b"%b\0" % rest)
    digest.update(content)
    if digest.hexdigest() != object_id:
        raise ObjectFaultError(CORRUPT, object_id)
    return kind.decode("ascii"), content


def _lies_there(root: Path, object_id: str) -> bool:
    """Tell whether a file stands for an object that git calls missing: so it does where it cannot read its header."""
    path = f"objects/{object_id[:2]}/{object_id[2:]}"
    file = run_git(root, ["rev-parse", "--path-format=absolute", "--git-path", path]).removesuffix(b"\n")
    return Path(file.decode("utf-8", "surrogateescape")).exists()
