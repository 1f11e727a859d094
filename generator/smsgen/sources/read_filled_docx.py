"""Reads a form that was filled in with Word, WPS or LibreOffice: its content controls."""

from pathlib import Path

from smsgen.adapters.docx_reading import MAX_BYTES, WordControl, WordError, WordFault, read_controls
from smsgen.model.filled import HEAD_PREFIX, FilledFile, FilledFileError, FilledRow
from smsgen.model.form_control import filled_row, head_name, is_prompt
from smsgen.model.text import Text

_FAULTS = {
    WordFault.NOT_WORD: Text("this is no Word file (.docx)", "不是Word文件（.docx）"),
    WordFault.OLD: Text(
        "this file has a password, or is of the old kind .doc. Save it as .docx without a password.",
        "文件有密码，或为旧格式.doc。请另存为无密码的.docx文件。",
    ),
    WordFault.MACROS: Text(
        "this file holds macros, which a form never does. Fill in the form as `sms export` writes it.",
        "文件含宏，而表单从不含宏。请使用“sms export”导出的表单填写。",
    ),
    WordFault.TOO_LARGE: Text("this file is too large to be a filled form", "文件过大，不是填好的表单"),
    WordFault.DAMAGED: Text(
        "this file is damaged. Open it in Word and save it again.", "文件已损坏。请在Word中打开后重新保存。"
    ),
}
# LibreOffice 7.4 does, which was tried.
_NAMES_GONE = Text(
    "the program that saved this Word file took the names of its fields away (LibreOffice 7.4 does), so that the"
    " answers cannot be told apart. Fill the form in with Word or WPS, or as a workbook, a PDF file or a page.",
    "保存该Word文件的程序（如LibreOffice 7.4）去掉了各字段的名称，无法区分所填内容。"
    "请用Word或WPS填写，或改填工作簿、PDF文件或网页表单。",
)


def read_filled_docx(path: Path) -> FilledFile:
    """Return the one record in the file. Raises FilledFileError where it is no form of ours, OSError as files do."""
    if path.stat().st_size > MAX_BYTES:
        raise _fault(WordFault.TOO_LARGE)
    try:
        controls = read_controls(path.read_bytes())
    except WordError as error:
        raise _fault(error.reason) from error
    named = [each for each in controls if each.name]
    if controls and not named:
        raise FilledFileError(en=_NAMES_GONE.en, zh=_NAMES_GONE.zh)
    controls = [each._replace(text="") if not each.box and is_prompt(each.text) else each for each in named]
    if not any(each.name == head_name("form") and each.text for each in controls):
        raise FilledFileError(
            en="this Word file is no form of ours: it does not say of which form it is (the content control"
            " record.form is missing). `sms export FORM --to docx` writes one to fill in.",
            zh="该Word文件不是本系统的表单：未说明所属表单（缺少内容控件record.form）。"
            "可用“sms export 表单 --to docx”导出。",
        )
    return FilledFile(iter([_row(controls)]))


def _fault(reason: WordFault) -> FilledFileError:
    return FilledFileError(en=_FAULTS[reason].en, zh=_FAULTS[reason].zh)


def _row(controls: list[WordControl]) -> FilledRow:
    """Put the controls together. One that was copied says the same name twice: what is filled in counts."""
    texts: dict[str, str] = {}
    boxes: dict[str, dict[str, str]] = {}
    rows: dict[str, dict[int, dict[str, str]]] = {}
    for each in controls:
        above, dot, part = each.name.partition(".")
        if not dot or each.name.startswith(HEAD_PREFIX):
            texts[each.name] = texts.get(each.name) or each.text
        elif each.box:
            choices = boxes.setdefault(above, {})
            choices[part] = choices.get(part) or each.text
        else:
            row = rows.setdefault(above or each.group, {}).setdefault(each.row, {})
            row[part] = row.get(part) or each.text
    return filled_row(texts, boxes, {table: list(each.values()) for table, each in rows.items()})
