"""The shell blocks of a page of the guide, run one after another as a reader would paste them into a terminal."""

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tests.fakes import Run

_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"\s*(?:^|(?<=\s))#.*$", re.MULTILINE)
_SILENCE_SECONDS = 60  # after which a command waits for an answer that nobody knows


def blocks(page: str) -> list[str]:
    """Return the blocks of a page that are meant to be pasted; those of other kinds show something."""
    return _BLOCK.findall(page)


def without_comments(block: str) -> str:
    """Return the commands alone, so that pages in two languages can be compared."""
    return _COMMENT.sub("", block)


def paste(script: str, cwd: Path, answers: Mapping[str, str]) -> Run:
    """Run a script in a terminal of its own, stopping at the first command that fails; `out` is all that is seen.

    answers: what a question ends with → what is typed.
    """
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "SMS_", "SSH_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{inherited['PATH']}"
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=cwd,
        env=inherited | {"LC_ALL": "C.UTF-8", "PAGER": "cat", "TERM": "dumb", "PATH": path, "HOME": str(cwd.parent)},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 — the tests start no threads
    )
    os.close(theirs)
    try:
        seen = _converse(ours, answers)
    finally:
        if process.poll() is None and not _ends(process):
            process.kill()
        code = process.wait()
        os.close(ours)
    return Run(code, seen.replace("\r\n", "\n"), "")


def _ends(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether a process whose terminal was closed comes to its end."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(_SILENCE_SECONDS)
    return process.returncode is not None


def _converse(terminal: int, answers: Mapping[str, str]) -> str:
    """Answer every question until the other side is closed or silent, and return what was seen."""
    seen, since = b"", 0
    while part := _read(terminal):
        seen += part
        for question, answer in answers.items():
            if seen[since:].decode("utf-8", "replace").endswith(question):
                since = len(seen)
                os.write(terminal, f"{answer}\n".encode())
                break
    return seen.decode("utf-8", "replace")


def _read(terminal: int) -> bytes:
    """Return what is said next, nothing at the end."""
    if not select.select([terminal], [], [], _SILENCE_SECONDS)[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side was closed
        return b""
