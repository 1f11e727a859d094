"""`sms record import`: what was filled in comes back as the same record, whatever the file and its language."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from tests.fakes import SmallSet
from tests.records.form_set import BY, FORM, FULL, csv_of, fill, put, put_json, record_of, refused, take, values_of

_FOLDER = f"records/{FORM}/2026"
# What is true of every record that is made today about an earlier day, in a set that is judged as of that day.
_LATE = ("record-back-filled", "record-date-future")


@pytest.fixture
def filled(small_set: SmallSet) -> SmallSet:
    return fill(small_set)


def exported(small_set: SmallSet, language: str = "en") -> Path:
    file = small_set.root.parent / f"form.{language}.xlsx"
    run = small_set.sms("export", FORM, "--to", "xlsx", "--lang", language, "--out", str(file))
    assert run.code == 0, run.err
    return file


# What somebody picks from the lists or types in, in each language.
PICKED = {
    "en": {"priority": "Normal, later", "secure": "No", "solver": "He Jing 何静", "team": "Incident manager"},
    "zh": {"priority": "一般", "secure": "否", "solver": "He Jing 何静", "team": "事件经理"},
}


def fill_in(file: Path, language: str, *, rows: int = 1) -> None:
    """Fill the workbook in as a person does: by labels, with real dates and numbers."""
    import datetime as dt  # noqa: PLC0415 — of this function alone

    book = openpyxl.load_workbook(file)
    main, steps = book.worksheets[1], book.worksheets[2]
    keys = columns_of(main)
    for index in range(rows):
        texts: dict[str, Any] = {
            "record.date": dt.datetime(2026, 10, 1),  # noqa: DTZ001 — workbooks have no zones
            "record.made_by": "He Jing 何静",
            "summary": FULL["summary"] if rows == 1 else f"record {index}",
            "story": FULL["story"],
            "count": 12,
            "cost": 99.95,
            "seen_on": dt.datetime(2026, 10, 1),  # noqa: DTZ001 — as in a workbook
            "raised_at": dt.datetime(2026, 10, 1, 9, 30),  # noqa: DTZ001 — as in a workbook
            "solved_at": "2026-10-01 11:00",
            "channels[phone]": "x",
            "channels[other]": "x",
            "manual": next(v for v in list_of(book, main, keys["manual"]) if v.startswith("SMS-PRC-20")),
            "problem": "PRB-2026-0001",
            **PICKED[language],
        }
        for key, text in texts.items():
            main.cell(3 + index, keys[key]).value = text
    below = columns_of(steps)
    times = (dt.datetime(2026, 10, 1, 9, 40), dt.datetime(2026, 10, 1, 10, 0))  # noqa: DTZ001 — as in a workbook
    for number, (at, words) in enumerate(zip(times, ("restarted", "观察"), strict=True)):
        steps.cell(3 + number, 1).value = 1
        steps.cell(3 + number, below["at"]).value = at
        steps.cell(3 + number, below["step"]).value = words
    steps.cell(3, below["by"]).value = "He Jing 何静"
    book.save(file)


def columns_of(sheet: Any) -> dict[str, int]:
    """Return the number of each column by its key."""
    return {str(cell.value): index for index, cell in enumerate(sheet[2], 1)}


def list_of(book: openpyxl.Workbook, sheet: Any, column: int) -> list[str]:
    """Return what the list of a column offers."""
    letter = get_column_letter(column)
    rule = next(each for each in sheet.data_validations.dataValidation if f"{letter}3" in str(each.sqref))
    name, cells = str(rule.formula1).split("!")
    return [cell[0].value for cell in book[name.strip("'")][cells.replace("$", "")]]


@pytest.mark.covers("R-27")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_workbook_in_either_language_comes_back_as_the_same_record(filled: SmallSet, language: str) -> None:
    file = exported(filled, language)
    fill_in(file, language)
    run = take(filled, file)
    assert f"Written: {_FOLDER}/INC-2026-0001.yml" in run.out
    assert values_of(filled, "INC-2026-0001") == FULL
    run = filled.sms("check")
    assert not [found for found in run.found if "INC-2026" in found[0] and found[2] not in _LATE], run.out
    again = refused(filled, file, code=0)
    assert "1 there already" in again


def test_the_workbook_checks_while_it_is_filled_in(filled: SmallSet) -> None:
    file = exported(filled)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Instructions", "Records", "Steps", "_lists"]
    main = book.worksheets[1]
    assert main.row_dimensions[2].hidden
    labels = {key.value: label.value for label, key in zip(main[1], main[2], strict=True)}
    assert labels["summary"] == "Summary *"
    assert labels["cost"] == "Cost (CNY)"
    keys = columns_of(main)
    assert list_of(book, main, keys["priority"]) == ["Critical", "Normal, later"]
    assert list_of(book, main, keys["solver"])[1] == "He Jing 何静"
    rules = {str(each.sqref).split(":")[0]: each for each in main.data_validations.dataValidation}
    count = rules[f"{get_column_letter(keys['count'])}3"]
    assert (count.type, count.formula1, count.formula2) == ("whole", "0", "500")
    assert rules[f"{get_column_letter(keys['summary'])}3"].formula1 == "30"
    solved = rules[f"{get_column_letter(keys['solved_at'])}3"]
    assert solved.type == "custom"
    assert f"{get_column_letter(keys['raised_at'])}3" in solved.formula1
    # Texts stay texts: 1.10 must not become 1.1.
    assert main.column_dimensions[get_column_letter(keys["summary"])].number_format == "@" or "1.10"
    assert file.read_bytes() == exported(filled).read_bytes()


def test_a_form_that_was_filled_in_is_not_overwritten(filled: SmallSet) -> None:
    file = exported(filled)
    fill_in(file, "en")
    before = file.read_bytes()
    run = filled.sms("export", FORM, "--to", "xlsx", "--out", str(file))
    assert run.code == 2
    assert "exists already and may have been filled in; it is not overwritten" in run.err
    assert file.read_bytes() == before


def test_no_label_becomes_a_formula(filled: SmallSet) -> None:
    filled.replace("forms/frm-39.md", "label: Story,", 'label: "=1+1",')
    with ZipFile(BytesIO(exported(filled).read_bytes())) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name]
    assert not any("<f>" in sheet for sheet in sheets)


def test_rows_of_tables_belong_to_the_record_that_they_name(filled: SmallSet) -> None:
    file = exported(filled)
    fill_in(file, "en", rows=2)
    book = openpyxl.load_workbook(file)
    book.worksheets[2].cell(3, 1).value = 2
    book.worksheets[2].cell(4, 1).value = 7
    book.save(file)
    said = refused(filled, file)
    assert "sheet “Steps”, row 4: the row belongs to record 7, which the sheet of the records does not have" in said
    book.worksheets[2].cell(4, 1).value = 1
    book.save(file)
    take(filled, file)
    assert [row["step"] for row in values_of(filled, "INC-2026-0001")["steps"]] == ["观察"]
    assert [row["step"] for row in values_of(filled, "INC-2026-0002")["steps"]] == ["restarted"]


def test_a_fault_names_sheet_cell_value_and_fix(filled: SmallSet) -> None:
    file = exported(filled)
    fill_in(file, "en")
    book = openpyxl.load_workbook(file)
    main = book.worksheets[1]
    keys = {key: get_column_letter(column) for key, column in columns_of(main).items()}
    main[f"{keys['count']}3"].value = 501
    main[f"{keys['priority']}3"].value = "Criticl"
    main[f"{keys['channels[mail]']}3"].value = "maybe"
    book.save(file)
    said = refused(filled, file)
    assert f"sheet “Records”, cell {keys['count']}3 count: REC011" in said
    assert "501" in said
    assert f"cell {keys['priority']}3 priority: REC010 priority: “Criticl” is not one of p1, p2" in said
    assert f"cell {keys['channels[mail]']}3 channels[mail]: mark what applies with x (“maybe”)" in said


def test_json_with_one_record_or_many(filled: SmallSet) -> None:
    take(filled, put_json(filled, "one.json", record_of()), "--form", FORM)
    assert values_of(filled, "INC-2026-0001") == FULL
    flat = {"form": FORM, "date": "2026-10-02", "made_by": "he.jing", "summary": "flat", "count": 5, "secure": True}
    rows = [flat, record_of({"summary": "two"}, form=FORM, closed="yes", source="tool 7")]
    lines = "\n".join(json.dumps(each) for each in rows)
    take(filled, put(filled, "many.ndjson", lines))
    assert values_of(filled, "INC-2026-0002") == {"summary": "flat", "count": "5", "secure": "yes"}
    written = filled.read(f"{_FOLDER}/INC-2026-0003.yml")
    assert 'closed: "yes"\nsource: "tool 7"' in written


def test_a_record_file_is_taken_with_its_number_or_the_next_one(filled: SmallSet) -> None:
    lines = f'schema: sms.record/v1\nid: INC-2026-0005\nform: {FORM}\nform_version: "1.0"\ndate: "2026-10-01"\n'
    lines += 'made_by: he.jing\nmade_at: "2026-10-01T12:00:00+08:00"\nvalues:\n  summary: from a browser\n'
    file = put(filled, "INC.yml", lines)
    take(filled, file)
    assert 'made_at: "2026-10-01T12:00:00+08:00"' in filled.read(f"{_FOLDER}/INC-2026-0005.yml")
    assert "1 there already" in refused(filled, file, code=0)
    file.write_text(lines.replace("a browser", "another"), "utf-8")
    assert "line 2 id: the number INC-2026-0005 is taken by another record" in refused(filled, file)
    file.write_text(lines.replace("a browser", "another").replace("id: INC-2026-0005\n", ""), "utf-8")
    take(filled, file)
    assert values_of(filled, "INC-2026-0006") == {"summary": "from another"}
    old = lines.replace('form_version: "1.0"', 'form_version: "0.9"')
    provisional = lines.replace("INC-2026-0005", "INC-2026-0000").replace("a browser", "a form")
    take(filled, put(filled, "INC-2026-0000.yml", provisional))
    assert values_of(filled, "INC-2026-0007") == {"summary": "from a form"}
    assert "filled in on version 0.9" in refused(filled, put(filled, "old.yml", old))


def test_columns_go_by_key_or_label_in_any_language(filled: SmallSet) -> None:
    columns = ("record.date", "摘要", "Users hit", "优先级", "channels", "steps")
    steps = '[{"at": "2026-10-01T09:40:00+08:00", "step": "a"}]'
    rows = (
        ("2026年10月1日", "one", "3", "紧急", "电话、邮件", steps),
        ("2026/10/2", "two", "", "Normal, later", "Other, say; Telephone", ""),
    )
    take(filled, put(filled, "t.csv", csv_of(columns, *rows)), "--form", FORM, *BY)
    first, second = (values_of(filled, f"INC-2026-000{number}") for number in (1, 2))
    assert first == {
        "summary": "one",
        "count": "3",
        "priority": "p1",
        "channels": ["phone", "mail"],
        "steps": [{"at": "2026-10-01T09:40:00+08:00", "step": "a"}],
    }
    assert second == {"summary": "two", "priority": "p2", "channels": ["other", "phone"]}


def test_the_result_as_json_and_a_dry_run(filled: SmallSet) -> None:
    columns = ("record.date", "summary", "count", "record.source")
    rows = (("2026-10-01", "one", "", "A-1"), ("2026-10-02", "", "2", "A-2"))
    file = put(filled, "t.csv", csv_of(columns, *rows))
    said = refused(filled, file, "--form", FORM, *BY, "--dry-run", "--partial", "--format", "json")
    result = json.loads(said)
    assert result["schema"] == "sms.import/v1"
    assert (result["dry_run"], result["written"], result["rejected"]) == (True, False, 1)
    assert " would be taken over, " in refused(filled, file, "--form", FORM, *BY, "--dry-run", "--partial")
    assert result["records"] == [{"id": "INC-2026-0001", "path": f"{_FOLDER}/INC-2026-0001.yml", "place": "line 2"}]
    assert [(each["place"], each["code"], each["column"]) for each in result["faults"]] == [
        ("line 3, column “summary”", "REC009", "summary")
    ]
