"""What every reader of a workbook needs: opening it, its faults in words, where a cell stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smsgen.adapters.xlsx_reading import Cell, SheetReader, Workbook, WorkbookError, WorkbookFault, open_workbook
from smsgen.model.filled import FilledFileError
from smsgen.model.form_workbook import column_letters
from smsgen.model.text import Text, enumerated
from smsgen.sources.dangerous_text import A_FORMULA, is_formula

_REASONS = {
    WorkbookFault.NOT_A_WORKBOOK: Text(
        "this is no XLSX workbook, whatever its name says", "文件名虽为.xlsx，内容却不是XLSX工作簿"
    ),
    WorkbookFault.TOO_LARGE: Text(
        "unpacked, the workbook would be so large that it is not opened: delete what is not needed, or save the sheet"
        " as CSV",
        "工作簿解压后过大，不予打开：请删去不需要的内容，或把工作表另存为CSV",
    ),
    WorkbookFault.ENCRYPTED: Text(
        "the workbook has a password or is of the old kind .xls: save it as .xlsx without a password",
        "工作簿设有密码或为旧格式.xls：请另存为不带密码的.xlsx",
    ),
    WorkbookFault.DAMAGED: Text(
        "the workbook is damaged: open it in a spreadsheet program and save it again",
        "工作簿已损坏：请用表格软件打开后重新保存",
    ),
}
_AN_ERROR = Text("an error of the spreadsheet: put in the value", "是表格错误值：请填写实际内容")


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """Open a workbook while it is read; what stops the reading becomes FilledFileError."""
    try:
        with open_workbook(path) as book:
            yield book
    except WorkbookError as error:
        reason = _REASONS[error.reason]
        raise FilledFileError(en=reason.en, zh=reason.zh) from error


def refuse_merged(sheet: SheetReader) -> None:
    """Raise FilledFileError where cells of the sheet are merged."""
    if sheet.merged:
        ranges = enumerated(sheet.merged[:5])
        raise FilledFileError(
            en=f"sheet “{sheet.name}”: the cells {ranges.en} are merged, so it is not clear which row holds their text:"
            " unmerge them",
            zh=f"工作表“{sheet.name}”：单元格{ranges.zh}已合并，无法确定内容属于哪一行：请取消合并",
        )


def cell_problem(cell: Cell, text: str) -> Text | None:
    """Return why a cell cannot be taken as it is, None where it can."""
    if cell.kind == "error":
        return _AN_ERROR
    return A_FORMULA if cell.kind == "formula" or (cell.kind == "text" and is_formula(text)) else None


def place_of(sheet: SheetReader, number: int, column: int = -1) -> Text:
    """Return how a row, or a cell of it, is named. column: from 0."""
    if column < 0:
        return Text(f"sheet “{sheet.name}”, row {number}", f"工作表“{sheet.name}”第{number}行")
    cell = f"{column_letters(column)}{number}"
    return Text(f"sheet “{sheet.name}”, cell {cell}", f"工作表“{sheet.name}”单元格{cell}")
