"""Writes the goldens of the replayed year anew: `python -m tests.replay.write_golden`.

A golden is not true because the program says so. Read the difference (`git diff tests/golden/replay`) against year.py
before you commit it.
"""

import tempfile
from pathlib import Path

from tests.replay.readings import readings
from tests.replay.year import year

GOLDEN = Path(__file__).parents[1] / "golden" / "replay"


def main() -> None:
    """Play the year, and write what is said of it."""
    with tempfile.TemporaryDirectory() as folder:
        written = readings(year(Path(folder) / "set"), Path(folder))
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for file in GOLDEN.iterdir():
        if file.name not in written:
            file.unlink()
    for name, text in written.items():
        (GOLDEN / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
