"""The floor that no checker can go below: read, hash, parse YAML and Markdown of every document, and nothing else.

Run in a process of its own: `python -m tests.bench.floor FOLDER` prints how many seconds that took, without start-up.
"""

import gc
import sys
import time
from hashlib import sha256
from pathlib import Path

import pyromark
import yaml

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_HEADING_ATTRIBUTES


def floor(folder: Path) -> None:
    """Do the least for each document of `folder`, one after the other."""
    paths = [path for name in ("docs", "policies", "procedures", "forms") for path in (folder / name).rglob("*.md")]
    for path in paths:
        content = path.read_bytes()
        sha256(content).digest()
        front, _, body = content.decode().removeprefix("---\n").partition("\n---\n")
        yaml.load(front, yaml.CBaseLoader)  # noqa: S506 — every scalar is a text to this loader
        list(pyromark.events_with_range(body, options=_OPTIONS, merge_text=True))


if __name__ == "__main__":
    gc.disable()  # the checker does not collect while it reads, either
    begun = time.perf_counter()
    floor(Path(sys.argv[1]))
    print(time.perf_counter() - begun)
