"""Git is read through one door: the commit and not the working tree, and no program that a clone names is run."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from smsgen.adapters import git
from smsgen.sources.load import load
from smsgen.sources.tree import CommitTree, Entry, UnreadableFileError
from tests.fixtures.small_set import set_of, source

POLICY = "policies/pol-01.md"
CHINESE = "policies/变更 管理.zh.md"
IDENTITY = {
    "GIT_AUTHOR_NAME": "Li Qing",
    "GIT_AUTHOR_EMAIL": "li.qing@example.org",
    "GIT_COMMITTER_NAME": "Li Qing",
    "GIT_COMMITTER_EMAIL": "li.qing@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def run_git(folder: Path, *arguments: str, stdin: str = "") -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | IDENTITY
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], input=stdin, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def commit(repository: Path, message: str = "Change") -> str:
    run_git(repository, "add", "--all", "--force")
    run_git(repository, "commit", "--quiet", "--allow-empty", "--message", message)
    return run_git(repository, "rev-parse", "HEAD")


def new_repository(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    run_git(folder, "init", "--quiet", "--initial-branch=main")
    write(folder, files)
    commit(folder, "First")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a small set in it."""
    return new_repository(tmp_path / "set", set_of({POLICY: source("POL-01"), CHINESE: "文字\n"}))


def content_of(tree: CommitTree, path: str = POLICY) -> bytes | UnreadableFileError:
    entry = next(entry for entry in tree.entries() if entry.path == path)
    return next(iter(tree.read_many([entry])))[1]


def paths_of(tree: CommitTree) -> list[str]:
    return [entry.path for entry in tree.entries()]


@pytest.mark.covers("C-08")
def test_a_commit_is_read_and_not_the_working_tree(repository: Path) -> None:
    first = run_git(repository, "rev-parse", "HEAD")
    write(
        repository,
        {POLICY: source("POL-01", body="Committed.\n").encode(), "policies/pol-02.md": source("POL-02").encode()},
    )
    second = commit(repository)
    write(repository, {POLICY: b"Not committed.", "policies/pol-03.md": b"Not committed."})
    (repository / "policies/pol-02.md").unlink()
    assert content_of(CommitTree(repository, first)) == source("POL-01").encode()
    assert content_of(CommitTree(repository, "HEAD")) == source("POL-01", body="Committed.\n").encode()
    assert [path for path in paths_of(CommitTree(repository, second)) if path.startswith("policies/pol")] == [
        POLICY,
        "policies/pol-02.md",
    ]


def test_each_way_to_name_a_commit(repository: Path) -> None:
    first = run_git(repository, "rev-parse", "HEAD")
    run_git(repository, "tag", "--annotate", "--message", "Issued", "v1.0")
    run_git(repository, "branch", "发布")
    commit(repository)
    names = (first, first[:10], "v1.0", "HEAD~1", "main^", "发布", "refs/heads/发布")
    assert [CommitTree(repository, name).commit for name in names] == [first] * len(names)


def test_the_model_of_a_commit_says_which_commit(repository: Path) -> None:
    sms = load(CommitTree(repository, "HEAD")).sms
    assert (sms.commit, sms.documents[0].id) == (
        run_git(repository, "rev-parse", "HEAD"),
        "POL-01",
    )


def test_paths_in_chinese_and_with_spaces(repository: Path) -> None:
    tree = CommitTree(repository, "HEAD")
    assert CHINESE in paths_of(tree)
    assert content_of(tree, CHINESE) == "文字\n".encode()


@pytest.mark.parametrize("folder", ["sms", "体系 文件/set", "a'b"])
def test_a_set_in_a_folder_of_a_repository(tmp_path: Path, folder: str) -> None:
    files = {f"{folder}/{path}": content for path, content in set_of({POLICY: source("POL-01")}).items()}
    repository = new_repository(tmp_path / "仓库", {**files, POLICY: b"Of another set.", "outside.md": b"Outside."})
    tree = CommitTree(repository / folder, "HEAD")
    assert content_of(tree) == source("POL-01").encode()
    assert not any(path.startswith((folder, "outside")) for path in paths_of(tree) if path != "sms.yml")


def test_a_folder_that_the_commit_does_not_have(repository: Path) -> None:
    (repository / "later").mkdir()
    with pytest.raises(git.GitError):
        CommitTree(repository / "later", "HEAD").entries()


def test_links_and_submodules_are_seen_for_what_they_are(repository: Path) -> None:
    (repository / "policies/link.md").symlink_to("/etc/passwd")
    commit(repository)
    run_git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},policies/module")
    run_git(repository, "commit", "--quiet", "--message", "Module")
    kinds = {entry.path: entry.kind for entry in CommitTree(repository, "HEAD").entries()}
    assert (kinds["policies/link.md"], kinds["policies/module"], kinds[POLICY]) == ("symlink", "submodule", "file")


@pytest.mark.parametrize(
    "revision",
    ["nothing", "0" * 40, "HEAD~9", "", "HEAD:sms.yml", "--help", "--output=mark", "-h", "HEAD --all", "HEAD\nHEAD"],
)
def test_a_commit_that_does_not_exist(repository: Path, revision: str) -> None:
    with pytest.raises(git.GitError):
        CommitTree(repository, revision)
    assert not (repository / "mark").exists()


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet")
    with pytest.raises(git.GitError, match="no such commit"):
        CommitTree(tmp_path, "HEAD")


@pytest.mark.parametrize(("folder", "reason"), [(".", "not a git repository"), ("nothing", "No such file")])
def test_a_folder_that_is_no_repository(tmp_path: Path, folder: str, reason: str) -> None:
    with pytest.raises(git.GitError, match=reason):
        CommitTree(tmp_path / folder, "HEAD")


@pytest.mark.parametrize("path", ["", "/nothing", ".", "relative"])
def test_git_is_not_installed(repository: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("PATH", path)
    with pytest.raises(git.GitError, match="git is not installed"):
        CommitTree(repository, "HEAD")


def test_a_git_that_cannot_be_run(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("no program")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(git.GitError, match="cannot be run"):
        CommitTree(repository, "HEAD")


def test_an_object_that_is_missing(repository: Path) -> None:
    blob = run_git(repository, "rev-parse", f"HEAD:{POLICY}")
    loose(repository, blob).unlink()
    with pytest.raises(git.GitError, match=f"object {blob} is missing"):
        content_of(CommitTree(repository, "HEAD"))


def test_an_object_that_is_damaged(repository: Path) -> None:
    file = loose(repository, run_git(repository, "rev-parse", f"HEAD:{POLICY}"))
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:10])
    with pytest.raises(git.GitError):
        content_of(CommitTree(repository, "HEAD"))


def test_a_tree_that_calls_a_folder_a_file(repository: Path) -> None:
    folder = run_git(repository, "rev-parse", "HEAD:policies")
    with pytest.raises(git.GitError, match="not the content of a file"):
        list(CommitTree(repository, "HEAD").read_many([Entry(POLICY, "file", folder)]))


def loose(repository: Path, identity: str) -> Path:
    return repository / ".git/objects" / identity[:2] / identity[2:]


# --- A hostile clone ---------------------------------------------------------------------------------------------


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a program that leaves a mark beside itself when it is run."""
    script = tmp_path / "program"
    script.write_text(f"#!/bin/sh\necho run >> '{tmp_path}/mark'\ncat\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


def marked(program: Path) -> bool:
    return (program.parent / "mark").exists()


def test_the_program_leaves_its_mark(program: Path) -> None:
    subprocess.run([str(program)], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert marked(program)


def by_configuration(*names: str) -> Callable[[Path, Path], None]:
    """Return what sets each of `names` in the clone to the program."""

    def spoil(clone: Path, program: Path) -> None:
        for name in names:
            run_git(clone, "config", name, str(program))

    return spoil


def by_filters(clone: Path, program: Path) -> None:
    for name in (
        "filter.evil.smudge",
        "filter.evil.clean",
        "filter.evil.process",
        "diff.evil.textconv",
        "diff.evil.command",
        "merge.evil.driver",
    ):
        run_git(clone, "config", name, str(program))
    (clone / ".git/info").mkdir(exist_ok=True)
    (clone / ".git/info/attributes").write_text("* filter=evil diff=evil merge=evil\n")


def by_hooks(clone: Path, program: Path) -> None:
    hooks = clone / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in (
        "pre-commit",
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "fsmonitor-watchman",
        "pre-auto-gc",
    ):
        shutil.copy(program, hooks / name)
    run_git(clone, "config", "core.hooksPath", str(hooks))


def by_include(clone: Path, program: Path) -> None:
    (clone / "evil.config").write_text(
        f'[core]\n\tfsmonitor = {program}\n\tpager = {program}\n[gpg "ssh"]\n\tprogram = {program}\n'
    )
    run_git(clone, "config", "include.path", "../evil.config")


def by_program_in_the_folder(clone: Path, program: Path) -> None:
    shutil.copy(program, clone / "git")


def by_missing_object_of_a_remote(clone: Path, program: Path) -> None:
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.url": f"ext::{program}",
        "remote.origin.promisor": "true",
        "remote.origin.uploadpack": str(program),
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }
    for name, value in settings.items():
        run_git(clone, "config", name, value)
    loose(clone, run_git(clone, "rev-parse", f"HEAD:{POLICY}")).unlink()


def by_missing_object_on_the_disk(clone: Path, program: Path) -> None:
    by_missing_object_of_a_remote(clone, program)
    for name, value in {"remote.origin.url": f"file://{clone}", "protocol.file.allow": "always"}.items():
        run_git(clone, "config", name, value)


@pytest.mark.covers("C-08")
@pytest.mark.parametrize(
    "spoil",
    [
        by_configuration("core.fsmonitor"),
        by_configuration(
            "core.pager",
            "pager.cat-file",
            "pager.ls-tree",
            "pager.rev-parse",
            "core.editor",
            "core.askPass",
            "credential.helper",
        ),
        by_configuration(
            "gpg.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand", "core.sshCommand", "core.gitProxy"
        ),
        by_configuration("alias.rev-parse", "alias.ls-tree", "alias.cat-file", "core.alternateRefsCommand"),
        by_filters,
        by_hooks,
        by_include,
        by_program_in_the_folder,
        by_missing_object_of_a_remote,
        by_missing_object_on_the_disk,
    ],
    ids=[
        "fsmonitor",
        "pager and prompts",
        "signatures and transport",
        "aliases",
        "filters",
        "hooks",
        "include",
        "program in the folder",
        "remote",
        "remote on disk",
    ],
)
def test_no_program_of_a_hostile_clone_is_run(
    repository: Path, program: Path, spoil: Callable[[Path, Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_git(repository, "config", "log.showSignature", "true")
    spoil(repository, program)
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    try:
        content: object = content_of(CommitTree(repository, "HEAD"))
    except git.GitError as error:
        content = error
    assert content == source("POL-01").encode() or "missing" in str(content) or "promised" in str(content)
    assert not marked(program)


def test_the_environment_steers_nothing(
    repository: Path, tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_repository(tmp_path / "other", {POLICY: b"Of another repository."})
    for name, value in {
        "GIT_DIR": str(other / ".git"),
        "GIT_WORK_TREE": str(other),
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(program),
        "GIT_PAGER": str(program),
        "GIT_EXTERNAL_DIFF": str(program),
        "GIT_TRACE": str(tmp_path / "trace"),
    }.items():
        monkeypatch.setenv(name, value)
    assert content_of(CommitTree(repository, "HEAD")) == source("POL-01").encode()
    assert not marked(program)
    assert not (tmp_path / "trace").exists()


def test_the_line_ends_and_the_filters_of_a_clone_change_no_byte(tmp_path: Path) -> None:
    content = b"one\ntwo $Id$\n"
    clone = new_repository(tmp_path / "set", {POLICY: content})
    run_git(clone, "config", "core.autocrlf", "true")
    (clone / ".git/info").mkdir(exist_ok=True)
    (clone / ".git/info/attributes").write_text("* text eol=crlf ident working-tree-encoding=UTF-16\n")
    assert content_of(CommitTree(clone, "HEAD")) == content


def test_a_replaced_object_does_not_mislead(repository: Path) -> None:
    blob = run_git(repository, "rev-parse", f"HEAD:{POLICY}")
    forged = run_git(repository, "hash-object", "-w", "--stdin", stdin="Forged.\n")
    run_git(repository, "replace", blob, forged)
    assert content_of(CommitTree(repository, "HEAD")) == source("POL-01").encode()


def test_a_replaced_commit_does_not_mislead(repository: Path) -> None:
    honest = run_git(repository, "rev-parse", "HEAD")
    write(repository, {POLICY: b"Forged.\n"})
    forged = commit(repository)
    run_git(repository, "replace", honest, forged)
    assert content_of(CommitTree(repository, honest)) == source("POL-01").encode()


def test_a_graft_does_not_mislead(repository: Path) -> None:
    first = run_git(repository, "rev-parse", "HEAD")
    write(repository, {POLICY: b"Second.\n"})
    second = commit(repository)
    (repository / ".git/info").mkdir(exist_ok=True)
    (repository / ".git/info/grafts").write_text(f"{commit(repository)} {first}\n")
    assert CommitTree(repository, "HEAD~1").commit == second


def test_a_work_tree_of_the_clone_does_not_mislead(repository: Path) -> None:
    run_git(repository, "config", "core.worktree", str(repository / "policies"))
    assert content_of(CommitTree(repository, "HEAD")) == source("POL-01").encode()
