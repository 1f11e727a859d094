"""The only door through which git is read (APPROVALS, "Git is read through one door").

Only commands that run no program and apply no filter are called, with configuration and environment that a hostile
clone cannot steer.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from smsgen.model.text import Text

_OPTIONS = (
    "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs", "--no-pager",
    "-c", "core.commitGraph=false", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "log.showSignature=false", "-c", "protocol.allow=never", "-c", "core.disambiguate=committish",
    "-c", "core.deltaBaseCacheLimit=16m",  # several run at a time; as fast as with the usual 96 MB each
    "-c", "advice.graftFileDeprecated=false",  # git gives it for the file that stands for no grafts
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ALLOW_PROTOCOL": "none",  # outranks protocol.NAME.allow in the clone's own configuration
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_NOT_INSTALLED = Text("git is not installed", "未安装git")
NO_SUCH_COMMIT = Text("there is no such commit", "没有这个提交")
_CANNOT_RUN = Text("git cannot be run: {reason}", "无法运行git：{reason}")


class GitError(Exception):
    """Git is not installed, the folder is no repository, or the commit cannot be read; `reason` says which.

    What git itself says is in English in both languages.
    """

    def __init__(self, reason: Text) -> None:
        """Carry the reason."""
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        """Return the reason in English."""
        return self.reason.en


def repository_of(root: Path) -> Path:
    """Return the folder whose `.git` is the repository of `root`; `root` itself where there is none (a bare one).

    Git is not asked: `core.worktree`, or a folder that looks like a bare repository, could mislead it.
    """
    folder = root.resolve()
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def prefix_of(root: Path) -> str:
    """Return where `root` stands in its repository: "" or "a/b/"."""
    top = repository_of(root)
    return "" if top == root.resolve() else f"{root.resolve().relative_to(top).as_posix()}/"


def _program() -> str:
    """Return git as an absolute path, so that a file named git in the folder that is judged is never run."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in filter(os.path.isabs, os.get_exec_path()):
        program = os.path.join(folder, name)
        if os.access(program, os.X_OK) and Path(program).is_file():
            return program
    raise GitError(_NOT_INSTALLED)


def run_git(root: Path, arguments: Sequence[str], stdin: bytes = b"") -> bytes:
    """Run git with `arguments` in `root` and return what it prints.

    Raises GitError when git cannot be run or fails. The caller answers for `arguments`: a fixed list, of a command that
    runs no program and applies no filter.
    """
    try:
        done = subprocess.run(  # noqa: S603 — fixed program and argument lists, no shell
            _command(root, arguments), input=stdin, capture_output=True, check=False, env=_environment()
        )
    except OSError as error:
        raise _not_run(error) from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise GitError(Text(said, said) if said else NO_SUCH_COMMIT)
    return done.stdout


@contextmanager
def start_git(root: Path, arguments: Sequence[str], stdin: IO[bytes] | None = None) -> Iterator[IO[bytes]]:
    """Start git with `arguments` in `root`, as `run_git` does, give its output as a stream, and end it after that.

    stdin: an open file. What git complains of is lost: who reads the stream sees what is not there. Raises GitError
    when git cannot be run.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 — fixed program and argument lists, no shell
            _command(root, arguments),
            stdin=stdin or subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
        )  # fmt: skip
    except OSError as error:
        raise _not_run(error) from None
    with process:
        try:
            yield cast("IO[bytes]", process.stdout)
        finally:
            process.kill()


def _command(root: Path, arguments: Sequence[str]) -> list[str]:
    """Return what to run. The repository is named, so that git neither looks for one nor asks whose it is.

    Its question protects people from programs that a clone of somebody else names; none is run here, and the setting
    that answers it (`safe.directory`) is among those that are closed.
    """
    folder = repository_of(root) / ".git"
    repository = [f"--git-dir={folder}"] if folder.exists() else []
    return [_program(), *_OPTIONS, "-C", str(root), *repository, *arguments]


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | _ENVIRONMENT


def _not_run(error: OSError) -> GitError:
    reason = error.strerror or str(error)
    return GitError(Text(*(wording.format(reason=reason) for wording in _CANNOT_RUN)))
