"""Reads a form that was filled in as a workbook, known by the second row of its sheets (`model.form_workbook`)."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from smsgen.adapters.xlsx_reading import Cell, SheetReader
from smsgen.model.filled import FilledFileError, FilledRow, FilledValue, by_prefix
from smsgen.model.form_workbook import KEY_ROW, column_letters, read_mark
from smsgen.model.text import Text
from smsgen.sources.dangerous_text import without_mark
from smsgen.sources.workbook_sheets import cell_problem, opened, place_of, refuse_merged


def form_keys(sheet: SheetReader) -> list[str]:
    """Return the keys of the columns, [] where the sheet is none of a form."""
    for number, cells in sheet.rows():
        if number == KEY_ROW:
            keys = [cell.text if cell else "" for cell in cells]
            return keys if keys and any(read_mark(keys[0])) else []
    return []


def filled_rows(path: Path) -> Iterator[FilledRow]:
    """Yield the records of a form that was filled in as a workbook, each with the rows of its tables."""
    with opened(path) as book:
        sheets = [(sheet, keys) for sheet in book.sheets if (keys := form_keys(sheet))]
        for sheet, _ in sheets:
            refuse_merged(sheet)
        main = next((pair for pair in sheets if not read_mark(pair[1][0])[2]), None)
        if main is None:
            raise FilledFileError(en="the sheet with the records is missing", zh="缺少记录工作表")
        tables: dict[str, dict[str, list[_Line]]] = {}
        for sheet, keys in sheets:
            table = read_mark(keys[0])[2]
            if table:
                tables[table] = _by_record(sheet, keys)
        yield from _records(*main, tables)


class _Line:
    """One row of a sheet: its texts, places and faults by key."""

    def __init__(self, sheet: SheetReader, number: int, keys: list[str], cells: list[Cell | None]) -> None:
        self.place = place_of(sheet, number)
        self.number = cells[0].text if cells and cells[0] else ""
        self.texts: dict[str, str] = {}
        self.cells: dict[str, Text] = {}
        self.faults: list[tuple[str, str, Text]] = []
        for index, cell in enumerate(cells[1:], 1):
            if cell is None:
                continue
            key = keys[index] if index < len(keys) else ""
            text = without_mark(cell.text)
            problem = cell_problem(cell, text)
            if not key:
                problem = Text("the column has no key in row 2: it was added", "该列第2行没有键：是另外添加的列")
            key = key or column_letters(index)
            self.cells[key] = place_of(sheet, number, index)
            if problem:
                self.faults.append((key, text, problem))
            self.texts[key] = text


def _lines(sheet: SheetReader, keys: list[str]) -> Iterator[_Line]:
    for number, cells in sheet.rows():
        if number > KEY_ROW and any(cells[1:]):
            yield _Line(sheet, number, keys, cells)


def _by_record(sheet: SheetReader, keys: list[str]) -> dict[str, list[_Line]]:
    found: dict[str, list[_Line]] = {}
    for line in _lines(sheet, keys):
        found.setdefault(line.number, []).append(line)
    return found


def _records(sheet: SheetReader, keys: list[str], tables: Mapping[str, dict[str, list[_Line]]]) -> Iterator[FilledRow]:
    form, version, _ = read_mark(keys[0])
    numbers: dict[str, Text] = {}
    for line in _lines(sheet, keys):
        if line.number in numbers:
            again = numbers[line.number]
            fault = Text(f"the number stands at {again.en} as well", f"该序号在{again.zh}已用过")
            line.faults.append(("", line.number, fault))
        elif line.number:
            numbers[line.number] = line.place
        yield _record(line, {"form": form, "form_version": version}, tables)
    for table, rows in tables.items():
        for number in rows.keys() - numbers.keys():
            yield _orphan(form, table, number, rows[number][0])


def _record(line: _Line, head: Mapping[str, str], tables: Mapping[str, dict[str, list[_Line]]]) -> FilledRow:
    texts: dict[str, FilledValue] = {}
    for key, text in line.texts.items():
        field, bracket, choice = key.partition("[")
        if not bracket:
            texts[key] = text
            continue
        several = texts.get(field, ())
        texts[field] = (*several, *_marked(line, key, choice.rstrip("]"), text)) if isinstance(several, tuple) else text
    cells, faults = dict(line.cells), list(line.faults)
    for table, by_number in tables.items():
        rows = by_number.get(line.number, []) if line.number else []
        if rows:
            texts[table] = tuple(row.texts for row in rows)
        for index, row in enumerate(rows):
            cells |= {f"{table}[{index}].{key}": place for key, place in row.cells.items()}
            faults += [(f"{table}[{index}].{key}", text, problem) for key, text, problem in row.faults]
    values, own = by_prefix(texts)
    return FilledRow(values, line.place, {**head, **own}, cells, faults=tuple(faults))


# What marks a choice among several.
_MARKS = frozenset({"x", "✓", "√", "yes", "y", "1", "是"})
_NO_MARKS = frozenset({"no", "n", "0", "否", "-"})


def _marked(line: _Line, key: str, choice: str, text: str) -> tuple[str, ...]:
    if text.lower() in _MARKS:
        return (choice,)
    if text.lower() not in _NO_MARKS:
        line.faults.append((key, text, Text("mark what applies with x", "适用的选项请填x")))
    return ()


def _orphan(form: str, table: str, number: str, line: _Line) -> FilledRow:
    fault = Text(
        f"the row belongs to record {number or '-'}, which the sheet of the records does not have",
        f"该行属于序号{number or '-'}的记录，但记录工作表中没有此序号",
    )
    return FilledRow({table: (line.texts,)}, line.place, {"form": form}, faults=(("", number, fault),))
