"""The approved set as a repository on disk, with the command run over it."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.approvals import approved_set as the
from tests.approvals.approved_set import SET, approved_set
from tests.fakes import Run, run_sms
from tests.fixtures.approving import decide, digest
from tests.fixtures.git_repository import git, write

START = "2026-09-25T08:00:00+08:00"
NEXT = "2026-09-26T08:00:00+08:00"
LATER = "2026-10-13T08:00:00+08:00"
WITHDRAWN = "policies/pol-09.md"
CONFIRMED = "approvals/SMS-PRC-20/1.0/en/confirm--incident-manager--he.jing--20261012T090000Z.yml"
DAY = ("--as-of", "2026-10-15")


class Clone(NamedTuple):
    """A repository, and the folder in which what `sms` remembers of histories is kept."""

    root: Path
    cache: Path

    @property
    def pin(self) -> str:
        """The digest of register 1 as the organisation would tell it."""
        return digest(approved_set()[the.FIRST])

    def land(self, files: Mapping[str, str | bytes | None], when: str = LATER) -> str:
        """Write the files (None deletes one) and commit them at `when`; return the commit's id."""
        write(self.root, files)
        git(self.root, "add", "--all", "--force")
        at = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        git(self.root, "commit", "--quiet", "--allow-empty", "--message", "Change", **at)
        return git(self.root, "rev-parse", "HEAD")

    def verify(self, *arguments: str, root: Path | None = None, **environment: str) -> Run:
        """Run `sms verify` here, as of the day of the set."""
        return self.raw(*DAY, *arguments, root=root, **environment)

    def raw(self, *arguments: str, root: Path | None = None, **environment: str) -> Run:
        """Run `sms verify` as of the day that the set or the clock says."""
        return run_sms("verify", *arguments, cwd=root or self.root, **{"SMS_CACHE": str(self.cache)} | environment)

    def copy(self, name: str, *options: str) -> Path:
        """Clone the repository beside it."""
        target = self.root.parent / name
        git(self.root.parent, "clone", "--quiet", *options, self.root.as_uri(), str(target))
        return target


def findings(run: Run) -> list[tuple[str, str]]:
    """Return (path, code) of each finding that a text report shows as an error or a warning."""
    return re.findall(r"^  (\S+?)(?::\d+:\d+)?: ([A-Z]+\d{3}) (?!note: )", run.out, re.MULTILINE)


def approved_clone(folder: Path) -> Clone:
    """Make a repository in which everything is approved: where control starts, a next version, a confirmation."""
    root = folder / "set"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    clone = Clone(root, folder / "cache")
    for files, when in _states():
        if WITHDRAWN not in files:
            (root / WITHDRAWN).unlink(missing_ok=True)
        clone.land(files, when)
    return clone


@cache
def _states() -> tuple[tuple[Mapping[str, bytes], str], ...]:
    """Return all files at each commit, with its time."""
    now = approved_set()
    before = (the.POLICY_OLD_REVIEW, the.POLICY_OLD, the.POLICY_OLD_ZH, the.GONE)
    after = (the.POLICY_NOW, the.POLICY_NOW_ZH, the.GONE_AWAY)
    for path in [path for path in now if path.startswith((the.EXCEPTIONS, *before, *after))]:
        del now[path]
    first = {path: content for path, content in now.items() if path != the.PICTURE}
    first |= {path: (SET / path).read_bytes() for path in (the.POLICY, the.POLICY_ZH)}
    first[WITHDRAWN] = first[the.POLICY].replace(b"SMS-POL-01", b"SMS-POL-09")
    for path in before:
        decide(first, path)
    second = first | {path: now[path] for path in (the.POLICY, the.POLICY_ZH, the.PICTURE)}
    for path in after:
        decide(second, path, the.TREE)
    del second[WITHDRAWN]
    third = dict(second)
    decide(third, CONFIRMED, the.TREE)
    return (first, START), (second, NEXT), (third, LATER)
