"""The rows that could not be taken over, saved with their reasons so that they are mended and imported again.

A table becomes CSV with two more columns in front, `sms.place` and `sms.reason`; all else JSON with two more keys of
these names. Reading ignores both.
"""

import csv
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO, cast

from smsgen.app.importing.mapped_rows import REJECTED_COLUMNS
from smsgen.app.writing.refused_change import AuthorityError, refused
from smsgen.sources.dangerous_text import with_mark


class RejectedFile:
    """Collects rejected rows on disk; comes into being only when `finish` is called."""

    def __init__(self, beside: Path, columns: Sequence[str], separator: str = "") -> None:
        """Write beside the file that was read. columns: of a table, () for JSON. separator: of CSV, "" for a comma."""
        self.columns = columns
        self.count = 0
        self._beside = beside
        self._separator = separator or ","
        self._file: TextIO | None = None
        self._writer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)

    def add_cells(self, place: str, reasons: Sequence[str], cells: Sequence[str]) -> None:
        """Add a row of a table."""
        kept = [*cells[: len(self.columns)], *[""] * (len(self.columns) - len(cells)), *cells[len(self.columns) :]]
        own = [place, " | ".join(reasons)]
        # Cells that the tool made before are not its own a second time.
        pairs = [cell for name, cell in zip(self.columns, kept, strict=False) if name not in REJECTED_COLUMNS]
        self._open()
        self._writer.writerow(map(with_mark, [*own, *pairs, *kept[len(self.columns) :]]))
        self.count += 1

    def add_object(self, value: dict[str, Any]) -> None:
        """Add an object."""
        self._open()
        assert self._file is not None  # noqa: S101 — for the type checker: it was opened just now
        text = json.dumps(value, ensure_ascii=False, indent=2)
        self._file.write(("," if self.count else "[") + f"\n{text}")
        self.count += 1

    def _open(self) -> None:
        if self._file is not None:
            return
        folder = self._beside.parent
        try:
            encoding = "utf-8-sig" if self.columns else "utf-8"
            opened = tempfile.NamedTemporaryFile(  # noqa: SIM115 — closed by __exit__
                "w", dir=folder, prefix=".rejected-", delete=False, encoding=encoding, newline="", errors="replace"
            )
        except OSError as error:
            reason = error.strerror or str(error)
            raise _unwritable(folder, reason) from error
        self._file = cast("TextIO", opened)
        if self.columns:
            self._writer = csv.writer(self._file, delimiter=self._separator)
            names = [name for name in self.columns if name not in REJECTED_COLUMNS]
            self._writer.writerow([*REJECTED_COLUMNS, *names])

    def finish(self) -> Path:
        """Give the file its name, one that no other file has, and return it."""
        assert self._file is not None  # noqa: S101 — only called where a row was added
        if not self.columns:
            self._file.write("\n]\n")
        self._file.close()
        written = Path(self._file.name)
        stem = self._beside.name.split(".rejected")[0]
        suffix = ".csv" if self.columns else ".json"
        number = 1
        while True:
            name = f"{stem}.rejected{suffix}" if number == 1 else f"{stem}.rejected-{number}{suffix}"
            target = self._beside.with_name(name)
            if not target.exists():
                break
            number += 1
        try:
            written.chmod(0o644)
            written.replace(target)
        except OSError as error:
            raise _unwritable(target, error.strerror or str(error)) from error
        self._file = None
        return target


def _unwritable(path: Path, reason: str) -> AuthorityError:
    return refused(
        en=f"{path} cannot be written, so the rejected rows would be lost: {reason}",
        zh=f"无法写入{path}，被拒绝的行将会丢失：{reason}",
    )
