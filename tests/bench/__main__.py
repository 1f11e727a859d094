"""`make bench`: what the program costs on many documents, long histories and many records, beside the least possible.

Everything is measured in one run on one machine, because only that can be compared; nothing is asserted.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.bench import history, records
from tests.bench.document_set import write_set
from tests.bench.process import Cost, cost_of, median_of

_ROOT = Path(__file__).parents[2]
_SMS = [str(Path(sys.executable).with_name("sms"))]
_ROW = "{:<52}{:>12}{:>12}{:>12}"
_PARTS = ("check", "site", "history", "records")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(_PARTS)} (default: all)")
    parser.add_argument("--documents", type=int, default=10_000, help="how large the set is (default: 10000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each figure is taken (default: 3)")
    parser.add_argument("--quick", action="store_true", help="1,000 documents, one run, without the site")
    options = parser.parse_args()
    unknown = sorted({*options.parts} - {*_PARTS})
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    parts = options.parts or [part for part in _PARTS if not (options.quick and part == "site")]
    documents, runs = (1_000, 1) if options.quick else (options.documents, options.runs)
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}, medians of {runs}\n")
    print(_ROW.format("", "seconds", "processor s", "largest MB"))
    with tempfile.TemporaryDirectory(prefix="sms-bench-") as name:
        folder = Path(name)
        if "check" in parts:
            _compare(folder, documents, runs)
            _this_repository(runs)
        if "site" in parts:
            _site(folder, runs)
        if "history" in parts:
            history.measure(_ROOT, folder, runs, _row, quick=options.quick)
        if "records" in parts:
            records.measure(_ROOT, folder, runs, _row, quick=options.quick)


def _compare(folder: Path, documents: int, runs: int) -> None:
    """Measure the checker at three sizes, and the floor and a second run at the largest."""
    smaller = [_cold_at(size, folder, runs) for size in (documents // 10, documents * 3 // 10)]
    cold, each = _cold_at(documents, folder, runs)
    place = folder / str(documents)
    warm = median_of(lambda: _warm(place), runs)
    _row(f"check, {documents:,} documents, one changed", warm)
    floor = median_of(lambda: _floor(place), runs)
    _row("floor: read, SHA-256, YAML, Markdown; one process", floor)
    processes = (os.cpu_count() or 1) + 1
    shares = ", ".join(f"{share:.2f}" for share in (*(share for _, share in smaller), each))
    work = cold.processor / floor.processor
    print(f"\ncold / floor: {cold.seconds / floor.seconds:.2f} (aim: 2.5); in processor time {work:.2f}")
    print(f"one file changed: {warm.seconds:.2f} s (aim: 1)")
    print(f"memory of all processes: at most {cold.megabytes * processes:.0f} MB (aim: 1000)")
    print(f"cold, milliseconds per document from small to large: {shares} (aim: equal)\n")


def _cold_at(size: int, folder: Path, runs: int) -> tuple[Cost, float]:
    """Write a set, measure the checker without a cache; return the cost and the milliseconds per document."""
    place = folder / str(size)
    written = write_set(_ROOT, place, size)
    cost = median_of(lambda: _cold(place), runs)
    _row(f"check, {written:,} documents, cold", cost)
    return cost, cost.seconds / written * 1000


def _cold(place: Path) -> Cost:
    for file in (place / "build" / "cache").glob("*"):
        file.unlink()
    return _check(place)


def _warm(place: Path) -> Cost:
    changed = min((place / "policies").glob("*.md"))
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more paragraph.\n", encoding="utf-8")
    return _check(place)


def _check(place: Path) -> Cost:
    cost = cost_of([*_SMS, "check", "--lang", "en"], place)
    if " 0 errors" not in cost.output:
        sys.exit(f"the set to measure with is not valid:\n{cost.output[-2000:]}")
    return cost


def _floor(place: Path) -> Cost:
    cost = cost_of([sys.executable, "-m", "tests.bench.floor", str(place)], _ROOT)
    return Cost(float(cost.output), cost.processor, cost.megabytes)


def _this_repository(runs: int) -> None:
    """Measure `sms check` here, from the start of its process."""
    _check(_ROOT)
    _row("check, this repository (aim: 0.4)", median_of(lambda: _check(_ROOT), max(runs, 3)))


def _site(folder: Path, runs: int) -> None:
    """Measure the build of this repository's site beside the engine alone."""
    command = [sys.executable, "-m", "tests.bench.site", str(_ROOT), str(folder / "site")]
    figures = [[float(word) for word in cost_of(command, _ROOT).output.split()] for _ in range(runs)]
    whole, staging, engine = (sorted(column)[runs // 2] for column in zip(*figures, strict=True))
    print(f"\nsite of this repository: {whole:.1f} s, staging {staging:.2f} s of it; the engine alone {engine:.1f} s")
    print(f"added to the engine: {(whole / engine - 1) * 100:.0f} % (aim: at most 15 %)")


def _row(name: str, cost: Cost) -> None:
    print(_ROW.format(name, f"{cost.seconds:.2f}", f"{cost.processor:.2f}", f"{cost.megabytes:.0f}"), flush=True)


if __name__ == "__main__":
    main()
