"""Puts a pack on disk: whoever looks finds the old file or the whole new one."""

import os
import tempfile
from pathlib import Path


def write_whole(content: bytes, file: Path) -> None:
    """Write `content` to `file`, in place of what is there. Raises OSError, and then nothing has changed."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        os.replace(name, file)  # noqa: PTH105 — exactly rename(2), nothing that copies
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
