"""The only door to openpyxl: the cells of a workbook as texts, read row by row. Nothing is calculated, nothing written.

A formula, an error value and merged cells are reported, never taken for a value. A workbook that would fill the memory
is refused before it is unpacked.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple
from warnings import catch_warnings, simplefilter
from zipfile import BadZipFile, ZipFile

MAX_FILES = 2000
MAX_BYTES = 200 * 1024 * 1024
_MAX_RATIO = 200
_SMALL = 1024 * 1024
_PART = 1 << 20
_MERGED = re.compile(rb'<(?:[A-Za-z0-9]{1,20}:)?mergeCell\s[^>]{0,200}?ref="([A-Z0-9:]{1,40})"')
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#SPILL!"})


class WorkbookFault(StrEnum):
    """Why a file is no workbook that can be read; ENCRYPTED is also a workbook of the old kind, .xls."""

    NOT_A_WORKBOOK = "not-a-workbook"
    TOO_LARGE = "too-large"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"


class WorkbookError(Exception):
    """A file is no workbook that can be read."""

    def __init__(self, reason: WorkbookFault) -> None:
        """Carry the reason."""
        super().__init__(reason)
        self.reason = reason


class Cell(NamedTuple):
    """A cell that says something. text: as it is taken. kind: `text`, `number`, `date`, `formula` or `error`."""

    text: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class SheetReader:
    """A sheet. merged: its merged ranges, such as `A1:B2`. hidden: it is not shown."""

    name: str
    merged: tuple[str, ...]
    hidden: bool
    _sheet: Any = field(repr=False)

    def rows(self) -> Iterator[tuple[int, list[Cell | None]]]:
        """Yield (number of the row, its cells) of each row; None for an empty cell. Raises WorkbookError."""
        with _damage():
            # The size that a sheet states for itself may be made up.
            self._sheet.reset_dimensions()
            for number, row in enumerate(self._sheet.iter_rows(), 1):
                yield number, [_cell(each) for each in row]


@dataclass(frozen=True, slots=True)
class Workbook:
    """sheets: in their order. epoch: the year that day numbers count from, `1900` or `1904`."""

    sheets: tuple[SheetReader, ...]
    epoch: str


@contextmanager
def open_workbook(path: Path) -> Iterator[Workbook]:
    """Open a workbook for reading. Raises WorkbookError."""
    merged = _survey(path)
    with _damage(), catch_warnings():
        # What openpyxl does not know (a data validation of a newer program) says nothing of the cells.
        simplefilter("ignore")
        from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415 — costs a fifth of a second
        from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 — comes with it

        reader = ExcelReader(str(path), read_only=True, data_only=False, keep_links=False)
        reader.read()
        book = reader.wb
        targets = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
        sheets = tuple(
            SheetReader(
                sheet.title, merged.get(targets.get(sheet.title, ""), ()), sheet.sheet_state != "visible", sheet
            )
            for sheet in book.worksheets
        )
    try:
        yield Workbook(sheets, "1904" if book.epoch == CALENDAR_MAC_1904 else "1900")
    finally:
        book.close()


def day_of_number(number: float, epoch: str) -> datetime | None:
    """Return the moment (without zone) of a day number of a workbook, None for a number that is no day after 1970."""
    start = datetime(1904, 1, 1) if epoch == "1904" else datetime(1899, 12, 30)  # noqa: DTZ001 — workbooks have no zones
    low, high = (24107, 400000) if epoch == "1904" else (25569, 401769)
    if not low <= number < high:
        return None
    whole = start + timedelta(days=number)
    return (whole + timedelta(milliseconds=500)).replace(microsecond=0)


@contextmanager
def _damage() -> Iterator[None]:
    """Turn whatever openpyxl raises on a damaged file into WorkbookError."""
    try:
        yield
    except (WorkbookError, GeneratorExit):
        raise
    except BadZipFile as error:
        raise WorkbookError(WorkbookFault.DAMAGED) from error
    except Exception as error:  # any of dozens, by where the damage is
        raise WorkbookError(WorkbookFault.DAMAGED) from error


def _survey(path: Path) -> dict[str, tuple[str, ...]]:
    """Refuse what would fill the memory, and return the merged ranges of each sheet by its path in the archive."""
    with path.open("rb") as file:
        start = file.read(8)
    if start == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise WorkbookError(WorkbookFault.ENCRYPTED)
    if not start.startswith(b"PK"):
        raise WorkbookError(WorkbookFault.NOT_A_WORKBOOK)
    with _damage(), ZipFile(path) as archive:
        parts = archive.infolist()
        total = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts) or 1
        if len(parts) > MAX_FILES or total > MAX_BYTES or (total > _SMALL and total / packed > _MAX_RATIO):
            raise WorkbookError(WorkbookFault.TOO_LARGE)
        names = [part.filename for part in parts]
        if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
            raise WorkbookError(WorkbookFault.NOT_A_WORKBOOK)
        return {name: _merged_in(archive, name) for name in names if name.startswith("xl/worksheets/")}


def _merged_in(archive: ZipFile, name: str) -> tuple[str, ...]:
    """Return the merged ranges that a sheet lists behind its cells, reading it in parts."""
    found: list[str] = []
    rest = b""
    with archive.open(name) as file:
        while part := file.read(_PART):
            rest += part
            found += [match[1].decode() for match in _MERGED.finditer(rest)]
            last = rest.rfind(b"<")
            rest = rest[last:] if last >= 0 and len(rest) - last < 1000 and b">" not in rest[last:] else b""  # noqa: PLR2004 — longer than any such tag
    return tuple(found)


def _cell(cell: Any) -> Cell | None:
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "f" or not isinstance(value, str | int | float | datetime | date | time | timedelta):
        text = getattr(value, "text", None) or str(value)
        return Cell(str(text), "formula")
    if cell.data_type == "e" or (isinstance(value, str) and value in _ERRORS):
        return Cell(str(value), "error")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(_number(value), "number")
    if isinstance(value, datetime):
        return Cell(_moment(value, str(cell.number_format)), "date")
    text = ("yes" if value else "no") if isinstance(value, bool) else str(value).strip()
    return Cell(text) if text else None


def _number(value: float) -> str:
    """Return a number as people see it: whole ones without a point, others with at most fifteen digits."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else repr(value)  # noqa: PLR2004 — beyond, digits are lost
    text = f"{value:.15g}"
    if "e" not in text:
        return text
    return f"{value:.20f}".rstrip("0")


def _moment(value: datetime, number_format: str) -> str:
    value = (value + timedelta(milliseconds=500)).replace(microsecond=0)
    shows_time = "h" in number_format.lower()
    if not shows_time and (value.hour, value.minute, value.second) == (0, 0, 0):
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m-%dT%H:%M:%S}"
