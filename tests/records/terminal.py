"""A terminal at which somebody types answers to `sms`."""

import os
import pty
import sys
from collections.abc import Sequence
from pathlib import Path

SMS = str(Path(sys.executable).with_name("sms"))


def at_terminal(folder: Path, arguments: Sequence[str], answers: Sequence[str]) -> tuple[int, str]:
    """Run `sms` at a terminal and type `answers`, a line each; return exit code and screen."""
    process, screen = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execve(SMS, [SMS, *arguments], os.environ | {"LC_ALL": "C.UTF-8", "TERM": "dumb"})  # noqa: S606 — the program under test
    shown = b""
    left = [f"{answer}\n".encode() for answer in answers]
    while True:
        try:
            part = os.read(screen, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
        # A question ends without a line feed.
        if left and part.rstrip(b" ").endswith((b":", "：".encode())):
            os.write(screen, left.pop(0))
    _, status = os.waitpid(process, 0)
    os.close(screen)
    assert not left, shown.decode()
    return os.waitstatus_to_exitcode(status), shown.decode()
