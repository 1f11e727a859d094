"""Objects that are missing, or are not what their id says: refused wherever they stand."""

import pickle
import zlib
from pathlib import Path

import pytest

from smsgen.adapters.git_history import read_history
from smsgen.adapters.git_objects import ObjectFaultError, read_objects
from smsgen.model.history import History, HistoryFault
from smsgen.sources.tree import CommitTree, Entry
from tests.fakes import SmallSet
from tests.fixtures.git_histories import faults, good
from tests.fixtures.git_repository import commit_of_tree, git, loose, new_repository, stored_tree, swap
from tests.fixtures.hostile_clone import forge_commit_graph


@pytest.mark.parametrize(
    ("revision", "other"), [("HEAD", "HEAD~2"), ("HEAD~1", "HEAD~2"), ("HEAD^{tree}", "HEAD~1^{tree}"),
                            ("HEAD~1:policies", "HEAD:policies"), ("HEAD:policies", "HEAD:policies/a.md")]
)  # fmt: skip
def test_an_object_in_the_place_of_another(three: Path, revision: str, other: str) -> None:
    one = git(three, "rev-parse", revision)
    head = git(three, "rev-parse", "HEAD")
    swap(three, revision, other)
    git(three, "cat-file", "--batch", stdin=one + "\n")  # git itself serves it without an error
    history = read_history(three, head, "")
    assert history == History((), (HistoryFault("object-corrupt", {"evidence": one}),))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"rubbish",
        zlib.compress(b"tree 9999\0x"),
        zlib.compress(b"tree 99999999999999\0x"),
        zlib.compress(b"tree 1\0x")[:-3],
    ],
)
@pytest.mark.parametrize("revision", ["HEAD~1", "HEAD~1:policies"])
def test_an_object_that_cannot_be_read(three: Path, revision: str, content: bytes) -> None:
    one = git(three, "rev-parse", revision)
    loose(three, revision).write_bytes(content)
    assert faults(three) == [("object-corrupt", one)]


@pytest.mark.parametrize("revision", ["HEAD~1", "HEAD~1:policies"])
def test_a_damaged_pack(three: Path, revision: str) -> None:
    """Git dies on an object of a pack that it cannot unpack, and answers nothing."""
    one = git(three, "rev-parse", revision)
    git(three, "repack", "-a", "-d", "-q", "-f", "--depth=0")
    [pack] = (three / ".git/objects/pack").glob("*.pack")
    listed = git(three, "verify-pack", "-v", str(pack.with_suffix(".idx"))).splitlines()
    offset = next(int(line.split()[4]) for line in listed if line.startswith(one))
    content = bytearray(pack.read_bytes())
    content[offset + 5 : offset + 15] = b"\xff" * 10
    pack.chmod(0o644)
    pack.write_bytes(content)
    assert faults(three) == [("object-corrupt", one)]


@pytest.mark.parametrize("revision", ["HEAD~1", "HEAD~1:policies", "HEAD~2^{tree}"])
def test_an_object_that_is_gone(three: Path, revision: str) -> None:
    one = git(three, "rev-parse", revision)
    loose(three, revision).unlink()
    assert faults(three) == [("history-partial", one)]


def test_a_blob_in_the_place_of_another(three: Path) -> None:
    swap(three, "HEAD:forms/1.md", "HEAD:forms/2.md")
    one = git(three, "rev-parse", "HEAD:forms/1.md")
    with pytest.raises(ObjectFaultError) as raised:
        list(read_objects(three, [git(three, "rev-parse", "HEAD:forms/3.md"), one]))
    assert (raised.value.fault.rule, dict(raised.value.fault.values)) == ("object-corrupt", {"evidence": one})


def test_a_commit_that_is_none(three: Path) -> None:
    tree = git(three, "rev-parse", "HEAD^{tree}")
    body = f"tree {tree}\nauthor A <a@x> soon +0000\ncommitter A <a@x> 1 +0000\n\nx"
    one = git(three, "hash-object", "-t", "commit", "-w", "--stdin", "--literally", stdin=body)
    assert [fault.rule for fault in read_history(three, one, "").faults] == ["object-corrupt"]
    assert [fault.rule for fault in read_history(three, tree, "").faults] == ["object-corrupt"]


ODD_TREES = {
    "a file twice": [("100644", b"a.md", 1), ("100644", b"a.md", 2)],
    "a file twice, apart": [("100644", b"a.md", 1), ("100644", b"b.md", 1), ("100644", b"a.md", 2)],
    "a file and a folder of one name": [("100644", b"a", 1), ("100644", b"a-b", 1), ("40000", b"a", 0)],
    "out of order": [("100644", b"b.md", 1), ("100644", b"a.md", 1)],
    "a kind that git does not know": [("10644", b"a.md", 1)],
    "a mode of seven digits": [("1100644", b"a.md", 1)],
    "the folder itself": [("40000", b".", 0)],
    "the folder above": [("40000", b"..", 0)],
    "a folder that is a file": [("40000", b"a", 1)],
}


@pytest.mark.parametrize("name", ODD_TREES)
@pytest.mark.parametrize("before", [[], [("100644", b"a.md", 1)], [("100644", b"a", 1)], [("40000", b"a", 0)]])
def test_a_tree_that_git_would_not_write(three: Path, name: str, before: list[tuple[str, bytes, int]]) -> None:
    ids = [git(three, "rev-parse", f"HEAD:{path}") for path in ("policies", "forms/1.md", "forms/2.md")]
    trees = [
        stored_tree(three, *((mode, entry, ids[index]) for mode, entry, index in entries))
        for entries in (before, ODD_TREES[name])
    ]
    first, one = [commit_of_tree(three, stored_tree(three, ("40000", b"policies", inner))) for inner in trees]
    assert not read_history(three, first, "").faults
    wrong = ids[1] if name == "a folder that is a file" else trees[1]
    assert faults(three) == [("object-corrupt", wrong)]
    tree = CommitTree(three, one)
    with pytest.raises(ObjectFaultError, match=wrong) as raised:
        tree.entries()
    assert raised.value.path == ("policies/a" if name == "a folder that is a file" else "policies")


def test_a_file_that_is_a_folder(three: Path) -> None:
    folder = git(three, "rev-parse", "HEAD:forms")
    commit_of_tree(three, stored_tree(three, ("40000", b"policies", stored_tree(three, ("100644", b"a.md", folder)))))
    tree = CommitTree(three, "HEAD")
    with pytest.raises(ObjectFaultError, match=folder) as raised:
        list(tree.read_many(tree.entries()))
    assert (raised.value.fault.rule, raised.value.path) == ("object-corrupt", "policies/a.md")


@pytest.mark.parametrize(
    ("stored", "mode"), [("100664", "100644"), ("100600", "100644"), ("100775", "100755"), ("0100644", "100644")]
)
def test_modes_that_old_programs_wrote_are_read_as_git_reads_them(three: Path, stored: str, mode: str) -> None:
    blob = git(three, "rev-parse", "HEAD:forms/1.md")
    one = commit_of_tree(
        three, stored_tree(three, ("040000", b"policies", stored_tree(three, (stored, b"a.md", blob))))
    )
    assert CommitTree(three, one).entries() == [Entry("policies/a.md", "file", blob)]
    assert {change.path: change.new_mode for change in good(three)[-1].changes if change.new_mode} == {
        "policies/a.md": mode
    }


def test_a_fault_comes_whole_out_of_another_process() -> None:
    fault = ObjectFaultError("object-corrupt", "1" * 40, "policies/a.md")
    back = pickle.loads(pickle.dumps(fault))  # noqa: S301 — our own
    assert (back.fault, back.path, str(back)) == (fault.fault, fault.path, str(fault))


def test_a_fault_among_many_documents_is_told_as_such(small_set: SmallSet) -> None:
    policy = small_set.read("policies/pol-01.md")
    new_repository(small_set.root, {f"policies/pol-{number}.md": f"{policy}\n{number}\n" for number in range(100, 450)})
    forged = swap(small_set.root, "HEAD:policies/pol-420.md", "HEAD:policies/pol-421.md")
    run = small_set.sms("check", "--at", "HEAD", "--no-cache")
    assert (run.code, run.out) == (2, "")
    assert f"{forged} (policies/pol-420.md) is damaged or forged" in run.err


def test_a_forged_commit_graph_hides_nothing(three: Path) -> None:
    expected = good(three)
    forge_commit_graph(three)
    assert good(three) == expected
