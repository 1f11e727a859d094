"""What it costs to read a history: the first time, once more, after one more commit, and the floor beside it.

Run as a program, `python -m tests.bench.history FOLDER [CACHE]` reads the history of a folder once and prints how many
seconds that took, without start-up.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from smsgen.sources.read_past import read_past
from tests.bench.history_set import write_history
from tests.bench.process import Cost, cost_of, median_of

_TEXTS, _REVISIONS = 2_000, 20
_AIM_FLOOR, _AIM_AGAIN, _AIM_MEGABYTES = 1.5, 1, 300


def measure(real: Path, folder: Path, runs: int, row: Callable[[str, Cost], None], *, quick: bool = False) -> None:
    """Write a history into `folder` and print what it costs to read it; `real` is the set whose documents it copies."""
    place, cache = folder / "history", folder / "history-cache" / "evidence"
    size = write_history(real, place, _TEXTS // 10 if quick else _TEXTS, _REVISIONS)
    print(f"\n{size.texts:,} texts, {size.revisions} revisions, {size.records:,} records, {size.commits:,} commits")
    floor = median_of(lambda: _cost("tests.bench.history_floor", [str(place)], real), runs)
    first = median_of(lambda: _read([str(place)], real), runs)
    _read([str(place), str(cache)], real)
    again = median_of(lambda: _read([str(place), str(cache)], real), runs)
    _commit(place)
    later = _read([str(place), str(cache)], real)
    row("history, read the first time", first)
    row("history, the same commit once more", again)
    row("history, one more commit", later)
    row("floor: git log, cat-file, hashes, YAML; one process", floor)
    work = first.processor / floor.processor
    ratio = first.seconds / floor.seconds
    processes = 1 + (os.cpu_count() or 1)
    print(f"\nfirst time / floor: {ratio:.2f} (aim: {_AIM_FLOOR}); in processor time {work:.2f}")
    print(f"once more: {again.seconds:.2f} s (aim: {_AIM_AGAIN})")
    print(f"largest process {first.megabytes:.0f} MB (aim: {_AIM_MEGABYTES}), of {processes} beside git\n")


def _cost(module: str, arguments: Sequence[str], real: Path) -> Cost:
    """Run a module in a process of its own; it prints the seconds that count."""
    cost = cost_of([sys.executable, "-m", module, *arguments], real)
    return Cost(float(cost.output), cost.processor, cost.megabytes)


def _read(arguments: Sequence[str], real: Path) -> Cost:
    return _cost("tests.bench.history", arguments, real)


def _commit(place: Path) -> None:
    changed = min((place / "policies").glob("*.md"))
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    who = ["-c", "user.name=Li Qing", "-c", "user.email=li.qing@example.org"]
    subprocess.run(["git", "-C", place, *who, "commit", "--quiet", "--all", "--message", "One more"], check=True)


if __name__ == "__main__":
    begun = time.perf_counter()
    past = read_past(Path(sys.argv[1]), "HEAD", Path(sys.argv[2]) if sys.argv[2:] else None)
    if past.history.faults or not past.texts:
        sys.exit(f"the history to measure with cannot be judged: {past.history.faults}")
    print(time.perf_counter() - begun)
