"""Writes a file of the set whole or not at all; what is written once is never overwritten by mistake."""

import os
import tempfile
from pathlib import Path

from smsgen.app.writing.refused_change import AuthorityError, refused


def write_controlled(root: Path, path: str, content: bytes, *, new: bool) -> None:
    """Write the file at `path` below `root`, with the folders that it needs.

    new: the file must not exist yet. Raises AuthorityError where it cannot be written, or a folder on the way is a
    symbolic link, which would lead out of the set.
    """
    file = root / path
    for folder in [root / part for part in list(Path(path).parents)[:-1]]:
        if folder.is_symlink():
            raise linked(folder)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".new")
        try:
            with os.fdopen(descriptor, "wb") as written:
                written.write(content)
            Path(name).chmod(0o644)
            if new:
                put_new(Path(name), file)
            else:
                Path(name).replace(file)
        finally:
            Path(name).unlink(missing_ok=True)
    except FileExistsError:
        raise refused(en=f"{path} exists already; it is not overwritten.", zh=f"{path}已存在，不会被覆盖。") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise refused(en=f"{path} cannot be written: {reason}", zh=f"无法写入{path}：{reason}") from error


def put_new(written: Path, file: Path) -> None:
    """Put a written file in place where none is. Raises FileExistsError, also where somebody else was faster."""
    try:
        os.link(written, file)  # unlike a rename, this fails where a file is
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if file.exists():
            raise FileExistsError from None
        written.replace(file)


def linked(folder: Path) -> AuthorityError:
    """Return the refusal to write through a symbolic link, which would lead out of the set."""
    return refused(
        en=f"{folder} is a symbolic link. Put a folder in its place.", zh=f"{folder}是符号链接，请改为普通文件夹。"
    )
