"""Many new files that come into the set together or not at all, as far as a file system can promise it."""

import contextlib
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from smsgen.app.writing.refused_change import AuthorityError, refused
from smsgen.app.writing.write_controlled import linked, put_new


class Batch:
    """New files, written beside the set first and put in place at the end, all of them by links.

    What can fail for want of space or rights fails before the first file is in place. Where putting one in place fails,
    those before it are taken away again. Nothing that exists is ever overwritten.
    """

    def __init__(self, root: Path, folder: str) -> None:
        """Write below `folder` of the set in `root`, which the paths of all files begin with."""
        self._root = root
        self._folder = root / folder
        self._stage: Path | None = None
        self._paths: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._stage is not None:
            shutil.rmtree(self._stage, ignore_errors=True)

    def add(self, path: str, content: bytes) -> None:
        """Write a file that is to be at `path`. Raises AuthorityError where it cannot be written."""
        try:
            with self._staged(len(self._paths)).open("xb") as file:
                file.write(content)
        except OSError as error:
            raise _failed(path, error) from error
        self._paths.append(path)

    def _staged(self, number: int) -> Path:
        if self._stage is None:
            if self._folder.is_symlink():
                raise linked(self._folder)
            self._folder.mkdir(parents=True, exist_ok=True)
            # Hidden, so that no reader of the set sees it, and ignored by git should the machine stop meanwhile.
            self._stage = Path(tempfile.mkdtemp(dir=self._folder, prefix=".import-"))
            (self._stage / ".gitignore").write_bytes(b"*\n")
        return self._stage / f"{number:07d}"

    def commit(self) -> None:
        """Put all files in place. Raises AuthorityError, and then none of them is there."""
        placed: list[Path] = []
        made: set[Path] = set()
        try:
            for number, path in enumerate(self._paths):
                file = self._root / path
                self._make_folder(file.parent, made)
                self._staged(number).chmod(0o644)
                put_new(self._staged(number), file)
                placed.append(file)
        except BaseException as error:
            for file in placed:
                with contextlib.suppress(OSError):
                    file.unlink()
            if isinstance(error, FileExistsError):
                path = self._paths[len(placed)]
                raise refused(
                    en=f"{path} has come into being meanwhile. Nothing was written; run the command again.",
                    zh=f"{path}在此期间已被他人创建。未写入任何内容，请重新运行。",
                ) from error
            if isinstance(error, OSError):
                raise _failed(self._paths[len(placed)], error) from error
            raise

    def _make_folder(self, folder: Path, made: set[Path]) -> None:
        if folder in made:
            return
        for each in (folder, *folder.parents):
            if each == self._root:
                break
            if each.is_symlink():
                raise linked(each)
        folder.mkdir(parents=True, exist_ok=True)
        made.add(folder)


def _failed(path: str, error: OSError) -> AuthorityError:
    reason = error.strerror or str(error)
    return refused(
        en=f"{path} cannot be written: {reason}. Nothing was written.", zh=f"无法写入{path}：{reason}。未写入任何内容。"
    )
