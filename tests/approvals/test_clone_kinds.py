"""The year in every kind of clone: some show it all, some prove nothing, and some do not continue an anchor."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from smsgen.app.verifying.verify import VerifyOptions, verify
from smsgen.exporters.anchor_file import anchor_yaml
from tests.approvals import living_story as the
from tests.approvals.clone_judged import Judged, judged
from tests.approvals.git_story import Origin, Snapshot, base, import_story, new_repository
from tests.approvals.history_mutations import put
from tests.approvals.living_story import branch, told
from tests.approvals.record_mutations import RECORDS
from tests.fixtures.git_repository import git
from tests.fixtures.hostile_clone import forge_commit_graph

pytestmark = pytest.mark.covers("C-08")

Kind = Callable[[Path, Path], Path]
SET = "company/sms"
_NOTED = ("2026-10-01", put("note.txt", b"A note.\n"))
SPOILT = "a record deleted, then added again"


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Origin:
    """Return the repository of the year, which each case copies."""
    return base(tmp_path_factory.mktemp("kinds") / "base", the.year())


def cloned(*options: str) -> Kind:
    """Return how to clone with these options."""

    def clone(source: Path, target: Path) -> Path:
        git(source.parent, "clone", "--quiet", *options, source.as_uri(), str(target))
        return target

    return clone


def packed(source: Path, target: Path) -> Path:
    """Clone, and let git tidy up."""
    cloned()(source, target)
    git(target, "gc", "--quiet", "--aggressive", "--prune=now")
    return target


def unpacked(source: Path, target: Path) -> Path:
    """Clone with each object in a file of its own."""
    new_repository(target)
    git(target, "-c", "fetch.unpackLimit=100000", "fetch", "--quiet", "--update-head-ok", source.as_uri(), "main:main")
    assert not list(target.glob(".git/objects/pack/*.pack"))
    return target


def bundled(source: Path, target: Path) -> Path:
    """Clone from a bundle."""
    bundle = target.with_suffix(".bundle")
    git(source, "bundle", "create", "--quiet", str(bundle), "main")
    git(target.parent, "clone", "--quiet", "--branch=main", str(bundle), str(target))
    return target


def worktree(source: Path, target: Path) -> Path:
    """Check out a second working tree of a clone."""
    clone = cloned()(source, target.with_suffix(".first"))
    git(clone, "worktree", "add", "--quiet", "--detach", str(target))
    return target


def with_forged_graph(source: Path, target: Path) -> Path:
    """Clone, and write a commit-graph that hides all commits but the first and the last."""
    cloned()(source, target)
    git(target, "remote", "remove", "origin")
    forge_commit_graph(target)
    return target


COMPLETE: dict[str, Kind] = {
    "a clone": cloned(),
    "a bare clone": cloned("--bare"),
    "a mirror": cloned("--mirror"),
    "a clone with autocrlf": cloned("--config=core.autocrlf=true", "--config=core.eol=crlf"),
    "a clone without a checkout": cloned("--no-checkout"),
    "a clone of one branch": cloned("--single-branch"),
    "packed": packed,
    "unpacked": unpacked,
    "a bundle": bundled,
    "a worktree": worktree,
    "a forged commit-graph": with_forged_graph,
}


@pytest.mark.parametrize("kind", COMPLETE)
def test_a_complete_clone_shows_the_year(kind: str, year: Origin, tmp_path: Path) -> None:
    assert judged(COMPLETE[kind](year.folder, tmp_path / "clone")) == Judged(0, ())


@pytest.mark.parametrize("kind", ["a bare clone", "packed", "a worktree", "a forged commit-graph"])
def test_a_complete_clone_shows_what_was_spoilt(kind: str, year: Origin, tmp_path: Path) -> None:
    story, expected = RECORDS[SPOILT]
    source = year.told(story(), tmp_path / "source")
    assert judged(COMPLETE[kind](source, tmp_path / "clone")) == Judged(1, expected)


def test_a_clone_that_borrows_objects(year: Origin, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--shared", str(year.folder), "clone")
    assert judged(tmp_path / "clone") == Judged(0, ())


def test_a_cache_hides_nothing(year: Origin, tmp_path: Path) -> None:
    story, expected = RECORDS[SPOILT]
    for _ in range(2):
        assert judged(year.folder, cache=tmp_path / "cache") == Judged(0, ())
    spoilt = year.told(story(), tmp_path / "spoilt")
    for _ in range(2):
        assert judged(spoilt, cache=tmp_path / "cache") == Judged(1, expected)


@pytest.mark.parametrize("spoilt", [False, True])
def test_a_repository_of_sha_256(spoilt: bool, tmp_path: Path) -> None:  # noqa: FBT001 — both
    story, expected = RECORDS[SPOILT] if spoilt else (the.year, ())
    folder = new_repository(tmp_path / "set", "--object-format=sha256")
    import_story(folder, story())
    assert judged(folder) == Judged(int(spoilt), expected)


@pytest.mark.parametrize("spoilt", [False, True])
def test_a_set_in_a_folder(spoilt: bool, tmp_path: Path) -> None:  # noqa: FBT001 — both
    story, expected = RECORDS[SPOILT] if spoilt else (the.year, ())
    below = [
        each._replace(files={**{f"{SET}/{path}": content for path, content in each.files.items()}, "x.txt": b"x\n"})
        for each in story()
    ]
    folder = new_repository(tmp_path / "company")
    import_story(folder, below)
    (folder / SET).mkdir(parents=True)
    assert judged(folder / SET) == Judged(int(spoilt), expected)


@pytest.mark.parametrize("depth", ["--depth=1", "--depth=4"])
def test_the_files_of_a_shallow_clone_alone(depth: str, year: Origin, tmp_path: Path) -> None:
    shallow = cloned(depth)(year.folder, tmp_path / "shallow")
    assert judged(shallow, tree_only=True) == Judged(0, ())
    assert judged(shallow) == Judged(2, ("history-shallow sms.yml",))


def test_the_files_of_an_archive_alone(tmp_path: Path) -> None:
    for path, content in the.year()[-1].files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert judged(tmp_path, tree_only=True) == Judged(0, ())


def grafted(root: Path) -> None:
    """Name other parents for a commit."""
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/grafts").write_text(f"{git(root, 'rev-parse', 'HEAD')}\n", "ascii")


def replaced(root: Path) -> None:
    """Put another commit in the place of one."""
    git(root, "replace", "HEAD~2", "HEAD~4")


def promised(root: Path) -> None:
    """Say that what is missing will be fetched."""
    git(root, "config", "remote.origin.promisor", "true")


def filtered(root: Path) -> None:
    """Say that it is a partial clone, as older programs did."""
    git(root, "config", "extensions.partialClone", "origin")


def without(revision: str) -> Callable[[Path], None]:
    """Return how an object is lost."""
    return lambda root: _file(root, revision).unlink()


def exchanged(revision: str, other: str) -> Callable[[Path], None]:
    """Return how an object is put in the place of another."""

    def exchange(root: Path) -> None:
        file = _file(root, revision)
        file.chmod(0o644)
        file.write_bytes(_file(root, other).read_bytes())

    return exchange


def torn(revision: str) -> Callable[[Path], None]:
    """Return how the end of an object is lost."""

    def tear(root: Path) -> None:
        file = _file(root, revision)
        file.chmod(0o644)
        file.write_bytes(file.read_bytes()[:-7])

    return tear


def _file(root: Path, revision: str) -> Path:
    identity = git(root, "rev-parse", revision)
    return root / ".git/objects" / identity[:2] / identity[2:]


UNUSABLE: dict[str, tuple[Callable[[Path], None], str]] = {
    "grafts": (grafted, "history-grafts sms.yml"),
    "a replacement": (replaced, "history-replace-refs sms.yml"),
    "a promise": (promised, "history-partial sms.yml"),
    "an old promise": (filtered, "history-partial sms.yml"),
    "a commit lost": (without("HEAD~3"), "history-partial sms.yml"),
    "a tree lost": (without("HEAD~3^{tree}"), "history-partial sms.yml"),
    "an old text lost": (without(f"HEAD~7:{the.PROCEDURE}"), "history-partial sms.yml"),
    "a commit in the place of another": (exchanged("HEAD~3", "HEAD~4"), "object-corrupt sms.yml"),
    "a tree in the place of another": (exchanged("HEAD~3^{tree}", "HEAD~4^{tree}"), "object-corrupt sms.yml"),
    "an old text in the place of another": (
        exchanged(f"HEAD~7:{the.PROCEDURE}", f"HEAD~6:{the.PROCEDURE}"),
        "object-corrupt sms.yml",
    ),
    "an old text torn": (torn(f"HEAD~7:{the.PROCEDURE}"), "object-corrupt sms.yml"),
    "a text torn": (torn(f"HEAD:{the.PROCEDURE}"), f"object-corrupt {the.PROCEDURE}"),
    "a record in the place of another": (
        exchanged(f"HEAD:{the.NEW_RECORD}", f"HEAD:{the.OLD_RECORD}"),
        f"object-corrupt {the.NEW_RECORD}",
    ),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_clone_that_proves_nothing_is_not_judged(name: str, year: Origin, tmp_path: Path) -> None:
    harm, expected = UNUSABLE[name]
    clone = unpacked(year.folder, tmp_path / "clone")
    harm(clone)
    assert judged(clone) == Judged(2, (expected,))


def test_a_partial_clone_is_not_judged(year: Origin, tmp_path: Path) -> None:
    git(year.folder, "config", "uploadpack.allowFilter", "true")
    partial = cloned("--filter=blob:none")(year.folder, tmp_path / "partial")
    found = judged(partial)
    assert (found.code, set(found.found)) == (2, {"history-partial sms.yml"})


def anchor_of(root: Path, file: Path) -> Path:
    """Write the anchor of what stands in `root` to a file."""
    head = verify(root, VerifyOptions(as_of=the.DAY)).head
    assert head
    file.write_bytes(anchor_yaml(head).encode())
    return file


def squashed() -> list[Snapshot]:
    """Return all that stands at the end as one commit."""
    return gone_on()[-1:]


def fox_trot() -> list[Snapshot]:
    """Return a history in which the commits since the year were made those of a branch, which is then merged."""
    *before, last = gone_on()
    return [*before, Snapshot("2026-10-02T12:00:00Z", last.files, sides=((last,),))]


def retold() -> list[Snapshot]:
    """Return the year with another middle and the same end."""
    return told(
        _NOTED, instead={"withdrawn": ("2026-06-15", the.STEPS["withdrawn"][1], {"author": "other@example.org"})}
    )


def gone_on() -> list[Snapshot]:
    """Return the year with one more commit."""
    return told(_NOTED)


def gone_further() -> list[Snapshot]:
    """Return the year with two more commits."""
    return told(_NOTED, ("2026-10-02", put("note.txt", b"Another.\n")))


def merged_later() -> list[Snapshot]:
    """Return the year with a branch that was merged after it."""
    other = put("other.txt", b"A note.\n")
    side = branch(dict(the.year()[-1].files), ("2026-09-25", other))
    return told(_NOTED, ("2026-10-02", other, {"sides": (side,)}))


MISMATCH = "anchor-mismatch anchor.yml"
AGAINST: dict[str, tuple[Callable[[], list[Snapshot]], bool]] = {
    # history, and whether it continues an anchor that was taken a commit after the year
    "the same": (gone_on, True),
    "one that went on": (gone_further, True),
    "one that took in a branch": (merged_later, True),
    "one rewritten in the middle": (retold, False),
    "one rolled back": (lambda: list(the.year()), False),
    "one squashed into a commit": (squashed, False),
    "one whose main line became a branch": (fox_trot, False),
}


@pytest.mark.parametrize("name", AGAINST)
def test_a_history_against_an_anchor(name: str, year: Origin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, continues = AGAINST[name]
    monkeypatch.chdir(tmp_path)
    anchor = anchor_of(year.told(gone_on(), tmp_path / "before"), Path("anchor.yml"))
    clone = year.told(story(), tmp_path / "set")
    found = judged(clone, anchor=anchor)
    assert found == Judged(int(not continues), () if continues else (MISMATCH,))
    if not continues:  # without an anchor nobody would know
        assert judged(clone) == Judged(0, ())


def test_an_anchor_that_names_another_register(year: Origin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    head = verify(year.folder, VerifyOptions(as_of=the.DAY)).head
    assert head
    other = replace(head, register="sha256:" + "0" * 64)
    anchor = Path("anchor.yml")
    anchor.write_bytes(anchor_yaml(other).encode())
    assert judged(year.folder, anchor=anchor) == Judged(1, (MISMATCH,))
