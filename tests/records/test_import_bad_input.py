"""`sms record import` on what is really handed in: a clear message, nothing written, never a traceback."""

import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from smsgen.app.importing.unclear_dates import order_hint
from smsgen.model.filled import FilledFileError
from smsgen.model.form import Field
from smsgen.model.source_table import SourceTable
from smsgen.sources.dangerous_text import is_formula
from smsgen.sources.read_csv import read_csv
from smsgen.sources.read_xlsx import read_xlsx
from tests.fakes import SmallSet
from tests.records.form_set import BY, FORM, csv_of, fill, put, refused, take, values_of

_COLUMNS = ("record.date", "summary", "count")
_TO_FORM = ("--form", FORM, *BY)
_ROW = ("2026-10-01", "一台服务器", "1")


@pytest.fixture
def filled(small_set: SmallSet) -> SmallSet:
    return fill(small_set)


def workbook(
    file: Path, *rows: tuple[str | int, ...], change: Callable[[openpyxl.Workbook], None] | None = None
) -> Path:
    """Write a workbook as a tool exports it: names of columns in the first row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if change:
        change(book)
    book.save(file)
    return file


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", b"", "the file is empty"),
        ("t.json", b" \n", "the file is empty"),
        ("t.csv", b"\n\n", "the file has no line with names of columns"),
        ("t.csv", b"record.date,summary\n", "the file has no rows"),
        ("t.json", b"[]", "the file has no rows"),
        ("t.exe", b"MZ..", "files ending in “.exe” are not read. Known: .csv"),
        ("t.xls", b"\xd0\xcf\x11\xe0", "workbooks of the old kind .xls are not read: save it as .xlsx"),
        ("t.csv", b"PK\x03\x04....", "its name ends in .csv, but it is XLSX/DOCX: give it the right name"),
        ("t.xlsx", b"record.date,summary\n", "this is no XLSX workbook, whatever its name says"),
        ("t.xlsx", b"PK\x03\x04 nothing", "the workbook is damaged"),
        ("t.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "the workbook has a password or is of the old kind .xls"),
        ("t.json", b'{"a": 1, "a": 2}', "the key “a” stands twice in one object"),
        ("t.json", b'[{"a": NaN}]', "NaN is no number"),
        ("t.json", b"[" * 100_000, "nested deeper than 20 levels"),
        ("t.json", b"\xff\xfe[", "JSON must be UTF-8"),
        ("t.json", b"[1,", "not JSON: "),
        ("t.ndjson", b'{"date": "2026-10-01"}\n{"date"\n', "line 2: not JSON: "),
        ("t.csv", b"record.date,summary\n2026-10-01,\xe9t\xe9 \xe0 c\xf4t\xe9 \xff\n", "neither UTF-8 nor GBK/GB18030"),
        ("t.csv", "record.date,summary\n2026-10-01,Straße Müller grüßt\n".encode("latin-1"), "neither UTF-8 nor GBK"),
        ("t.csv", b'record.date,summary\n2026-10-01,"no end\n' + b"x" * 200_000, "a quotation mark may lack its end"),
        ("t.csv", b"record.date,sumary\n2026-10-01,x\n", "no field for the columns “sumary”. Did you mean “summary”?"),
        ("t.csv", "摘要,summary,record.date\na,b,2026-10-01\n".encode(), "are the same field (summary)"),
        ("t.yml", b"a: b\n", "this is no record: its first key is not schema: sms.record/v1"),
        ("t.yml", b"a: [b\n", "yaml-syntax"),
    ],
)
def test_a_file_that_cannot_be_read(filled: SmallSet, name: str, content: bytes, said: str) -> None:
    assert said in refused(filled, put(filled, name, content), *_TO_FORM, code=2)


def test_what_lacks_date_and_maker_is_told_with_all_that_is_wrong_besides(filled: SmallSet) -> None:
    said = refused(filled, put(filled, "t.csv", csv_of(_COLUMNS[1:], ("x", "many"))), "--form", FORM)
    assert "line 2 date: the date is missing" in said
    assert "line 2 made_by: nobody is named who made the record" in said
    assert "Name the person with --by" in said
    assert "column “count”: REC010" in said
    assert said.count("line 2") == 3


def test_a_file_that_is_not_there_or_a_folder(filled: SmallSet) -> None:
    assert "it cannot be read: No such file or directory" in refused(filled, Path("none.csv"), *_TO_FORM, code=2)
    (filled.root.parent / "folder.csv").mkdir()
    assert "it cannot be read: Is a directory" in refused(filled, filled.root.parent / "folder.csv", *_TO_FORM, code=2)


def test_a_json_of_a_hundred_levels_is_one_bad_row(filled: SmallSet) -> None:
    deep = '{"a": ' * 100 + "1" + "}" * 100
    said = refused(filled, put(filled, "t.json", f"[{deep}]"), *_TO_FORM)
    assert "entry 1: nested deeper than 20 levels" in said


def test_an_unknown_form(filled: SmallSet) -> None:
    known = f"The forms are: {FORM}, SMS-FRM-42"
    file = put(filled, "t.csv", csv_of(_COLUMNS, _ROW))
    assert f"There is no form SMS-FRM-38. {known}" in refused(filled, file, "--form", "SMS-FRM-38", *BY, code=2)
    record = 'schema: sms.record/v1\nform: SMS-FRM-38\ndate: "2026-10-01"\nmade_by: he.jing\nvalues: {summary: x}\n'
    assert f"There is no form SMS-FRM-38. {known}" in refused(filled, put(filled, "t.yml", record), code=2)
    assert "does not say which form its rows are of" in refused(filled, file, *BY, code=2)


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("=cmd|' /C calc'!A0", True),
        ("=1+1", True),
        (" =HYPERLINK(1)", True),
        ("@SUM(1+1)*cmd|' /C calc'!A0", True),
        ("-2+3+cmd|' /C calc'!A0", True),
        ("+cmd(x)", True),
        ("=== trace ===", False),
        ("- restarted (node 3)", False),
        ("-5", False),
        ("+86 10 0000", False),
        ("@he.jing please look (today)", False),
        ("a = b", False),
    ],
)
def test_what_is_a_formula(text: str, formula: bool) -> None:  # noqa: FBT001 — a table of cases
    assert is_formula(text) == formula


def test_a_formula_in_a_cell_is_refused(filled: SmallSet) -> None:
    row = ("2026-10-01", "=cmd|' /C calc'!A0", "1")
    said = refused(filled, put(filled, "t.csv", csv_of(_COLUMNS, row)), *_TO_FORM)
    assert "line 2, column “summary”: a formula, which is never run and never taken over" in said
    assert "REC009" not in said
    file = workbook(filled.root.parent / "t.xlsx", _COLUMNS, ("2026-10-01", "=1+1", 1), ("2026-10-01", "#N/A", 1))
    said = refused(filled, file, *_TO_FORM)
    assert "sheet “Sheet”, row 2, column “summary”: a formula" in said
    assert "sheet “Sheet”, row 3, column “summary”: an error of the spreadsheet: put in the value" in said


def test_day_numbers_of_a_workbook_count_from_where_it_says(filled: SmallSet) -> None:
    rows = (_COLUMNS, (46296, "by number", 1))
    take(filled, workbook(filled.root.parent / "a.xlsx", *rows), *_TO_FORM)

    def from_1904(book: openpyxl.Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    rows = (_COLUMNS, (44834, "by number, 1904", 1))
    take(filled, workbook(filled.root.parent / "b.xlsx", *rows, change=from_1904), *_TO_FORM)
    dates = [filled.read(f"records/{FORM}/2026/INC-2026-000{number}.yml").split('date: "')[1][:10] for number in (1, 2)]
    assert dates == ["2026-10-01", "2026-10-01"]
    said = refused(filled, put(filled, "t.csv", csv_of(_COLUMNS, ("46296", "x", "1"))), *_TO_FORM)
    assert "looks like the day number of a spreadsheet: 2026-10-01, or 2030-10-02 where it counts from 1904" in said
    mapping = put(filled, "m.yml", f"schema: sms.mapping/v1\nform: {FORM}\nrecord: {{date: record.date}}\n"
                  "date_formats: [excel]\nfields: {summary: summary}\n")  # fmt: skip
    take(filled, put(filled, "t.csv", csv_of(_COLUMNS, ("46297", "x", "1"))), "--map", str(mapping), *BY)
    assert 'date: "2026-10-02"' in filled.read(f"records/{FORM}/2026/INC-2026-0003.yml")


_TWO = "{} may mean 2026-04-03 (the day first) or 2026-03-04 (the month first)."
_ONE = "{} seems to mean {}."


@pytest.mark.parametrize(
    ("written", "english", "formats", "chinese"),
    [
        ("03/04/2026", _TWO, ("%d/%m/%Y", "%m/%d/%Y"), "可能是2026-04-03（日在前），也可能是2026-03-04（月在前）。"),
        ("3.4.26", _TWO, ("%d.%m.%y", "%m.%d.%y"), "可能是2026-04-03（日在前），也可能是2026-03-04（月在前）。"),
        ("03/25/2026", _ONE.format("{}", "2026-03-25"), ("%m/%d/%Y",), "似为2026-03-25。"),
        ("03/03/2026 10:30", _ONE.format("{}", "2026-03-03"), ("%m/%d/%Y %H:%M",), "似为2026-03-03。"),
    ],
)
def test_a_date_that_may_mean_two_days(
    filled: SmallSet, written: str, english: str, formats: tuple[str, ...], chinese: str
) -> None:
    file = put(filled, "t.csv", csv_of(_COLUMNS, (written, "x", "1")))
    said = refused(filled, file, *_TO_FORM)
    assert english.format(written) in said
    assert " or ".join(f'date_formats: ["{each}"]' for each in formats) + "." in said
    assert f"{written}{chinese}" in refused(filled, file, *_TO_FORM, "--lang", "zh")


def test_a_mapping_says_which_day_is_meant(filled: SmallSet) -> None:
    mapping = put(filled, "m.yml", f"schema: sms.mapping/v1\nform: {FORM}\nrecord: {{date: record.date}}\n"
                  'date_formats: ["%d/%m/%Y"]\nfields: {summary: summary}\n')  # fmt: skip
    take(filled, put(filled, "t.csv", csv_of(_COLUMNS, ("03/04/2026", "x", "1"))), "--map", str(mapping), *BY)
    assert 'date: "2026-04-03"' in filled.read(f"records/{FORM}/2026/INC-2026-0001.yml")


@pytest.mark.parametrize("text", ["99/99/2026", "2026-04-03", "1/2", "12345", "03/04/2026 and more"])
def test_what_is_no_date_gets_no_days(text: str) -> None:
    assert order_hint(Field("day", "", "date"), text) is None


def test_merged_cells_are_refused_with_their_ranges(filled: SmallSet) -> None:
    def merge(book: openpyxl.Workbook) -> None:
        book.worksheets[0].merge_cells("A2:A3")

    file = workbook(filled.root.parent / "t.xlsx", _COLUMNS, _ROW, ("", "b", 2), change=merge)
    said = refused(filled, file, *_TO_FORM, code=2)
    assert "sheet “Sheet”: the cells A2:A3 are merged" in said
    assert "unmerge them" in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators_are_found_out(filled: SmallSet, encoding: str, separator: str) -> None:
    content = csv_of(("record.date", "摘要", "受影响用户数"), _ROW, separator=separator)
    run = take(filled, put(filled, "t.csv", content.encode(encoding)), *_TO_FORM)
    assert values_of(filled, "INC-2026-0001") == {"summary": "一台服务器", "count": "1"}
    assert ("Read as GBK/GB18030." in run.err) == encoding.startswith("gb")


def test_a_line_that_names_the_separator(filled: SmallSet) -> None:
    take(filled, put(filled, "t.csv", "sep=;\r\nrecord.date;summary\r\n2026-10-01;a,b,c\r\n"), *_TO_FORM)
    assert values_of(filled, "INC-2026-0001") == {"summary": "a,b,c"}


def test_a_line_with_more_columns_than_the_first(filled: SmallSet) -> None:
    said = refused(filled, put(filled, "t.csv", "record.date,summary\n2026-10-01,a,b\n"), *_TO_FORM)
    assert "line 2: the line has 3 columns, the first line only 2" in said


def test_a_bomb_is_not_unpacked(filled: SmallSet) -> None:
    file = filled.root.parent / "t.xlsx"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(500):
                sheet.write(b"0" * (1 << 20))
    assert file.stat().st_size < 1_000_000
    assert "would be so large that it is not opened" in refused(filled, file, *_TO_FORM, code=2)


def test_a_sheet_that_lies_about_its_size_is_read_all_the_same(filled: SmallSet) -> None:
    file = workbook(filled.root.parent / "t.xlsx", _COLUMNS, _ROW)
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b'<dimension ref="A1:C2"' in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'"A1:C2"', b'"A1:XFD1048576"')
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    table = read_xlsx(file)
    assert isinstance(table, SourceTable)
    assert (table.columns, [row.original for row in table.rows]) == (_COLUMNS, [_ROW])
    take(filled, file, *_TO_FORM)
    assert values_of(filled, "INC-2026-0001") == {"summary": "一台服务器", "count": "1"}


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("fields: {sumary: a}", "m.yml:3:10: fields.sumary: SMS-FRM-39 has no field sumary. Did you mean “summary”?"),
        ("fields: {priority: {column: a, choices: {x: p9}}}", "fields.priority.choices: priority has no choice p9"),
        ("fields: {steps: {rows: [{stp: a}]}}", "the table steps has no column stp. Did you mean “step”?"),
        ("fields: {summary: {colum: a}}", "fields.summary.colum: unknown key. Did you mean “column”?"),
        ("fields: {summary: {}}", "says neither column, join, constant, default nor rows"),
        ("fields: {}\ntime_zone: Asia/Beijing", "there is no time zone Asia/Beijing"),
        ("fields: {}\nsource: {system: x}", "needs both system and number"),
        ("fields: {}\nextends: servicenow-incidents", "Did you mean “servicenow-incident”?"),
        ("fields: {}\nrecord: {dat: a}", "no record has this key. Did you mean “date”?"),
        ("fields: {}\nskip_when: [{column: a}]", "needs one of is, is_not and empty"),
        ("fields: [", "m.yml:3:10: yaml-syntax"),
    ],
)
def test_a_mapping_that_does_not_fit(filled: SmallSet, mapping: str, said: str) -> None:
    file = put(filled, "t.csv", csv_of(_COLUMNS, _ROW))
    own = put(filled, "m.yml", f"schema: sms.mapping/v1\nform: {FORM}\n{mapping}\n")
    run = refused(filled, file, "--map", str(own), *BY, code=2)
    assert said in run, run
    assert "Nothing was written." in run


def test_a_mapping_that_is_not_there(filled: SmallSet) -> None:
    file = put(filled, "t.csv", csv_of(_COLUMNS, _ROW))
    said = refused(filled, file, "--map", "servicenow-incidnt", *BY, code=2)
    assert "There is no mapping servicenow-incidnt." in said
    assert "servicenow-incident" in said
    assert "No such file" in refused(filled, file, "--map", "none.yml", *BY, code=2)


def big_csv(file: Path, size: int) -> Iterator[int]:
    """Write a CSV of about `size` bytes; yield the number of rows."""
    line = f"2026-10-01,server {'x' * 60} {{number}},one too many,7\r\n"
    with file.open("w", encoding="utf-8") as opened:
        opened.write("record.date,summary,Other,count\r\n")
        number = 0
        while opened.tell() < size if number % 1000 == 0 else True:
            opened.write(line.format(number=number))
            number += 1
    yield number


def test_a_large_csv_is_read_in_little_memory(tmp_path: Path) -> None:
    file = tmp_path / "big.csv"
    [rows] = big_csv(file, 20_000_000)
    tracemalloc.start()
    table = read_csv(file, ("summary",))
    assert sum(1 for _ in table.rows) == rows
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


def test_reading_stops_where_nothing_will_be_written_anyway(filled: SmallSet) -> None:
    rows = [("2026-02-30", f"row {number}", "1") for number in range(3000)]
    said = refused(filled, put(filled, "t.csv", csv_of(_COLUMNS, *rows)), *_TO_FORM)
    assert "Reading stopped after 1000 rows with faults." in said
    assert said.count("REC010") == 200
    assert "… and more faults" in said


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(b"a,b\n" + b"x" * 5_000_000)
    with pytest.raises(FilledFileError, match="a line is longer than"):
        list(read_csv(file).rows)


def test_numbers_of_json_stay_as_they_are_written(filled: SmallSet) -> None:
    text = '[{"date": "2026-10-01", "summary": "x", "cost": 12345678901.10, "count": 1e2}]'
    assert json.loads(text)
    take(filled, put(filled, "t.json", text), *_TO_FORM)
    assert values_of(filled, "INC-2026-0001") == {"summary": "x", "cost": "12345678901.10", "count": "100"}
