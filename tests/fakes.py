"""A small valid set on disk, and `sms` run over it as the program that people run."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tests.ready_sms import can_be_ready, run_ready

_SET = Path(__file__).parent / "rules" / "set"
_NAMES = dict(line.split() for line in (Path(__file__).parent / "rules" / "codes.txt").read_text("utf-8").splitlines())
_SMS = Path(sys.executable).with_name("sms")
_FINDING = re.compile(r"(?P<path>[^:\n]+)(?::(?P<line>[0-9]+):[0-9]+)?: (?P<code>[A-Z]+[0-9]{3}) ")
_TIMEOUT = 120
_LOCALE = "C.UTF-8"

SETTINGS = """\
schema: sms.settings/v1
organisation: {en: Meridian Hosting Ltd., zh: 子午线托管有限公司}
short_name: {en: Meridian, zh: 子午线}
fictional: "yes"
languages: [en, zh]
standards: ["silent-1:2020"]
as_of: "2026-10-15"
"""


def as_a_terminal_would() -> None:
    """Answer signals in a child process as one started in a terminal does (to be given as `preexec_fn`).

    Where tests run in the background or under nohup, a child would inherit that SIGINT or SIGHUP is ignored.
    """
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class Run(NamedTuple):
    """What a run of `sms` left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> list[tuple[str, int, str]]:
        """The findings of the text format as (path, line, name of the rule); line 0 is the file as a whole."""
        matches = map(_FINDING.match, self.out.splitlines())
        return [(match["path"], int(match["line"] or 0), _NAMES[match["code"]]) for match in matches if match]

    @property
    def names(self) -> set[str]:
        """The names of the rules that found something."""
        return {name for _, _, name in self.found}


def run_sms(*arguments: str, cwd: Path, before: Sequence[str] = (), **environment: str) -> Run:
    """Run `sms` in `cwd`, without colours and in English unless `environment` says otherwise.

    It is a process of its own, though not started anew but copied from one that has imported `sms` (see ready_sms.py).
    before: a program and its arguments that starts `sms` in its turn.
    """
    if before or not can_be_ready({"LC_ALL": _LOCALE} | environment):
        return run_program(*arguments, cwd=cwd, before=before, **environment)
    inherited = {key: value for key, value in _inherited().items() if not key.startswith("PYTHON")}
    code, out, err = run_ready(arguments, cwd, inherited | environment, _TIMEOUT)
    return Run(code, out.decode("utf-8"), err.decode("utf-8"))


def run_program(*arguments: str, cwd: Path, before: Sequence[str] = (), **environment: str) -> Run:
    """Run `sms` as `run_sms` does, but as a shell would: the installed program, started anew."""
    done = subprocess.run(
        [*before, str(_SMS), *arguments],
        cwd=cwd,
        env=_inherited() | environment,
        capture_output=True,
        check=False,
        timeout=_TIMEOUT,
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def _inherited() -> dict[str, str]:
    """Return the environment of the tests without what decides how `sms` speaks and works."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "SMS_"))}
    return kept | {"LC_ALL": _LOCALE}


class SmallSet:
    """Four documents in both languages without a fault, in a folder of their own."""

    def __init__(self, root: Path) -> None:
        """Write the set into `root`, which must not exist yet."""
        self.root = root
        shutil.copytree(_SET, root)
        self.write("sms.yml", SETTINGS)

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, with the folders that it needs."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.root / path).read_text("utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace the first `old` in a file; it must be there."""
        text = self.read(path)
        assert old in text, f"{old!r} does not stand in {path}"
        self.write(path, text.replace(old, new, 1))

    def line_of(self, path: str, part: str) -> int:
        """Return the number of the first line that holds `part`."""
        return next(number for number, line in enumerate(self.read(path).splitlines(), 1) if part in line)

    def git(self, *arguments: str) -> str:
        """Run git in the set; return what it says."""
        command = ["git", "-c", "user.name=Li Qing", "-c", "user.email=li.qing@example.org", *arguments]
        done = subprocess.run(command, cwd=self.root, capture_output=True, check=True, text=True)
        return done.stdout.strip()

    def commit(self) -> str:
        """Commit everything, in a new repository where there is none; return the commit id."""
        if not (self.root / ".git").exists():
            self.git("init", "--quiet")
            self.write(".gitignore", "build/\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "State of the set")
        return self.git("rev-parse", "HEAD")

    def sms(self, *arguments: str, before: Sequence[str] = (), **environment: str) -> Run:
        """Run `sms` in the set."""
        return run_sms(*arguments, cwd=self.root, before=before, **environment)

    def digest(self) -> dict[str, str]:
        """Return a hash for each file of the set; what is built does not count, nor does the repository."""
        digests = {}
        for file in sorted(self.root.rglob("*")):
            path = file.relative_to(self.root)
            if path.parts[0] not in ("build", ".git") and file.is_file() and os.access(file, os.R_OK):
                digests[path.as_posix()] = sha256(file.read_bytes()).hexdigest()
        return digests
