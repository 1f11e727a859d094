"""The only door to XlsxWriter: workbooks of texts, numbers and lists to choose from. No text ever becomes a formula.

The same content gives the same bytes: nothing of the clock goes in.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

# What the kinds of columns show: a text stays the text that is typed in, `1.10` and not 1.1.
_FORMATS = {"text": "@", "list": "@", "date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm"}
_FORMATS |= {"integer": "0", "number": "General"}
_LONGEST_TITLE, _LONGEST_NOTE, _LONGEST_NAME = 32, 255, 31
_LIST_SHEET = "_lists"
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 — a property of a file, of no zone
_FIRST_DAY = date(1970, 1, 1)
_LAST_DAY = date(2999, 12, 31)
_CJK = 0x2E80


@dataclass(frozen=True, slots=True)
class Column:
    """A column to fill in.

    kind: `text`, `list`, `integer`, `number`, `date` or `datetime`. required_to_close: needed in rows that are closed
    (see `EntrySheet`). choices: of a list. low, high: limits of a number.
    longest: of a text, 0 for any. not_before: index of the column whose day or moment this one must not lie before, -1
    for none. note: shown when a cell is entered; fault: shown where what is typed in cannot stand.
    """

    label: str
    key: str
    kind: str = "text"
    required: bool = False
    required_to_close: bool = False
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    longest: int = 0
    not_before: int = -1
    note: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """A sheet to fill in: labels in the first row, keys in the hidden second one.

    numbered: rows with a number. closed: index of the column in which the text `yes` says that a row is closed, -1 for
    none.
    """

    name: str
    columns: tuple[Column, ...]
    numbered: int = 0
    closed: int = -1
    yes: str = ""


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A sheet to read: a title, and rows of texts; `heads` are the rows (from 0) that are headings."""

    name: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    heads: frozenset[int] = frozenset()


def workbook(sheets: Sequence[EntrySheet | TextSheet], title: str, rows: int = 5000) -> bytes:
    """Return a workbook with `sheets`; `rows` of each entry sheet are validated while they are filled in."""
    from xlsxwriter import Workbook  # noqa: PLC0415 — costs a tenth of a second

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(file, options)
    book.set_properties({"title": title, "created": _EPOCH})
    writer = _Writer(book, rows)
    for sheet in sheets:
        if isinstance(sheet, TextSheet):
            writer.text_sheet(sheet)
        else:
            writer.entry_sheet(sheet)
    writer.lists()
    book.close()
    return file.getvalue()


def sheet_name(text: str, taken: Sequence[str]) -> str:
    """Return a name that a sheet may have, made of `text` and different from those taken."""
    cleaned = " ".join("".join(" " if sign in "[]:*?/\\'" else sign for sign in text).split()) or "-"
    name, number = cleaned[:_LONGEST_NAME].strip(), 1
    while name.lower() in {each.lower() for each in taken}:
        number += 1
        end = f" {number}"
        name = cleaned[: _LONGEST_NAME - len(end)].strip() + end
    return name


def _width(text: str, least: int = 12, most: int = 36) -> int:
    return min(max(sum(2 if ord(sign) >= _CJK else 1 for sign in text) + 3, least), most)


class _Writer:
    def __init__(self, book: Any, rows: int) -> None:
        self.book = book
        self.last = rows + 1
        self.lists_of: list[tuple[str, ...]] = []
        bold = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
        self.head = book.add_format(bold | {"bg_color": "#E8ECF4"})
        self.head_required = book.add_format(bold | {"bg_color": "#C9D6EE"})
        self.key = book.add_format({"num_format": "@", "font_color": "#808080"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.missing = book.add_format({"bg_color": "#F8D7D7"})
        self.formats = {kind: book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}

    def text_sheet(self, sheet: TextSheet) -> None:
        page = self.book.add_worksheet(sheet.name)
        page.hide_gridlines(2)
        page.write_string(0, 0, sheet.title, self.title)
        for index, width in enumerate(sheet.widths):
            page.set_column(index, index, width)
        for number, row in enumerate(sheet.rows):
            form = self.head if number in sheet.heads else self.wrapped
            # A paragraph across the sheet is no merged cell: it flows over the empty ones beside it.
            alone = len(row) == 1 and number not in sheet.heads
            for index, text in enumerate(row):
                page.write_string(number + 2, index, text, None if alone else form)

    def entry_sheet(self, sheet: EntrySheet) -> None:
        page = self.book.add_worksheet(sheet.name)
        page.freeze_panes(2, 1)
        page.set_row(0, 34)
        page.set_row(1, None, None, {"hidden": True})
        for index, column in enumerate(sheet.columns):
            mark = " *" if column.required else " (*)" if column.required_to_close else ""
            page.set_column(index, index, _width(column.label + mark), self.formats[column.kind])
            page.write_string(0, index, column.label + mark, self.head_required if mark else self.head)
            page.write_string(1, index, column.key, self.key)
            self._validate(page, index, column)
        for number in range(sheet.numbered):
            page.write_number(number + 2, 0, number + 1, self.formats["integer"])
        self._show_missing(page, sheet)

    def _show_missing(self, page: Any, sheet: EntrySheet) -> None:
        """Colour what is required and empty in each row that somebody has begun, or has closed."""
        from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 — see workbook

        end = xl_col_to_name(len(sheet.columns) - 1)
        begun, closed = f"COUNTA($B3:${end}3)>0", f'${xl_col_to_name(max(sheet.closed, 0))}3="{sheet.yes}"'
        for index, column in enumerate(sheet.columns[1:], 1):
            if column.required or (column.required_to_close and sheet.closed >= 0):
                criteria = f"=AND({begun if column.required else closed},ISBLANK({xl_col_to_name(index)}3))"
                rule = {"type": "formula", "criteria": criteria, "format": self.missing}
                page.conditional_format(2, index, self.last, index, rule)

    def _validate(self, page: Any, index: int, column: Column) -> None:
        from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 — see workbook

        rule: dict[str, Any] = {"validate": "any"}
        if column.kind == "list":
            rule = {"validate": "list", "source": self._list(column.choices)}
        elif column.kind in ("integer", "number"):
            low = column.low if column.low is not None else -999999999999
            high = column.high if column.high is not None else 999999999999
            kind = "integer" if column.kind == "integer" else "decimal"
            rule = {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}
        elif column.kind in ("date", "datetime") and column.not_before >= 0:
            own, other = xl_col_to_name(index), xl_col_to_name(column.not_before)
            whole = "INT" if column.kind == "date" else ""
            rule = {"validate": "custom", "value": f"=AND(ISNUMBER({own}3),{own}3>={whole}({other}3))"}
        elif column.kind in ("date", "datetime"):
            rule = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        elif column.longest:
            rule = {"validate": "length", "criteria": "<=", "value": column.longest}
        if column.note:
            rule |= {"input_title": column.label[:_LONGEST_TITLE], "input_message": column.note[:_LONGEST_NOTE]}
        if column.fault and rule["validate"] != "any":
            rule |= {"error_title": column.label[:_LONGEST_TITLE], "error_message": column.fault[:_LONGEST_NOTE]}
        page.data_validation(2, index, self.last, index, rule)

    def _list(self, choices: tuple[str, ...]) -> str:
        """Return the range that holds the choices: written into the validation itself, they might be too long."""
        from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 — see workbook

        if choices not in self.lists_of:
            self.lists_of.append(choices)
        name = xl_col_to_name(self.lists_of.index(choices))
        return f"={_LIST_SHEET}!${name}$1:${name}${len(choices)}"

    def lists(self) -> None:
        if not self.lists_of:
            return
        page = self.book.add_worksheet(_LIST_SHEET)
        page.hide()
        for index, choices in enumerate(self.lists_of):
            for number, text in enumerate(choices):
                page.write_string(number, index, text, self.formats["text"])
