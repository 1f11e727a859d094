"""Reads workbooks: a form of ours that was filled in, or any sheet with names of columns in its first row."""

from collections.abc import Iterator
from pathlib import Path

from smsgen.adapters.xlsx_reading import Cell, SheetReader
from smsgen.model.filled import FilledFile, FilledFileError
from smsgen.model.form_workbook import column_letters
from smsgen.model.source_table import SourceRow, SourceTable
from smsgen.model.text import Text
from smsgen.sources.dangerous_text import without_mark
from smsgen.sources.read_form_workbook import filled_rows, form_keys
from smsgen.sources.workbook_sheets import cell_problem, opened, place_of, refuse_merged


def read_xlsx(path: Path) -> SourceTable | FilledFile:
    """Return the workbook: a `FilledFile` where it is a form of ours, else the table of its first sheet that has one.

    Raises FilledFileError.
    """
    with opened(path) as book:
        if any(form_keys(sheet) for sheet in book.sheets):
            return FilledFile(filled_rows(path), book.epoch)
        first = next((sheet for sheet in book.sheets if not sheet.hidden and _first_row(sheet)), None)
        if first is None:
            raise FilledFileError(en="the workbook is empty", zh="工作簿为空")
        header = _header(first)
        return SourceTable(header, _table(path, first.name, header), book.epoch)


def _first_row(sheet: SheetReader) -> list[Cell | None]:
    return next((cells for _, cells in sheet.rows() if any(cells)), [])


def _header(sheet: SheetReader) -> tuple[str, ...]:
    refuse_merged(sheet)
    return tuple(" ".join(cell.text.split()) if cell else "" for cell in _first_row(sheet))


def _table(path: Path, name: str, header: tuple[str, ...]) -> Iterator[SourceRow]:
    with opened(path) as book:
        sheet = next(each for each in book.sheets if each.name == name)
        started = False
        for number, cells in sheet.rows():
            if not any(cells):
                continue
            if started:
                yield _source_row(sheet, number, cells, header)
            started = True


def _source_row(sheet: SheetReader, number: int, cells: list[Cell | None], header: tuple[str, ...]) -> SourceRow:
    found: dict[str, str] = {}
    faults = []
    for index, cell in enumerate(cells):
        if cell is None:
            continue
        name = header[index] if index < len(header) else ""
        text = without_mark(cell.text)
        if problem := cell_problem(cell, text):
            faults.append((name or column_letters(index), text, problem))
        elif not name:
            faults.append((column_letters(index), text, Text("the column has no name", "该列没有列名")))
        found[name] = f"{found[name]}\n{text}" if name in found else text
    original = tuple(cell.text if cell else "" for cell in cells)
    return SourceRow(place_of(sheet, number), found, faults=tuple(faults), original=original)
