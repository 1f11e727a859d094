"""No program that a clone names is run, and nothing in a clone misleads who reads a commit of it, by any command."""

import os
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from smsgen.adapters.git_history import ObjectFaultError, read_history, read_objects
from smsgen.cli.command import COMMANDS
from smsgen.sources.tree import CommitTree
from tests.fakes import Run, SmallSet, run_sms
from tests.fixtures.git_histories import good
from tests.fixtures.git_repository import commit, git, loose, new_repository, swap, write
from tests.fixtures.hostile_clone import forge_commit_graph, make_hostile, marking_program
from tests.records.record_files import record_text

POLICY = "policies/pol-01.md"
# Every command that reads evidence out of a commit, with what it is run with; "{at}" is the commit.
READERS: dict[str, tuple[str, ...]] = {
    "calendar": ("calendar", "--at", "{at}"),
    "check": ("check", "--at", "{at}", "--no-cache"),
    "coverage": ("coverage", "--at", "{at}"),
    "diff": ("diff", "SMS-POL-01", "--at", "{at}"),
    "duties": ("duties", "quality-manager", "--at", "{at}"),
    "gap": ("gap", "--at", "{at}"),
    "history": ("history", "SMS-POL-01", "--at", "{at}"),
    "pack": ("pack", "--at", "{at}"),
    "ready": ("ready", "--at", "{at}"),
    "register": ("register", "--at", "{at}"),
    "sample": ("sample", "SMS-FRM-39", "--at", "{at}"),
    "show": ("show", "SMS-POL-01", "--at", "{at}"),
    "trace": ("trace", "INC-2026-0001", "--at", "{at}"),
    "verify": ("verify", "--at", "{at}", "--no-cache"),
}
RECORD = "records/SMS-FRM-39/2026/INC-2026-0001.yml"
# Those that judge the history, too, print a report that says why nothing is judged: also where history is replaced.
JUDGES_OF_HISTORY = {"verify"}
every_reader = pytest.mark.parametrize("reader", READERS)


def sms(folder: Path, reader: str, at: str = "HEAD", *more: str, **environment: str) -> Run:
    """Run a command on a commit, with nothing remembered of an earlier run."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    arguments = [word.replace("{at}", at) for word in READERS[reader]]
    return run_sms(*arguments, *more, cwd=folder, **environment)


def reason(run: Run, reader: str) -> str:
    """Return why a run could not judge: on standard error alone, or as the report where the command gives one."""
    assert run.code == 2
    assert bool(run.out) == (reader in JUDGES_OF_HISTORY)
    return run.out + run.err


def test_every_command_that_takes_a_commit_is_tried_here() -> None:
    found = set()
    for name in COMMANDS:
        command = import_module(f"smsgen.cli.commands.{name}").command("en")
        if any("--at" in option.opts for option in command.params):
            found.add(name)
    assert found == set(READERS)


@pytest.fixture
def clone(small_set: SmallSet) -> Path:
    """Return the small set in a repository, with three commits."""
    folder = new_repository(small_set.root, {".gitignore": "build/\n", RECORD: record_text("INC-2026-0001")})
    for word in ("One", "Two"):
        commit(folder, {POLICY: small_set.read(POLICY) + f"\n{word}.\n"})
    return folder


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """Return the file that a program of the clone would leave."""
    return tmp_path / "mark"


@every_reader
@pytest.mark.covers("C-08")
def test_no_command_runs_a_program_of_the_clone(clone: Path, mark: Path, reader: str) -> None:
    honest = sms(clone, reader, "HEAD~1")
    make_hostile(clone, mark)
    git(clone, "status")
    assert mark.exists(), "the traps work: a plain git falls into them"
    mark.unlink()
    assert sms(clone, reader, "HEAD~1") == honest
    assert honest.code in (0, 1)
    assert not mark.exists()


@every_reader
@pytest.mark.parametrize("path", ["bin:.", ""])
def test_no_command_runs_a_git_of_the_folder(clone: Path, mark: Path, reader: str, path: str) -> None:
    honest = sms(clone, reader)
    for folder in (clone, clone / "bin"):
        folder.mkdir(exist_ok=True)
        marking_program(folder / "git", mark)
    assert sms(clone, reader, PATH=f"{path}{os.pathsep}{os.environ['PATH']}") == honest
    assert not mark.exists()


def other_work_tree(clone: Path) -> None:
    git(clone, "config", "core.worktree", str(clone / "policies"))


def replaced_commit(clone: Path) -> None:
    git(clone, "replace", "HEAD~1", "HEAD~2")


def replaced_blob(clone: Path) -> None:
    git(clone, "replace", f"HEAD~1:{POLICY}", git(clone, "hash-object", "-w", "--stdin", stdin="Forged.\n"))


def graft(clone: Path) -> None:
    (clone / ".git/info").mkdir(exist_ok=True)
    line = git(clone, "rev-parse", "HEAD", "HEAD~2").replace("\n", " ")
    (clone / ".git/info/grafts").write_text(f"{line}\n", encoding="ascii")
    assert git(clone, "rev-parse", "HEAD~1") == line.split()[1], "a plain git falls for it"


def looks_like_a_bare_repository(clone: Path) -> None:
    """Put another repository's inside where the set stands, as files that can be committed."""
    other = new_repository(clone.parent / "other", {POLICY: "Of another repository.\n"})
    for _ in "12":
        commit(other)
    shutil.copytree(other / ".git", clone, dirs_exist_ok=True)


@every_reader
@pytest.mark.parametrize(
    "spoil",
    [other_work_tree, replaced_commit, replaced_blob, graft, forge_commit_graph, looks_like_a_bare_repository],
    ids=lambda spoil: spoil.__name__,
)
def test_no_command_is_misled(clone: Path, reader: str, spoil: Callable[[Path], None]) -> None:
    honest = sms(clone, reader, "HEAD~1")
    spoil(clone)
    run = sms(clone, reader, "HEAD~1")
    if reader in JUDGES_OF_HISTORY and spoil in {replaced_commit, replaced_blob, graft}:
        assert (run.code, run.out.count("so nothing of the past is judged")) == (2, 1)
    else:
        assert run == honest


def test_a_set_in_a_folder_is_not_taken_for_a_repository(tmp_path: Path) -> None:
    whole = new_repository(tmp_path / "whole", {f"sms/{POLICY}": "Of the set.\n"})
    git(tmp_path, "clone", "--quiet", "--bare", str(new_repository(tmp_path / "other", {POLICY: "Other.\n"})), "bare")
    shutil.copytree(tmp_path / "bare", whole / "sms", dirs_exist_ok=True)
    assert git(whole / "sms", "rev-parse", "HEAD") != git(whole, "rev-parse", "HEAD"), "a plain git falls for it"
    tree = CommitTree(whole / "sms", "HEAD")
    assert [(entry.path, content) for entry, content in tree.read_many(tree.entries())] == [(POLICY, b"Of the set.\n")]


@every_reader
@pytest.mark.parametrize(("language", "words"), [("en", "is damaged or forged"), ("zh", "已损坏或被伪造")])
def test_a_forged_object_is_named_with_its_place(clone: Path, reader: str, language: str, words: str) -> None:
    forged = swap(clone, f"HEAD:{POLICY}", f"HEAD~2:{POLICY}")
    run = sms(clone, reader, "HEAD", "--lang", language)
    said = reason(run, reader)
    assert forged in said
    assert reader in JUDGES_OF_HISTORY or all(part in said for part in (words, POLICY, "HEAD"))


@every_reader
@pytest.mark.parametrize(
    ("at", "gone"),
    [("HEAD", f"HEAD:{POLICY}"), ("HEAD", "HEAD:policies"), ("HEAD", "HEAD^{tree}"), ("HEAD~2", "HEAD~1")],
)
def test_a_missing_object_is_named(clone: Path, reader: str, at: str, gone: str) -> None:
    missing = git(clone, "rev-parse", gone)
    loose(clone, gone).unlink()
    run = sms(clone, reader, at)
    said = reason(run, reader)
    assert missing in said
    assert reader in JUDGES_OF_HISTORY or "is missing from this clone" in said


@every_reader
def test_steps_back_are_not_taken_from_a_forged_commit(clone: Path, reader: str) -> None:
    forged = swap(clone, "HEAD", "HEAD~1")  # so that git takes the second commit before for the last but one
    run = sms(clone, reader, "HEAD~1")
    assert forged in reason(run, reader)


# --- What the commands stand on ----------------------------------------------------------------------------------


def test_the_history_of_a_hostile_clone_is_read_all_the_same(three: Path, mark: Path) -> None:
    expected = good(three)
    make_hostile(three, mark)
    assert good(three) == expected
    assert list(read_objects(three, [change.new_blob for one in expected for change in one.changes]))
    assert not mark.exists()


@pytest.mark.parametrize("settings", [{}, {"remote.origin.promisor": "true", "extensions.partialClone": "origin"}])
@pytest.mark.parametrize("url", ["ext::sh -c %", "ssh://host/x", "file:///", "file://{other}"])
def test_what_is_missing_is_never_fetched(three: Path, mark: Path, settings: dict[str, str], url: str) -> None:
    blob = git(three, "rev-parse", "HEAD:forms/3.md")
    shutil.copytree(three, three.parent / "other")
    make_hostile(three, mark)
    loose(three, blob).unlink()
    head = git(three, "rev-parse", "HEAD")
    address = url.replace("%", str(three.parent / "program")).replace("{other}", str(three.parent / "other"))
    for key, value in {**settings, "remote.origin.url": address, "core.repositoryFormatVersion": "1"}.items():
        git(three, "config", key, value)
    mark.unlink(missing_ok=True)
    rules = {fault.rule for fault in read_history(three, head, "").faults}
    with pytest.raises(ObjectFaultError, match=r"is missing|is damaged"):
        list(read_objects(three, [blob]))
    tree = CommitTree(three, "HEAD")
    with pytest.raises(ObjectFaultError, match=r"forms/3\.md"):
        list(tree.read_many(tree.entries()))
    assert rules == ({"history-partial"} if settings else set())
    assert not mark.exists()


def test_the_environment_steers_nothing(three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, mark = good(three), tmp_path / "mark"
    other = new_repository(tmp_path / "other", {"policies/a.md": b"Of another repository."})
    program = str(marking_program(tmp_path / "program", mark))
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": program,
        "GIT_PAGER": program,
        "GIT_EXTERNAL_DIFF": program,
        "GIT_TRACE": str(tmp_path / "trace"),
    }.items():
        monkeypatch.setenv(name, value)
    assert good(three) == expected
    assert not mark.exists()
    assert not (tmp_path / "trace").exists()


def test_the_line_ends_and_the_filters_of_a_clone_change_no_byte(three: Path) -> None:
    content = b"one\ntwo $Id$\n"
    write(three, {"policies/a.md": content})
    commit(three)
    git(three, "config", "core.autocrlf", "true")
    (three / ".git/info/attributes").write_text("* text eol=crlf ident working-tree-encoding=UTF-16\n")
    tree = CommitTree(three, "HEAD")
    assert content in [content for _, content in tree.read_many(tree.entries())]
