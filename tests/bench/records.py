"""What records cost: `sms check` over 50,000 of 20 forms, beside the least that is possible."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.process import Cost, cost_of, median_of
from tests.bench.record_set import FORMS, write_records

_SMS = str(Path(sys.executable).with_name("sms"))
_MOST = 50_000
_QUICK = 2_000

Row = Callable[[str, Cost], None]


def measure(root: Path, folder: Path, runs: int, row: Row, *, quick: bool) -> None:
    """Measure the checker at three sizes, and the floor and a second run at the largest."""
    most = _QUICK if quick else _MOST
    shares, cold, place = [], Cost(0, 0, 0), folder
    for size in (most // 10, most * 3 // 10, most):
        place = folder / f"records-{size}"
        written = write_records(place, size)
        cold = median_of(lambda place=place: _cold(place), runs)  # type: ignore[misc]
        row(f"check, {written:,} records of {FORMS} forms, cold", cold)
        shares.append(f"{cold.seconds / written * 1000:.2f}")
    warm = median_of(lambda: _check(place), runs)
    row("check, the same again", warm)
    floor = median_of(lambda: _floor(root, place), runs)
    row("floor: read, YAML, schema; one process", floor)
    ratio, work = cold.seconds / floor.seconds, cold.processor / floor.processor
    processes = (os.cpu_count() or 1) + 1
    print(f"\ncold / floor: {ratio:.2f} (aim: 2.5); in processor time {work:.2f}")
    print(f"memory of all processes: at most {cold.megabytes * processes:.0f} MB (aim: 1500)")
    print(f"cold, milliseconds per record from small to large: {', '.join(shares)} (aim: equal)\n")


def _cold(place: Path) -> Cost:
    for file in (place / "build" / "cache").glob("*"):
        file.unlink()
    return _check(place)


def _check(place: Path) -> Cost:
    cost = cost_of([_SMS, "check", "--lang", "en"], place)
    if " 0 errors, 0 warnings" not in cost.output:
        sys.exit(f"the set to measure with is not valid:\n{cost.output[-2000:]}")
    return cost


def _floor(root: Path, place: Path) -> Cost:
    cost = cost_of([sys.executable, "-m", "tests.bench.record_floor", str(place)], root)
    return Cost(float(cost.output), cost.processor, cost.megabytes)
