"""What a form needs to close: an open record may lack it, a closed one may not, wherever the record comes from."""

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from smsgen.exporters.forms.pdf_form import ROWS
from tests.fakes import SmallSet
from tests.records.filling import docx_parts, fill_docx, fill_pdf
from tests.records.form_set import BY, FORM, csv_of, give_fields, put, put_json, record_of, refused, take, values_of
from tests.records.terminal import at_terminal
from tests.records.test_import_forms import columns_of

_FIELDS = """\
  - {key: summary, label: Summary, type: text, required: "yes"}
  - {key: cause, label: Cause, type: text, required: closing}
  - {key: areas, label: Areas, type: choices, required: closing, choices: {north: North, south: South}}
  - key: steps
    label: Steps
    type: table
    required: closing
    columns:
      - {key: step, label: Step, type: text, required: "yes"}
      - {key: result, label: Result, type: text, required: closing}
"""
_CHINESE = """\
fields:
  summary: {label: 摘要}
  cause: {label: 原因}
  areas: {label: 范围, choices: {north: 北, south: 南}}
  steps: {label: 步骤, columns: {step: {label: 内容}, result: {label: 结果}}}
record: {event: 发生事件时}
"""
_OPEN: Mapping[str, Any] = {"summary": "Mail is down", "steps": [{"step": "restarted"}]}
_WHOLE: Mapping[str, Any] = {
    "summary": "Mail is down",
    "cause": "Disk full",
    "areas": ["north"],
    "steps": [{"step": "restarted", "result": "good"}],
}
_RECORD = f"records/{FORM}/2026/INC-2026-0001.yml"


@pytest.fixture
def filled(small_set: SmallSet) -> SmallSet:
    """Return a set whose form needs a text, choices, a table and a column of it to close."""
    give_fields(small_set, _FIELDS, _CHINESE)
    return small_set


def found_in(small_set: SmallSet) -> list[str]:
    """Return what the checker says of values that are missing in the record."""
    diagnostics = json.loads(small_set.sms("check", "--format", "json").out)["diagnostics"]
    return [each["message"] for each in diagnostics if each["path"] == _RECORD and each["code"] == "REC009"]


def exported(small_set: SmallSet, kind: str, language: str = "en") -> bytes:
    file = small_set.root.parent / f"blank.{language}.{kind}"
    run = small_set.sms("export", FORM, "--to", kind, "--lang", language, "--out", str(file))
    assert run.code == 0, run.err
    return file.read_bytes()


@pytest.mark.covers("R-27")
def test_an_open_record_is_saved_and_judged_whole_once_it_says_that_it_is_closed(filled: SmallSet) -> None:
    new = ("record", "new", FORM, *BY, "--date", "2026-10-01", "--set", "summary=Mail is down")
    refusal = filled.sms(*new, "--closed")
    assert refusal.code == 1
    assert "values.cause: REC009 cause: a closed record needs it, and it is not filled in" in refusal.err
    run = filled.sms(*new)
    assert run.code == 0, run.err
    assert "Needed to close it: cause, areas, steps." in run.err
    assert found_in(filled) == []
    text = filled.read(_RECORD)
    filled.write(_RECORD, text.replace("values:", 'closed: "yes"\nvalues:'))
    assert sorted(found_in(filled)) == [
        f"{key}: a closed record needs it, and it is not filled in" for key in ("areas", "cause", "steps")
    ]


def test_a_row_of_a_closed_record_lacks_what_its_column_needs(filled: SmallSet) -> None:
    take(filled, put_json(filled, "in.json", record_of(_OPEN)), "--form", FORM)
    text = filled.read(_RECORD)
    filled.write(_RECORD, text.replace("values:", 'closed: "yes"\nvalues:'))
    assert found_in(filled)[-1] == "result: a closed record needs it, and it is not filled in"


def test_a_closed_record_without_any_value_is_one_fault(filled: SmallSet) -> None:
    form = filled.read("forms/frm-39.md").replace(
        'type: text, required: "yes"}\n  - {key: cause', "type: text}\n  - {key: cause"
    )
    filled.write("forms/frm-39.md", form)
    new = ("record", "new", FORM, *BY, "--date", "2026-10-01")
    assert filled.sms(*new).code == 0
    text = filled.read(_RECORD)
    assert found_in(filled) == []
    filled.write(_RECORD, f'{text}closed: "yes"\n')
    assert found_in(filled) == ["cause, areas, steps: a closed record needs it, and it is not filled in"]


def test_nothing_is_needed_of_a_statement_that_there_was_none(filled: SmallSet) -> None:
    new = ("record", "new", FORM, *BY, "--date", "2026-10-01", "--none-since", "2026-09-01", "--closed")
    run = filled.sms(*new)
    assert run.code == 0, run.err
    assert "Needed to close" not in run.err


def test_a_person_at_a_terminal_may_skip_it_while_the_record_is_open(filled: SmallSet) -> None:
    answers = ["he.jing", "2026-10-01", "Mail is down", "", "", "n"]
    code, shown = at_terminal(filled.root, ["record", "new", FORM], answers)
    assert code == 0, shown
    assert "needed to close, Enter for not yet" in shown
    assert values_of(filled, "INC-2026-0001") == {"summary": "Mail is down"}
    answers = ["he.jing", "2026-10-01", "Mail is down", "", "Disk full", "1", "restarted", "", "good", "n"]
    code, shown = at_terminal(filled.root, ["record", "new", FORM, "--closed"], answers)
    assert code == 0, shown
    assert "needed to close" not in shown
    assert values_of(filled, "INC-2026-0002") == _WHOLE


# -- every kind of file


def _head(*, closed: bool) -> dict[str, str]:
    return {"date": "2026-10-01", "made_by": "he.jing"} | ({"closed": "yes"} if closed else {})


def _as_json(small_set: SmallSet, values: Mapping[str, Any], *, closed: bool) -> Path:
    return put_json(small_set, "in.json", {"values": dict(values)} | _head(closed=closed))


def _as_csv(small_set: SmallSet, values: Mapping[str, Any], *, closed: bool) -> Path:
    row = _head(closed=closed)
    cells = {f"record.{key}": text for key, text in row.items()} | {
        "summary": values["summary"],
        "cause": values.get("cause", ""),
        "areas": ", ".join(values.get("areas", ())),
        "steps": json.dumps(values["steps"]),
    }
    return put(small_set, "in.csv", csv_of(cells, cells.values()))


def _as_yaml(small_set: SmallSet, values: Mapping[str, Any], *, closed: bool) -> Path:
    head = {"schema": "sms.record/v1", "id": "INC-2026-0000", "form": FORM, "form_version": "1.0"}
    head |= _head(closed=closed) | {"made_at": "2026-10-01T10:00:00+08:00"}
    lines = [f"{key}: {json.dumps(text)}" for key, text in head.items()]
    return put(small_set, "in.yml", "\n".join([*lines, f"values: {json.dumps(dict(values))}", ""]))


def _as_document(kind: str, write: Callable[[bytes, Any], bytes]) -> Callable[..., Path]:
    def made(small_set: SmallSet, values: Mapping[str, Any], *, closed: bool) -> Path:
        answers = dict(values) | {f"record.{key}": text for key, text in _head(closed=closed).items()}
        return put(small_set, f"in.{kind}", write(exported(small_set, kind), answers))

    return made


def _as_workbook(small_set: SmallSet, values: Mapping[str, Any], *, closed: bool) -> Path:
    file = put(small_set, "in.xlsx", exported(small_set, "xlsx"))
    book = openpyxl.load_workbook(file)
    main, steps = book.worksheets[1], book.worksheets[2]
    cells = {"record.date": "2026-10-01", "record.made_by": "he.jing", "record.closed": "Yes" if closed else ""}
    cells |= {"summary": values["summary"], "cause": values.get("cause", "")}
    cells |= {f"areas[{each}]": "x" for each in values.get("areas", ())}
    for key, text in cells.items():
        main.cell(3, columns_of(main)[key]).value = text or None
    for number, row in enumerate(values["steps"], 3):
        steps.cell(number, 1).value = 1
        for key, text in row.items():
            steps.cell(number, columns_of(steps)[key]).value = text
    book.save(file)
    return file


_FILES: Mapping[str, Callable[..., Path]] = {
    "json": _as_json,
    "csv": _as_csv,
    "yml": _as_yaml,
    "xlsx": _as_workbook,
    "docx": _as_document("docx", fill_docx),
    "pdf": _as_document("pdf", fill_pdf),
}


@pytest.mark.covers("R-31")
@pytest.mark.parametrize("kind", _FILES)
def test_an_open_record_comes_back_from_each_kind_of_file_and_a_closed_one_only_whole(
    filled: SmallSet, kind: str
) -> None:
    form = ("--form", FORM) * (kind in ("json", "csv"))
    said = refused(filled, _FILES[kind](filled, _OPEN, closed=True), *form)
    assert "a closed record needs it" in said
    assert "cause" in said
    take(filled, _FILES[kind](filled, _OPEN, closed=False), *form)
    assert values_of(filled, "INC-2026-0001") == _OPEN
    take(filled, _FILES[kind](filled, _WHOLE, closed=True), *form)
    assert values_of(filled, "INC-2026-0002") == _WHOLE
    assert 'closed: "yes"' in filled.read(_RECORD.replace("0001", "0002"))


def test_the_schema_asks_for_it_of_closed_records_only(filled: SmallSet) -> None:
    schema = json.loads(exported(filled, "json-schema"))
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema)
    head = {
        "schema": "sms.record/v1",
        "id": "INC-2026-0001",
        "form": FORM,
        "form_version": "1.0",
        "made_at": "2026-10-01T12:00:00+08:00",
    }
    opened, closed = ({**head, **_head(closed=closed)} for closed in (False, True))
    assert judge.is_valid(opened | {"values": _OPEN})
    assert judge.is_valid(closed | {"values": _WHOLE})
    assert judge.is_valid(closed | {"none_since": "2026-09-01"})
    for key in ("cause", "areas", "steps"):
        assert not judge.is_valid(closed | {"values": {name: each for name, each in _WHOLE.items() if name != key}})
    assert not judge.is_valid(closed | {"values": {**_WHOLE, "steps": _OPEN["steps"]}})


def test_a_closed_record_without_values_is_no_record_to_the_schema_either(filled: SmallSet) -> None:
    form = filled.read("forms/frm-39.md").replace('required: "yes"', 'required: "no"', 1)
    filled.write("forms/frm-39.md", form)
    judge = Draft202012Validator(json.loads(exported(filled, "json-schema")))
    head = {"schema": "sms.record/v1", "id": "INC-2026-0001", "form": FORM, "form_version": "1.0",
            "made_at": "2026-10-01T12:00:00+08:00"}  # fmt: skip
    assert judge.is_valid(head | _head(closed=False))
    assert not judge.is_valid(head | _head(closed=True))


@pytest.mark.parametrize(("language", "words"), [("en", "needed to close"), ("zh", "关闭前必填")])
def test_each_file_says_what_is_needed_to_close(filled: SmallSet, language: str, words: str) -> None:
    book = openpyxl.load_workbook(put(filled, "form.xlsx", exported(filled, "xlsx", language)))
    read, main, steps = book.worksheets[:3]
    needed = [row[0].value for row in read.iter_rows() if row[1].value == words]
    assert len(needed) == 4
    marked = [str(cell.value) for cell in main[1] if str(cell.value).endswith("(*)")]
    assert len(marked) == 1
    assert [str(cell.value).endswith("(*)") for cell in steps[1]] == [False, False, True]
    rules = [rule.formula[0] for each in main.conditional_formatting for rule in each.rules]
    yes = {"en": "Yes", "zh": "是"}[language]
    assert [rule for rule in rules if f'="{yes}"' in rule]
    assert docx_parts(exported(filled, "docx", language))["word/document.xml"].decode().count(words) == len(needed)
    drawn = "".join(each.extract_text() for each in PdfReader(BytesIO(exported(filled, "pdf", language))).pages)
    # A row of a table of a PDF file says it itself.
    assert "".join(drawn.split()).count(words.replace(" ", "")) == 3 + ROWS
    page = exported(filled, "html", language).decode()
    assert page.count(f'<span class="sms-fill-need">{words}</span>') == 5  # the column in a row and in its template
