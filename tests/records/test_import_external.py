"""`sms record import` of forms whose records are kept elsewhere: a row says where, and with which SHA-256."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from tests.fakes import SmallSet
from tests.records.form_set import BY, FORM, fill, put, put_json
from tests.records.test_import_forms import columns_of

_DIGEST = "ab" * 32
_KEPT = {"place": "HR safe, shelf 1", "sha256": _DIGEST}


def record_of(small_set: SmallSet, id_: str) -> dict[str, Any]:
    """Return a record as its file holds it."""
    found: dict[str, Any] = yaml.safe_load(small_set.read(f"records/{FORM}/2026/{id_}.yml"))
    return found


@pytest.fixture
def elsewhere(small_set: SmallSet) -> SmallSet:
    """Return a set whose form keeps its records elsewhere."""
    fill(small_set)
    form = small_set.read("forms/frm-39.md")
    small_set.write("forms/frm-39.md", form.replace("storage: repository", "storage: external"))
    return small_set


def workbook(small_set: SmallSet, language: str, **cells: str) -> Path:
    """Return the workbook of the form with one row filled in; keys without the prefix of the head."""
    file = small_set.root.parent / "form.xlsx"
    assert small_set.sms("export", FORM, "--to", "xlsx", "--lang", language, "--out", str(file)).code == 0
    book = openpyxl.load_workbook(file)
    main = book.worksheets[1]
    keys = columns_of(main)
    row = {"date": "2026-10-01", "made_by": "He Jing 何静", "external_place": _KEPT["place"], **cells}
    for key, text in row.items():
        main.cell(3, keys[f"record.{key}"]).value = text
    book.save(file)
    return file


@pytest.mark.covers("R-16")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_row_of_the_workbook_becomes_an_external_record(elsewhere: SmallSet, language: str) -> None:
    file = workbook(elsewhere, language, external_sha256=_DIGEST.upper())
    run = elsewhere.sms("record", "import", str(file), *BY)
    assert run.code == 0, run.err + run.out
    record = record_of(elsewhere, "INC-2026-0001")
    assert record["external"] == _KEPT
    assert "values" not in record


def test_the_workbook_asks_for_nothing_that_must_not_be_in_it(elsewhere: SmallSet) -> None:
    file = workbook(elsewhere, "en")
    book = openpyxl.load_workbook(file)
    assert [each.title for each in book.worksheets] == ["Instructions", "Records", "_lists"]
    keys = [key for key in columns_of(book.worksheets[1]) if not key.startswith("record.")]
    assert len(keys) == 1, "beside the number of the row there are no columns of fields"


@pytest.mark.parametrize(
    ("digest", "said"),
    [("", "row 3 external_sha256"), ("not a digest", "G3"), ("not a digest", "64 hexadecimal digits")],
)
def test_a_row_without_a_sound_digest_is_rejected_at_its_cell(elsewhere: SmallSet, digest: str, said: str) -> None:
    run = elsewhere.sms("record", "import", str(workbook(elsewhere, "en", external_sha256=digest)), *BY)
    assert run.code == 1
    assert said in run.out + run.err
    assert not (elsewhere.root / "records" / FORM).exists()


def test_the_same_in_csv_and_json(elsewhere: SmallSet) -> None:
    head = "record.date,record.external_place,record.external_sha256"
    table = put(elsewhere, "kept.csv", f'{head}\n2026-10-01,"{_KEPT["place"]}",{_DIGEST}\n'.encode())
    assert elsewhere.sms("record", "import", str(table), "--form", FORM, *BY).code == 0
    assert record_of(elsewhere, "INC-2026-0001")["external"] == _KEPT
    objects = put_json(
        elsewhere, "kept.json", [{"date": "2026-10-02", "external_place": "Vault", "external_sha256": _DIGEST}]
    )
    assert elsewhere.sms("record", "import", str(objects), "--form", FORM, *BY).code == 0
    assert record_of(elsewhere, "INC-2026-0002")["external"] == {"place": "Vault", "sha256": _DIGEST}


def test_word_and_pdf_are_the_content_and_say_how_the_record_is_made(elsewhere: SmallSet) -> None:
    from docx import Document  # noqa: PLC0415 — slow to start

    file = elsewhere.root.parent / "form.docx"
    assert elsewhere.sms("export", FORM, "--to", "docx", "--out", str(file)).code == 0
    words = "\n".join(each.text for each in Document(str(file)).paragraphs)
    assert f"sms record new {FORM} --place PLACE --file FILE" in words
    run = elsewhere.sms(
        "record", "new", FORM, "--place", _KEPT["place"], "--file", str(file), "--date", "2026-10-01", *BY
    )
    assert run.code == 0, run.err
    assert record_of(elsewhere, "INC-2026-0001")["external"]["place"] == _KEPT["place"]
