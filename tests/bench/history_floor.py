"""The floor of reading a history: one `git log --raw`, one `cat-file --batch`, hashes and front matter of each blob.

Nothing is compared, followed or kept but the ids. Run in a process of its own: `python -m tests.bench.history_floor
FOLDER` prints how many seconds that took, without start-up.
"""

import gc
import subprocess
import sys
import time
from hashlib import sha1, sha256
from tempfile import TemporaryFile
from typing import IO, cast

import yaml

_LOG = (
    "log", "--first-parent", "--diff-merges=first-parent", "--root", "--raw", "--no-renames", "--no-abbrev", "-z",
    "--format=%H %P %ae %at %ct",
)  # fmt: skip


def floor(folder: str) -> None:
    """List what each commit of the main line changed, then hash and parse each content that ever stood there."""
    log = subprocess.run(["git", "-C", folder, *_LOG], stdout=subprocess.PIPE, check=True).stdout
    blobs = dict.fromkeys(line.split(b" ")[3] for line in log.split(b"\0") if line.startswith(b":"))
    with TemporaryFile() as questions:
        questions.writelines(b"%b\n" % blob for blob in blobs)
        questions.seek(0)
        command = ["git", "-C", folder, "cat-file", "--batch", "--buffer"]
        with subprocess.Popen(command, stdin=questions, stdout=subprocess.PIPE) as git:
            output = cast("IO[bytes]", git.stdout)
            for blob in blobs:
                _read(output, blob)


def _read(output: IO[bytes], blob: bytes) -> None:
    header = output.readline().split()
    content = output.read(int(header[2]))
    output.read(1)
    digest = sha1(b"blob %d\0" % len(content), usedforsecurity=False)
    digest.update(content)
    if digest.hexdigest().encode() != blob:
        sys.exit(f"object {blob.decode()} is corrupt")
    sha256(content).hexdigest()
    if content.startswith(b"---\n"):
        front = content[4 : content.index(b"\n---\n")]
        yaml.load(front.decode(), yaml.CBaseLoader)  # noqa: S506 — every scalar is a text to this loader


if __name__ == "__main__":
    gc.disable()
    begun = time.perf_counter()
    floor(sys.argv[1])
    print(time.perf_counter() - begun)
