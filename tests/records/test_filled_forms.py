"""A form that was filled in with Word or as a PDF file comes back as the same record, in both languages."""

import random
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from smsgen.adapters import page_layout
from smsgen.adapters.page_layout import LayoutError, cjk_family
from smsgen.analysis.facts import Facts
from smsgen.app.check import judge
from smsgen.app.export_form import FORMATS, export_form
from smsgen.app.importing.opened_file import FILLED
from smsgen.app.importing.written_values import ValueReader
from smsgen.app.recording.new_record import zone_of
from smsgen.app.writing.refused_change import AuthorityError
from smsgen.exporters.forms import docx_form, pdf_form
from smsgen.exporters.forms.pdf_form import ROWS
from smsgen.model.filled import FilledRow
from smsgen.model.form import Field
from smsgen.model.record import Value
from smsgen.reports.blank_form import blank_form
from tests.fakes import SmallSet
from tests.records.filling import docx_of, docx_parts, fill_docx, fill_pdf
from tests.records.form_set import BY, FORM, FULL, fill, put, refused, take, values_of

_ROOT = Path(__file__).parents[2]
_FILL: dict[str, Callable[[bytes, Any], bytes]] = {"docx": fill_docx, "pdf": fill_pdf}
_LOCAL = re.compile(r"(.{10})T(.{5}):00\+08:00")


@pytest.fixture
def filled(small_set: SmallSet) -> SmallSet:
    return fill(small_set)


def exported(small_set: SmallSet, kind: str, language: str = "en") -> bytes:
    file = small_set.root.parent / f"blank.{language}.{kind}"
    run = small_set.sms("export", FORM, "--to", kind, "--lang", language, "--out", str(file))
    assert run.code == 0, run.err
    return file.read_bytes()


def answers() -> dict[str, Any]:
    """Return what FULL says, with times as people write them."""
    typed = {key: _LOCAL.sub(r"\1 \2", text) if isinstance(text, str) else text for key, text in FULL.items()}
    steps = [{key: _LOCAL.sub(r"\1 \2", text) for key, text in row.items()} for row in FULL["steps"]]
    return typed | {"steps": steps, "record.date": "2026-10-01", "record.made_by": "he.jing", "record.closed": "yes"}


@pytest.mark.covers("R-31")
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_filled_form_becomes_the_record(filled: SmallSet, kind: str, language: str) -> None:
    file = put(filled, f"filled.{kind}", _FILL[kind](exported(filled, kind, language), answers()))
    take(filled, file)
    assert values_of(filled, "INC-2026-0001") == FULL
    text = filled.read(f"records/{FORM}/2026/INC-2026-0001.yml")
    assert 'made_by: "he.jing"' in text
    assert 'closed: "yes"' in text


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_an_empty_form_lacks_what_it_must_say(filled: SmallSet, kind: str) -> None:
    said = refused(filled, put(filled, f"empty.{kind}", exported(filled, kind)), *BY)
    assert "the date is missing" in said
    assert "summary" in said or "values" in said


def test_a_form_saved_from_the_browser_gets_the_next_number(filled: SmallSet) -> None:
    text = (
        'schema: sms.record/v1\nid: "INC-2026-0000"\nform: "SMS-FRM-39"\nform_version: "1.0"\ndate: "2026-10-01"\n'
        'made_by: "he.jing"\nmade_at: "2026-10-01T10:00:00+08:00"\nvalues:\n  summary: "One"\n'
    )
    take(filled, put(filled, "INC-2026-0000.yml", text))
    assert values_of(filled, "INC-2026-0001") == {"summary": "One"}


# -- every form of the repository


@pytest.fixture(scope="module")
def ours() -> Facts:
    return judge(_ROOT).facts


def _forms() -> list[str]:
    paths = (_ROOT / "forms").glob("frm-*.md")
    return sorted({f"SMS-FRM-{path.name.split('-')[1]}" for path in paths})


def _answer(field: Field, facts: Facts, dice: random.Random) -> Any:
    """Return something that may stand in a field: what is typed or picked."""
    authority = facts.sms.authority
    texts = {
        "text": "变更 “x” & <y>", "long-text": "第一行：#1\n\nsecond line", "integer": "3", "number": "1.5",
        "date": "2026-02-28", "datetime": "2026-02-28 09:30", "record": "INC-2026-0001", "yes-no": "no",
    }  # fmt: skip
    chosen: dict[str, Any] = {
        "choice": list(field.choices), "person": list(authority.people), "role": list(authority.roles),
        "document": list(facts.sources),
    }  # fmt: skip
    if field.type == "choices":
        return [key for key in field.choices if dice.random() < 0.7] or list(field.choices)[:1]
    if field.type == "table":
        # A row holds texts only: several choices in a column are a text to the checker, which refuses it.
        columns = [each._replace(type="text") if each.type == "choices" else each for each in field.columns]
        return [{each.key: _answer(each, facts, dice) for each in columns} for _ in range(dice.randint(1, ROWS))]
    return dice.choice(chosen[field.type]) if chosen.get(field.type) else texts[field.type]


def _meant(field: Field, answer: Any) -> Value:
    if field.type == "choices":
        return tuple(answer)
    if field.type == "table":
        columns = [each._replace(type="text") if each.type == "choices" else each for each in field.columns]
        return tuple({each.key: str(_meant(each, row[each.key])) for each in columns} for row in answer)
    return f"{answer.replace(' ', 'T')}:00+08:00" if field.type == "datetime" else str(answer)


def _read(kind: str, content: bytes, folder: Path) -> FilledRow:
    file = folder / f"filled.{kind}"
    file.write_bytes(content)
    (row,) = FILLED[f".{kind}"](file).rows
    return row


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("form", _forms())
def test_every_form_comes_back_as_it_was_filled_in(ours: Facts, tmp_path: Path, form: str, kind: str) -> None:
    """Each form is tried in both languages: as a Word file in one of them, as a PDF file in the other."""
    language = ("en", "zh")[(int(form[-2:]) + (kind == "pdf")) % 2]
    fields = ours.sources[form].fields
    dice = random.Random(form)  # noqa: S311 — to choose answers, not to keep a secret
    given = {field.key: _answer(field, ours, dice) for field in fields}
    blank = FORMATS[kind](blank_form(ours, form, language))
    row = _read(kind, _FILL[kind](blank, given), tmp_path)
    reader = ValueReader(ours, form, zone_of(ours))
    found = {field.key: reader.value(field, row.values[field.key]) for field in fields}
    assert found == {field.key: _meant(field, given[field.key]) for field in fields}
    assert row.values.keys() == found.keys()
    assert row.head == {"form": form, "form_version": ours.sources[form].version}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_same_form_gives_the_same_bytes_and_says_nothing_yet(filled: SmallSet, tmp_path: Path, kind: str) -> None:
    blank = exported(filled, kind)
    assert blank == exported(filled, kind)
    assert _read(kind, blank, tmp_path).values == {}


# -- what other programs do to a Word file


def _changed(content: bytes, old: str, new: str) -> bytes:
    parts = docx_parts(content)
    text = parts["word/document.xml"].decode()
    assert re.search(old, text)
    parts["word/document.xml"] = re.sub(old, new, text).encode()
    return docx_of(parts)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(r"<w:sdtPr><w:tag w:val=\"steps\"/>.*?</w:sdtPr>", "<w:sdtPr/>", id="no repeating section"),
        pytest.param(r"<w:r><w:t", '<w:r><w:rPr><w:lang w:val="zh-CN"/></w:rPr><w:t', id="properties of runs"),
        pytest.param(r"(<w:t[ >])", r"<w:lastRenderedPageBreak/>\1", id="page breaks"),
        pytest.param(
            r"(<w:sdtContent>)(<w:r>)",
            r'\1<w:del w:id="9"><w:r><w:delText>old</w:delText></w:r></w:del>\2',
            id="deleted",
        ),
        pytest.param(
            r"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
            id="strict",
        ),
    ],
)
def test_what_other_programs_write_differently_is_the_same(filled: SmallSet, old: str, new: str) -> None:
    content = fill_docx(exported(filled, "docx"), answers())
    take(filled, put(filled, "filled.docx", _changed(content, old, new)))
    assert values_of(filled, "INC-2026-0001") == FULL


def test_a_file_whose_fields_lost_their_names_says_so(filled: SmallSet) -> None:
    """LibreOffice 7.4 keeps content controls and drops their tags."""
    parts = docx_parts(fill_docx(exported(filled, "docx"), answers()))
    parts["word/document.xml"] = re.sub(rb"<w:tag [^>]*/>", b"", parts["word/document.xml"])
    said = refused(filled, put(filled, "filled.docx", docx_of(parts)), *BY, code=2)
    assert "took the names of its fields away (LibreOffice 7.4 does)" in said


def test_a_prompt_that_lost_its_mark_is_no_answer(filled: SmallSet) -> None:
    given = {key: answer for key, answer in answers().items() if key not in ("story", "seen_on", "solver", "steps")}
    content = fill_docx(exported(filled, "docx", "zh"), given)
    take(filled, put(filled, "filled.docx", _changed(content, "<w:showingPlcHdr/>", "")))
    assert values_of(filled, "INC-2026-0001").keys() == given.keys() - {
        "record.date",
        "record.made_by",
        "record.closed",
    }


# -- hostile and wrong files


def _with(content: bytes, name: str, part: bytes) -> bytes:
    return docx_of(docx_parts(content) | {name: part})


_BOMB = b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 999 + b'"><!ENTITY d "' + b"&b;" * 999 + b'">]><a>&d;</a>'
_OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
_DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut off": (lambda content: content[: len(content) // 2], "damaged"),
    "no archive": (lambda _: b"hello", "no Word file"),
    "a bomb of entities": (lambda content: _with(content, "word/document.xml", _BOMB), "damaged"),
    "an entity outside": (lambda content: _with(content, "word/document.xml", _OUTSIDE), "damaged"),
    "a bomb of bytes": (lambda content: _with(content, "word/document.xml", b" " * 31_000_000), "too large"),
    "deep": (lambda content: _with(content, "word/document.xml", b"<a>" * 5000 + b"</a>" * 5000), "damaged"),
    "macros": (lambda content: _with(content, "word/vbaProject.bin", b"x"), "macros"),
    "password": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    "another file": (lambda _: docx_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}), "no form"),
    "a workbook": (lambda _: docx_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}), "no Word file"),
}


@pytest.mark.parametrize("damage", _DAMAGE)
def test_a_word_file_that_is_no_form_is_refused_with_the_reason(filled: SmallSet, damage: str) -> None:
    break_it, reason = _DAMAGE[damage]
    content = break_it(fill_docx(exported(filled, "docx"), answers()))
    assert reason in refused(filled, put(filled, "filled.docx", content), code=2)


def _encrypted(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(content))
    writer.encrypt("secret", algorithm="AES-256")
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def _flattened(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(content))
    del writer.root_object[NameObject("/AcroForm")]
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        (_encrypted, "password"),
        (_flattened, "no form fields"),
        (lambda content: content[:5000], "damaged"),
        (lambda _: b"%PDF-1.7\n1 0 obj<</A 1 0 R>>endobj\ntrailer<</Root 1 0 R>>", "damaged"),
        (lambda _: b"hello", "no PDF file"),
    ],
)
def test_a_pdf_file_that_is_no_form_is_refused_with_the_reason(
    filled: SmallSet, break_it: Callable[[bytes], bytes], reason: str
) -> None:
    content = break_it(fill_pdf(exported(filled, "pdf"), answers()))
    assert reason in refused(filled, put(filled, "filled.pdf", content), code=2)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_form_of_an_older_version_or_of_another_form_is_named(filled: SmallSet, kind: str) -> None:
    file = put(filled, f"filled.{kind}", _FILL[kind](exported(filled, kind), answers()))
    assert "SMS-FRM-39" in refused(filled, file, "--form", "SMS-FRM-42", code=2)
    filled.write("forms/frm-39.md", filled.read("forms/frm-39.md").replace('version: "1.0"', 'version: "1.1"'))
    said = refused(filled, file)
    assert "1.0" in said
    assert "1.1" in said


# -- letters


def test_the_letters_of_a_pdf_form_and_of_what_is_typed_are_embedded(filled: SmallSet) -> None:
    reader = PdfReader(BytesIO(exported(filled, "pdf", "zh")))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    form = reader.trailer["/Root"]["/AcroForm"]  # type: ignore[index]
    fonts.append(form["/DR"]["/Font"]["/Typed"])
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys(), font["/BaseFont"]
    text = "".join(page.extract_text() for page in reader.pages)
    assert all(word in text for word in ("摘要", "受影响用户数", "必填", FORM))


def test_without_a_chinese_font_nothing_is_written(filled: SmallSet, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LayoutError, match="No font with Chinese letters"):
        cjk_family(system=False)
    monkeypatch.setattr(page_layout, "CJK_FAMILIES", ("No such font",))
    with pytest.raises(AuthorityError, match="fonts-noto-cjk"):
        export_form(judge(filled.root, cache=False).facts, FORM, "pdf", "en")


def test_a_letter_that_no_font_has_is_no_empty_box(filled: SmallSet) -> None:
    form = filled.read("forms/frm-39.md")
    filled.write("forms/frm-39.md", form.replace("label: Summary", "label: Summary \U0001fbff\U00012400"))
    run = filled.sms("export", FORM, "--to", "pdf")
    assert run.code == 2
    assert "in no installed font" in run.err


def test_the_header_names_document_version_and_title(filled: SmallSet) -> None:
    parts = docx_parts(exported(filled, "docx", "zh"))
    header = next(part for name, part in parts.items() if name.startswith("word/header")).decode()
    assert FORM in header
    assert "版本1.0" in header
    assert 'w:eastAsia="Microsoft YaHei"' in parts["word/styles.xml"].decode()
    assert (docx_form.ROWS, pdf_form.ROWS) == (3, 6)
