"""`sms record import`: all or nothing, nothing twice, and rejected rows that can be mended."""

import csv
import json
from pathlib import Path

import pytest

from smsgen.app.writing.refused_change import AuthorityError
from smsgen.app.writing.write_batch import Batch
from tests.fakes import SmallSet
from tests.records.form_set import BY, FORM, csv_of, digest, fill, put, put_json, record_of, refused, take, values_of

_FOLDER = f"records/{FORM}/2026"
_COLUMNS = ("record.date", "summary", "count", "record.source")
_TO_FORM = ("--form", FORM, *BY)
_GOOD = ("2026-10-01", "one", "1", "A-1")
_BAD = ("2026-02-30", "two", "1,000", "A-2")


@pytest.fixture
def filled(small_set: SmallSet) -> SmallSet:
    return fill(small_set)


@pytest.mark.covers("R-21")
def test_nothing_is_written_where_one_row_is_bad(filled: SmallSet) -> None:
    said = refused(
        filled, put(filled, "t.csv", csv_of(_COLUMNS, _GOOD, _BAD, ("2026-10-03", "x", "3", "A-3"))), *_TO_FORM
    )
    assert "t.csv, line 3, column “record.date”: REC010 date: “2026-02-30” is not a date" in said
    assert "t.csv, line 3, column “count”: REC010 count: “1,000” is not a whole number" in said
    assert "3 rows: 2 would be taken over, 0 there already, 0 skipped, 1 with faults." in said
    assert "Nothing was written. Mend the rows, or use --partial" in said


def test_partial_saves_the_rejected_rows_which_are_mended_and_imported(filled: SmallSet) -> None:
    file = put(filled, "t.csv", csv_of(_COLUMNS, _GOOD, _BAD))
    run = take(filled, file, *_TO_FORM, "--partial", code=1)
    assert f"Written: {_FOLDER}/INC-2026-0001.yml" in run.out
    rejected = file.with_name("t.csv.rejected.csv")
    assert str(rejected) in run.out
    with rejected.open(encoding="utf-8-sig", newline="") as opened:
        head, row = csv.reader(opened)
    assert head == ["sms.place", "sms.reason", *_COLUMNS]
    assert row[0] == "line 3"
    assert "“2026-02-30” is not a date" in row[1]
    assert row[2:] == list(_BAD)
    take(filled, file, *_TO_FORM, "--partial", code=1)
    assert file.with_name("t.csv.rejected-2.csv").exists()
    rejected.write_text(
        rejected.read_text("utf-8-sig").replace("2026-02-30", "2026-02-28").replace('"1,000"', "1000"), "utf-8"
    )
    said = refused(filled, rejected, *_TO_FORM)
    assert "REC011" in said
    rejected.write_text(rejected.read_text("utf-8").replace(",1000,", ",100,"), "utf-8")
    take(filled, rejected, *_TO_FORM)
    assert values_of(filled, "INC-2026-0002") == {"summary": "two", "count": "100"}


def test_rejected_records_of_json_are_json(filled: SmallSet) -> None:
    file = put_json(filled, "t.json", [record_of(form=FORM), record_of({"summary": "x", "count": "many"}, form=FORM)])
    take(filled, file, "--partial", code=1)
    rejected = file.with_name("t.json.rejected.json")
    [row] = json.loads(rejected.read_text("utf-8"))
    assert row["sms.place"] == "entry 2"
    assert "“many” is not a whole number" in row["sms.reason"][0]
    rejected.write_text(rejected.read_text("utf-8").replace('"many"', '"3"'), "utf-8")
    take(filled, rejected)
    assert values_of(filled, "INC-2026-0002") == {"summary": "x", "count": "3"}


def test_a_text_of_a_rejected_row_is_no_formula_in_a_spreadsheet(filled: SmallSet) -> None:
    row = ("2026-10-01", "-1+2", "many", "@home")
    file = put(filled, "t.csv", csv_of(_COLUMNS, row))
    take(filled, file, *_TO_FORM, "--partial", code=1)
    rejected = file.with_name("t.csv.rejected.csv")
    assert "'-1+2" in rejected.read_text("utf-8-sig")
    rejected.write_text(rejected.read_text("utf-8-sig").replace("many", "3"), "utf-8")
    take(filled, rejected, *_TO_FORM)
    assert values_of(filled, "INC-2026-0001")["summary"] == "-1+2"


def test_the_same_file_again_adds_nothing(filled: SmallSet) -> None:
    without = csv_of(_COLUMNS[:3], _GOOD[:3], ("2026-10-01", "two", "2"))
    for file in (put(filled, "a.csv", csv_of(_COLUMNS, _GOOD)), put(filled, "b.csv", without)):
        take(filled, file, *_TO_FORM)
        before = digest(filled)
        # Somebody else, another day's moment: the same record all the same.
        assert "there already" in take(filled, file, "--form", FORM, "--by", "li.qing").out
        assert digest(filled) == before


def test_what_was_imported_is_not_changed_by_an_import(filled: SmallSet) -> None:
    take(filled, put(filled, "t.csv", csv_of(_COLUMNS, _GOOD)), *_TO_FORM)
    said = refused(filled, put(filled, "t.csv", csv_of(_COLUMNS, ("2026-10-01", "other", "1", "a-1"))), *_TO_FORM)
    assert "line 2, column “record.source”: a-1 was imported as INC-2026-0001, and says something else now" in said
    assert f"sms record new {FORM} --corrects INC-2026-0001" in said


@pytest.mark.parametrize("again", [_GOOD, ("2026-10-09", "other", "5", "A-1")])
def test_the_same_number_twice_in_a_file_is_a_fault(filled: SmallSet, again: tuple[str, ...]) -> None:
    said = refused(filled, put(filled, "t.csv", csv_of(_COLUMNS, _GOOD, again)), *_TO_FORM)
    assert "line 3, column “record.source”: A-1 stands at line 2 already" in said
    rows = csv_of(_COLUMNS[:3], _GOOD[:3], _GOOD[:3])
    assert "line 3: the same content stands at line 2 already" in refused(filled, put(filled, "u.csv", rows), *_TO_FORM)


def test_rows_name_records_by_their_numbers_in_the_source(filled: SmallSet) -> None:
    problems = csv_of(("record.date", "title", "record.source"), ("2026-10-01", "A fault", "PRB7"))
    take(filled, put(filled, "p.csv", problems), "--form", "SMS-FRM-42", *BY)
    columns = (*_COLUMNS, "problem")
    take(filled, put(filled, "t.csv", csv_of(columns, (*_GOOD, "prb7"))), *_TO_FORM)
    assert values_of(filled, "INC-2026-0001")["problem"] == "PRB-2026-0002"
    said = refused(filled, put(filled, "u.csv", csv_of(columns, ("2026-10-01", "b", "1", "B", "PRB8"))), *_TO_FORM)
    assert "column “problem”: REC010" in said


def test_no_row_names_a_record_that_was_rejected(filled: SmallSet) -> None:
    bad = record_of({"summary": "x", "count": "many"}, form=FORM, id="INC-2026-0050")
    link = {"links": [{"type": "follows", "record": "INC-2026-0050"}]}
    rows = [bad, record_of({"summary": "y"}, form=FORM) | link]
    said = refused(filled, put_json(filled, "t.json", rows))
    assert "entry 2" in said
    assert "REC012" in said or "REC013" in said
    rows[0]["values"]["count"] = "3"
    take(filled, put_json(filled, "t.json", rows))
    assert "INC-2026-0050" in filled.read(f"{_FOLDER}/INC-2026-0051.yml")


def test_numbers_go_on_by_year_without_gaps(filled: SmallSet) -> None:
    filled.write(f"{_FOLDER}/INC-2026-0007.yml", "not: a record\n")
    rows = [(f"202{5 + number % 2}-01-0{number + 1}", f"r{number}", "1", f"N{number}") for number in range(6)]
    rows.insert(3, _BAD)
    take(filled, put(filled, "t.csv", csv_of(_COLUMNS, *rows)), *_TO_FORM, "--partial", code=1)
    names = sorted(path.stem for path in (filled.root / "records" / FORM).rglob("*.yml"))
    assert names == [
        *("INC-2025-0001", "INC-2025-0002", "INC-2025-0003"),
        *("INC-2026-0007", "INC-2026-0008", "INC-2026-0009", "INC-2026-0010"),
    ]


def test_a_batch_is_in_place_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "b").mkdir()
    (tmp_path / "records" / "b" / "2.yml").write_text("there before", "utf-8")
    with Batch(tmp_path, "records") as batch:
        batch.add("records/a/1.yml", b"one")
        batch.add("records/b/2.yml", b"two")
        with pytest.raises(AuthorityError, match=r"records/b/2\.yml has come into being meanwhile"):
            batch.commit()
    files = {path.name: path.read_text("utf-8") for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"2.yml": "there before"}
    (tmp_path / "records" / "c").symlink_to(tmp_path)
    with Batch(tmp_path, "records") as batch:
        batch.add("records/c/1.yml", b"one")
        with pytest.raises(AuthorityError, match="symbolic link"):
            batch.commit()
    assert not (tmp_path / "1.yml").exists()
    with Batch(tmp_path, "records") as batch:
        batch.add("records/a/1.yml", b"one")
        batch.commit()
    assert (tmp_path / "records" / "a" / "1.yml").read_bytes() == b"one"
    assert not list(tmp_path.rglob(".import-*"))
