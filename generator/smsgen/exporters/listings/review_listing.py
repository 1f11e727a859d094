"""The inputs of a management review as text, as data and as a workbook (`sms pack --review`)."""

import json
from collections.abc import Iterator, Sequence

from smsgen.adapters.xlsx_writing import TextSheet, sheet_name, workbook
from smsgen.exporters.findings.visible import visible
from smsgen.model.record import Record
from smsgen.model.text import Text
from smsgen.reports.records import RecordBook
from smsgen.reports.review_inputs import ReviewInput

SCHEMA = "sms.review-inputs/v1"
_TITLE = Text("Inputs of the management review, from {since} to {day}", "管理评审输入，{since}至{day}")
_START = Text("the beginning", "最初")
_NAME = Text("Inputs of the management review", "管理评审输入")
_HEADS = (Text("Input", "输入"), Text("Record", "记录"), Text("Date", "日期"), Text("Form", "表单"),
          Text("About", "内容"))  # fmt: skip
_NOTHING = Text("no record", "没有记录")
_WIDTHS = (34, 18, 12, 34, 60)


def review_text(inputs: Sequence[ReviewInput], book: RecordBook, since: str, as_of: str) -> str:
    """Return each input with the records and documents that it is drawn from."""
    lines = [_title(since, as_of, book.language), ""]
    for number, each in enumerate(inputs, 1):
        lines.append(f"{number}  {each.name.of(book.language)}")
        shown = [f"    {visible('  '.join(filter(None, row)))}" for row in _rows(each, book)]
        lines += [*(shown or [f"    - {_NOTHING.of(book.language)}"]), ""]
    return "\n".join(lines)


def review_json(inputs: Sequence[ReviewInput], commit: str, as_of: str, since: str, language: str) -> str:
    """Return the inputs as `sms.review-inputs/v1`; names in `language`."""
    value = {
        "schema": SCHEMA,
        "commit": commit,
        "as_of": as_of,
        "since": since,
        "inputs": [
            {
                "key": each.key,
                "name": each.name.of(language),
                "kinds": list(each.kinds),
                "records": [{"id": record.id, "form": record.form, "date": record.date, "path": record.path}
                            for record in each.records],
                "documents": list(each.documents),
            }
            for each in inputs
        ],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def review_workbook(inputs: Sequence[ReviewInput], book: RecordBook, since: str, as_of: str) -> bytes:
    """Return one sheet with a line for each record and document."""
    language = book.language
    rows = [tuple(head.of(language) for head in _HEADS)]
    for number, each in enumerate(inputs, 1):
        name = f"{number} {each.name.of(language)}"
        found = list(_rows(each, book)) or [(_NOTHING.of(language), "", "", "")]
        rows += [(name, *row) for row in found]
    name, title = _NAME.of(language), _title(since, as_of, language)
    return workbook([TextSheet(sheet_name(name, []), title, tuple(rows), _WIDTHS, frozenset({0}))], name)


def _title(since: str, as_of: str, language: str) -> str:
    return _TITLE.of(language).format(since=since or _START.of(language), day=as_of)


def _rows(given: ReviewInput, book: RecordBook) -> Iterator[tuple[str, str, str, str]]:
    """Yield number, day, form and subject of each record, then number and title of each document."""
    for record in given.records:
        yield record.id, record.date, _form(record, book), book.headline(record)
    for document in given.documents:
        sheet = book.sheets.get(document)
        yield document, "", "", sheet.title if sheet else ""


def _form(record: Record, book: RecordBook) -> str:
    return book.form_title(record.form) or record.form
