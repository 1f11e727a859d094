"""What approvals cost to prove: the tree layer, the history layer, both again and after one more commit, and floors.

Each floor is measured right after what it is compared with. On a busy machine the processor time says more than the
seconds. Run as a program, `python -m tests.bench.history FOLDER [CACHE]` reads the history of a folder once and prints
how many seconds that took, without start-up.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from smsgen.sources.read_past import read_past
from tests.bench.history_set import write_history
from tests.bench.memory import memory_of
from tests.bench.process import Cost, cost_of, median_of

_TEXTS, _REVISIONS = 2_000, 20
_AIM_FLOOR, _AIM_AGAIN, _AIM_MEGABYTES = 1.5, 1, 300
_SMS = str(Path(sys.executable).with_name("sms"))

Row = Callable[[str, Cost], None]


def measure(real: Path, folder: Path, runs: int, row: Row, *, quick: bool = False) -> None:
    """Write a history into `folder` and print what it costs to prove; `real` is the set whose documents it copies."""
    place = folder / "history"
    size = write_history(real, place, _TEXTS // 10 if quick else _TEXTS, _REVISIONS)
    print(f"\n{size.texts:,} texts, {size.revisions} revisions, {size.records:,} records, {size.commits:,} commits")
    os.environ["SMS_CACHE"] = str(folder / "history-cache")
    _tree_layer(real, place, runs, row)
    _history_layer(real, place, runs, row)
    _both(place, runs, row)


def _tree_layer(real: Path, place: Path, runs: int, row: Row) -> None:
    layer = median_of(lambda: _verify(place, "--tree-only", "--no-cache"), runs)
    row("tree layer: sms verify --tree-only, no cache", layer)
    floor = median_of(lambda: _cost("tests.bench.tree_floor", [str(place)], real), runs)
    row("floor: blobs, records, signatures; one process", floor)
    _ratio("tree layer", layer, floor)


def _history_layer(real: Path, place: Path, runs: int, row: Row) -> None:
    layer = median_of(lambda: _cost("tests.bench.history", [str(place)], real), runs)
    row("history layer: commits, trees, texts, all hashed", layer)
    floor = median_of(lambda: _cost("tests.bench.history_floor", [str(place)], real), runs)
    row("floor: git log, cat-file, hashes, YAML; one process", floor)
    _ratio("history layer", layer, floor)


def _both(place: Path, runs: int, row: Row) -> None:
    row("sms verify, the first time", _verify(place))
    again = median_of(lambda: _verify(place), runs)
    row("sms verify, the same commit once more", again)
    _commit(place)
    row("sms verify, one more commit", _verify(place, passes=False))
    memory = memory_of([_SMS, "verify", "--no-cache", "--at", "HEAD~1"], place)
    print(f"\nonce more: {again.seconds:.2f} s (aim: {_AIM_AGAIN})")
    if memory is not None:
        print(f"memory of all processes, git's among them: {memory:.0f} MB (aim: {_AIM_MEGABYTES})\n")


def _ratio(name: str, layer: Cost, floor: Cost) -> None:
    seconds, work = layer.seconds / floor.seconds, layer.processor / floor.processor
    print(f"{name} / floor: {seconds:.2f} (aim: {_AIM_FLOOR}); in processor time {work:.2f}\n")


def _verify(place: Path, *options: str, passes: bool = True) -> Cost:
    """Verify as a user does. What is committed last in `place` and not approved makes it fail, which costs the same."""
    return cost_of([_SMS, "verify", *options], place, codes=(0,) if passes else (1,))


def _cost(module: str, arguments: Sequence[str], real: Path) -> Cost:
    """Run a module in a process of its own; it prints the seconds that count."""
    cost = cost_of([sys.executable, "-m", module, *arguments], real)
    return Cost(float(cost.output), cost.processor, cost.megabytes)


def _commit(place: Path) -> None:
    changed = min((place / "policies").glob("*.md"))
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    who = ["-c", "user.name=Wu Fan", "-c", "user.email=wu.fan@example.org"]
    subprocess.run(["git", "-C", place, *who, "commit", "--quiet", "--all", "--message", "One more"], check=True)


if __name__ == "__main__":
    begun = time.perf_counter()
    past = read_past(Path(sys.argv[1]), "HEAD", Path(sys.argv[2]) if sys.argv[2:] else None)
    if past.history.faults or not past.texts:
        sys.exit(f"the history to measure with cannot be judged: {past.history.faults}")
    print(time.perf_counter() - begun)
