"""How much all processes of a command hold together, which is less than the sum of what each seems to hold."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

_BETWEEN = 0.05  # seconds from one look to the next
_SESSION = 3  # the field of /proc/PID/stat, counted after the name


def memory_of(command: Sequence[str], folder: Path) -> float | None:
    """Run `command` in `folder`; return the most MB that all its processes held at one time, None where unknown.

    What several processes share is counted once. Only Linux tells.
    """
    if sys.platform != "linux":
        return None
    most = 0
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while process.poll() is None:
            most = max(most, sum(_held(status) for status in _processes(process.pid)))
            time.sleep(_BETWEEN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return most * 1024 / 1_000_000


def _processes(session: int) -> Iterator[Path]:
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if (
                int(status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[_SESSION])
                == session
            ):
                yield status.parent


def _held(process: Path) -> int:
    """Return the proportional share of memory in KiB; nothing of a process that has ended."""
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text(encoding="utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
