"""Fills in the Word and PDF files of a form as Word and PDF viewers do."""

import copy
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# Name of a control → text; of a field of several choices → keys; of a table → its rows.
Answers = Mapping[str, Any]


def fill_docx(content: bytes, answers: Answers) -> bytes:
    """Return the Word file with `answers`; a text is divided among runs, as Word does it."""
    parts = docx_parts(content)
    body = etree.fromstring(parts["word/document.xml"])
    for sdt in list(body.iter(f"{_W}sdt")):
        name = _name(sdt)
        answer = answers.get(name)
        if isinstance(answer, str):
            _write(sdt, answer)
        elif isinstance(answer, list) and answer and isinstance(answer[0], Mapping):
            _fill_rows(sdt, name, answer)
        elif "." in name:
            chosen = answers.get(name.partition(".")[0], ())
            if isinstance(chosen, list) and name.partition(".")[2] in chosen:
                sdt.find(f"{_W}sdtPr/{_W14}checkbox/{_W14}checked").set(f"{_W14}val", "1")
    parts["word/document.xml"] = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    return docx_of(parts)


def docx_parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx_of(parts: Mapping[str, bytes]) -> bytes:
    """Return the Word file that has these parts."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


def _name(sdt: Any) -> str:
    tag = sdt.find(f"{_W}sdtPr/{_W}tag")
    return "" if tag is None else str(tag.get(f"{_W}val"))


def _fill_rows(section: Any, name: str, rows: list[Mapping[str, str]]) -> None:
    """Fill in a repeating section; Word copies its last row for each further one."""
    content = section.find(f"{_W}sdtContent")
    while len(content) < len(rows):
        content.append(copy.deepcopy(content[-1]))
    for item, row in zip(content, rows, strict=False):
        for sdt in item.iter(f"{_W}sdt"):
            column = _name(sdt).removeprefix(f"{name}.")
            if column in row:
                _write(sdt, row[column])


def _write(sdt: Any, text: str) -> None:
    properties, content = sdt.find(f"{_W}sdtPr"), sdt.find(f"{_W}sdtContent")
    for prompt in properties.findall(f"{_W}showingPlcHdr"):
        properties.remove(prompt)
    for item in properties.iter(f"{_W}listItem"):
        if item.get(f"{_W}value") == text:
            text = item.get(f"{_W}displayText")
    for date in properties.iter(f"{_W}date"):
        date.set(f"{_W}fullDate", f"{text}T00:00:00Z")
    for run in list(content):
        content.remove(run)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(etree.SubElement(content, f"{_W}r"), f"{_W}br")
        for part in (line[: len(line) // 2], line[len(line) // 2 :]):
            shown = etree.SubElement(etree.SubElement(content, f"{_W}r"), f"{_W}t")
            shown.text = part
            shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def fill_pdf(content: bytes, answers: Answers) -> bytes:
    """Return the PDF file with `answers`, without appearances: those are the viewer's."""
    writer = PdfWriter(clone_from=BytesIO(content))
    flat = dict(_flat(answers))
    for page in writer.pages:
        for reference in page.get("/Annots", ()):
            field = reference.get_object()
            answer = flat.get(_full_name(field))
            if answer is None:
                continue
            if field["/FT"] == "/Btn":
                field[NameObject("/V")] = field[NameObject("/AS")] = NameObject("/Yes")
            else:
                field[NameObject("/V")] = TextStringObject(answer.replace("\n", "\r"))
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def _full_name(field: Any) -> str:
    above = field.get("/Parent")
    return f"{_full_name(above.get_object())}.{field['/T']}" if above is not None else str(field["/T"])


def _flat(answers: Answers) -> list[tuple[str, str]]:
    found = []
    for name, answer in answers.items():
        if isinstance(answer, str):
            found.append((name, answer))
            continue
        for number, each in enumerate(answer):
            if isinstance(each, str):
                found.append((f"{name}.{each}", "yes"))
            else:
                found += [(f"{name}.{number}.{column}", text) for column, text in each.items()]
    return found
