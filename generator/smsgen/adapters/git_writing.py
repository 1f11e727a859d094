"""Stages and commits in the user's own clone: the only door to GitPython (ADR 0008).

Never used on a clone that is being audited, whose configuration could run programs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smsgen.model.text import Text

# A file in `.git` that stands there while git waits for the user, with git's word for what is under way.
_UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}


class GitWritingError(Exception):
    """Git refused, or there is no repository to write to; `reason` says why. What git itself says is in English."""

    def __init__(self, reason: Text) -> None:
        """Carry the reason."""
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class CloneState:
    """Where a clone stands. head: commit id. branch: "" where HEAD is detached.

    upstream: name of the branch that this one follows, as last fetched, "" where there is none. behind: how many
    commits of it are missing here. under_way: `merge`, `rebase`, `cherry-pick` or `revert` while one is in progress.
    """

    head: str
    branch: str
    upstream: str
    behind: int
    under_way: str


class Clone:
    """The repository that a set stands in, to be written to."""

    def __init__(self, root: Path) -> None:
        """Find the repository around `root`. Raises GitWritingError where there is none."""
        try:
            import git  # noqa: PLC0415 — costs more than a whole run of a command that does not write
        except ImportError as error:  # so the library says that there is no git
            raise GitWritingError(Text("git is not installed", "未安装git")) from error
        self._errors: tuple[type[Exception], ...] = (git.GitError, OSError, ValueError)
        try:
            self._repo = git.Repo(root, search_parent_directories=True)
            top = self._repo.working_tree_dir
        except self._errors as error:
            raise GitWritingError(Text(f"{root} is in no git repository", f"{root}不在git仓库中")) from error
        if top is None:
            raise GitWritingError(Text("the repository is bare: it has no files", "该仓库为裸仓库，没有文件"))
        inside = root.resolve().relative_to(Path(top).resolve()).as_posix()
        self._prefix = "" if inside == "." else f"{inside}/"

    def close(self) -> None:
        """End the programs that GitPython keeps running."""
        self._repo.close()

    def state(self) -> CloneState:
        """Return where the clone stands. Raises GitWritingError while there is no commit."""
        head = self._git("rev-parse", "--verify", "--quiet", "HEAD^{commit}", fault=_NO_COMMIT)
        folder = Path(self._repo.git_dir)
        under_way = next((word for name, word in _UNDER_WAY.items() if (folder / name).exists()), "")
        branch = "" if self._repo.head.is_detached else self._repo.active_branch.name
        upstream = self._quiet("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}") if branch else ""
        behind = self._git("rev-list", "--count", "HEAD..@{upstream}") if upstream else "0"
        return CloneState(head, branch, upstream, int(behind), under_way)

    def staged(self, paths: Sequence[str]) -> dict[str, str]:
        """Return path → blob id as the index holds each of `paths`; what it does not hold is absent.

        A path in conflict has the id "".
        """
        if not paths:
            return {}
        output = self._git("--literal-pathspecs", "ls-files", "--stage", "-z", "--full-name", "--", *self._full(paths))
        found: dict[str, str] = {}
        for line in output.split("\0"):
            meta, tab, path = line.partition("\t")
            if tab:
                _, blob, stage = meta.split(" ")
                found[path.removeprefix(self._prefix)] = blob if stage == "0" else ""
        return found

    def stage(self, paths: Sequence[str]) -> None:
        """Put files as they are, byte for byte, into the index; nothing else in it changes."""
        entries = []
        for path in self._full(paths):
            blob = self._git("hash-object", "-w", "--no-filters", "--", path)
            entries += ["--cacheinfo", f"100644,{blob},{path}"]
        self._git("update-index", "--add", *entries)

    def unstage(self, paths: Sequence[str]) -> None:
        """Take files out of the index again that were not in it before."""
        self._git("update-index", "--force-remove", "--", *self._full(paths))

    def commit(self, paths: Sequence[str], message: str, identity: tuple[str, str] = ("", "")) -> str:
        """Commit just these files, which must be staged, and return the commit id; whatever else is staged stays so.

        identity: name and e-mail address of the committer, each used where git has no such setting; "" for none.
        Raises GitWritingError, also where a hook refuses.
        """
        names = zip(("user.name", "user.email"), identity, strict=True)
        given = [
            part for name, value in names if value and not self.setting(name) for part in ("-c", f"{name}={value}")
        ]
        commit = ("commit", "--quiet", "--only", "-m", message, "--", *self._full(paths))
        self._git(*given, "--literal-pathspecs", *commit)
        return self._git("rev-parse", "HEAD")

    def setting(self, name: str, *, is_path: bool = False) -> str:
        """Return a setting of git for this clone, "" where there is none; of a path with `~` resolved."""
        return self._quiet("config", *(["--type=path"] if is_path else []), "--get", name)

    def _full(self, paths: Sequence[str]) -> list[str]:
        return [f"{self._prefix}{path}" for path in paths]

    def _quiet(self, *arguments: str) -> str:
        """Return what git prints, "" where it fails."""
        try:
            return self._git(*arguments)
        except GitWritingError:
            return ""

    def _git(self, *arguments: str, fault: Text | None = None) -> str:
        """Run git at the top of the repository. The caller answers for `arguments`."""
        import git  # noqa: PLC0415 — see above

        command: Any = self._repo.git
        try:
            return str(command.execute(["git", *arguments], strip_newline_in_stdout=True))
        except git.GitCommandError as error:
            said = str(error.stderr or error.stdout or "").strip()
            said = said.removeprefix("stderr:").removeprefix("stdout:").strip(" \n'").removeprefix("fatal: ")
            raise GitWritingError(fault or Text(said or str(error), said or str(error))) from error
        except self._errors as error:
            raise GitWritingError(fault or Text(str(error), str(error))) from error


_NO_COMMIT = Text("there is no commit yet", "尚无任何提交")
