"""Reads a form that was filled in as a PDF file: its form fields."""

import re
from pathlib import Path

from smsgen.adapters.pdf_fields import MAX_BYTES, PdfError, PdfFault, PdfField, read_fields
from smsgen.model.filled import FilledFile, FilledFileError, FilledRow
from smsgen.model.form_control import filled_row, head_name
from smsgen.model.text import Text

_CELL = re.compile(r"([a-z][a-z0-9_]*)\.([0-9]{1,3})\.([a-z][a-z0-9_]*)", re.ASCII)
_FAULTS = {
    PdfFault.NOT_PDF: Text("this is no PDF file", "不是PDF文件"),
    PdfFault.ENCRYPTED: Text("this file has a password. Save it without one.", "文件有密码。请另存为无密码的文件。"),
    PdfFault.TOO_LARGE: Text("this file is too large to be a filled form", "文件过大，不是填好的表单"),
    PdfFault.NO_FIELDS: Text(
        "this PDF file has no form fields; printing to PDF removes them. Save the form itself.",
        "该PDF文件没有表单域（打印为PDF会去除表单域）。请保存表单文件本身。",
    ),
    PdfFault.DAMAGED: Text("this file is damaged. Open it and save it again.", "文件已损坏。请打开后重新保存。"),
}


def read_filled_pdf(path: Path) -> FilledFile:
    """Return the one record in the file. Raises FilledFileError where it is no form of ours, OSError as files do."""
    if path.stat().st_size > MAX_BYTES:
        raise _fault(PdfFault.TOO_LARGE)
    try:
        found = read_fields(path.read_bytes())
    except PdfError as error:
        raise _fault(error.reason) from error
    if not any(each.name == head_name("form") and each.text for each in found):
        raise FilledFileError(
            en="this PDF file is no form of ours: it does not say of which form it is (the field record.form is"
            " missing). `sms export FORM --to pdf` writes one to fill in.",
            zh="该PDF文件不是本系统的表单：未说明所属表单（缺少表单域record.form）。"
            "可用“sms export 表单 --to pdf”导出。",
        )
    return FilledFile(iter([_row(found)]))


def _row(found: list[PdfField]) -> FilledRow:
    texts: dict[str, str] = {}
    boxes: dict[str, dict[str, str]] = {}
    rows: dict[str, dict[int, dict[str, str]]] = {}
    for each in found:
        cell = _CELL.fullmatch(each.name)
        above, _, part = each.name.partition(".")
        if cell:
            rows.setdefault(cell[1], {}).setdefault(int(cell[2]), {})[cell[3]] = each.text
        elif each.box and part:
            boxes.setdefault(above, {})[part] = each.text
        else:
            texts[each.name] = each.text
    return filled_row(texts, boxes, {table: [each[number] for number in sorted(each)] for table, each in rows.items()})


def _fault(reason: PdfFault) -> FilledFileError:
    return FilledFileError(en=_FAULTS[reason].en, zh=_FAULTS[reason].zh)
