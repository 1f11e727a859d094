"""The floor of judging one commit: read its blobs, parse its records and its front matter, verify each signature.

Nothing is judged. Run in a process of its own: `python -m tests.bench.tree_floor FOLDER` prints how many seconds that
took, without start-up.
"""

import gc
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha1, sha256
from tempfile import TemporaryFile
from typing import IO, cast

import yaml

from smsgen.adapters.ssh_signatures import verify

_FOLDERS = ("approvals", "authority", "docs", "policies", "procedures", "forms")


def floor(folder: str) -> int:
    """Return how many signatures were verified. Raises SignatureError for one that does not fit."""
    command = ["git", "-C", folder, "ls-tree", "-r", "-z", "HEAD", "--", *_FOLDERS]
    listed = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.split(b"\0")
    blobs = {path.decode(): line.split(b" ")[2] for line, _, path in (each.partition(b"\t") for each in listed[:-1])}
    contents = dict(zip(blobs, _contents(folder, list(blobs.values())), strict=True))
    signatures = 0
    for path, content in contents.items():
        sha256(content).hexdigest()
        if path.endswith(".yml"):
            yaml.load(content.decode(), yaml.CBaseLoader)  # noqa: S506 — every scalar is a text to this loader
        elif path.endswith(".md"):
            front = content[4 : content.index(b"\n---\n")]
            yaml.load(front.decode(), yaml.CBaseLoader)  # noqa: S506 — every scalar is a text to this loader
        elif path.endswith(".sig") and path.startswith("approvals/"):
            verify(content, contents[path.removesuffix(".sig")], "approval@smsgen")
            signatures += 1
    return signatures


def _contents(folder: str, blobs: list[bytes]) -> Iterator[bytes]:
    with TemporaryFile() as questions:
        questions.writelines(b"%b\n" % blob for blob in blobs)
        questions.seek(0)
        command = ["git", "-C", folder, "cat-file", "--batch", "--buffer"]
        with subprocess.Popen(command, stdin=questions, stdout=subprocess.PIPE) as git:
            output = cast("IO[bytes]", git.stdout)
            for blob in blobs:
                content = output.read(int(output.readline().split()[2]))
                output.read(1)
                if sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest() != blob.decode():
                    sys.exit(f"object {blob.decode()} is corrupt")
                yield content


if __name__ == "__main__":
    gc.disable()
    begun = time.perf_counter()
    if not floor(sys.argv[1]):
        sys.exit("there is no signature to verify")
    print(time.perf_counter() - begun)
