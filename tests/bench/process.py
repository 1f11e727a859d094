"""Runs a command in a fresh process and says what it cost."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_KIB_PER_MB = 1024 * 1024 / 1_000_000 if sys.platform == "darwin" else 1024 / 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """seconds: from start to end. processor: user and system seconds of all its processes together.

    megabytes: the most that the largest of its processes held. output: what it printed.
    """

    seconds: float
    processor: float
    megabytes: float
    output: str = ""


def cost_of(command: Sequence[str], folder: Path, codes: Sequence[int] = (0,)) -> Cost:
    """Run `command` in `folder` and return its cost. Raises CalledProcessError unless it ends with one of `codes`."""
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        print(output, file=sys.stderr)
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KIB_PER_MB, output)


def median_of(measure: Callable[[], Cost], runs: int) -> Cost:
    """Measure several times and return the median of each figure."""
    costs = [measure() for _ in range(runs)]
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.processor for cost in costs),
        statistics.median(cost.megabytes for cost in costs),
        costs[-1].output,
    )
