"""Reads the content controls of a Word file, whichever program saved it. Nothing of it is run or fetched.

Files are read as archives of XML with limits, so that neither a bomb nor an entity does harm; python-docx, which would
keep the whole file in memory as objects, only writes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from posixpath import normpath
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from smsgen.adapters.xml_reading import XmlError, read_xml

MAX_BYTES = 20_000_000
_MAX_PARTS = 2000
_MAX_PART = 30_000_000
_MAX_DEPTH = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What the strict variant of the format calls the same.
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TICKED = ("1", "true", "on")
_NOT_SHOWN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}sdtPr", f"{_W}pPr", f"{_W}rPr", _FALLBACK})


class WordFault(StrEnum):
    """Why a file is no Word file that can be read; OLD is also a file with a password."""

    NOT_WORD = "not-word"
    OLD = "old"
    MACROS = "macros"
    TOO_LARGE = "too-large"
    DAMAGED = "damaged"


class WordError(Exception):
    """A file is no Word file that can be read."""

    def __init__(self, reason: WordFault) -> None:
        """Carry the reason."""
        super().__init__(reason)
        self.reason = reason


class WordControl(NamedTuple):
    """A content control that holds no others.

    name: its tag, "" where a program took it away. text: what stands in it, a line feed for each line break; "" where
    only the prompt stands. For a list it is the value of the chosen entry. box: it is a box to tick, and text is "yes"
    where it is ticked. row: of which row of a table it is part, counted over the whole file; 0 outside. group: the tag
    of the control around it, else "".
    """

    name: str
    text: str
    box: bool = False
    row: int = 0
    group: str = ""


@dataclass(slots=True)
class _Reading:
    found: list[WordControl] = field(default_factory=list)
    rows: int = 0


def read_controls(content: bytes) -> list[WordControl]:
    """Return the content controls of the body, in their order. Raises WordError."""
    reading = _Reading()
    try:
        _walk(_body(content), reading, _Place())
    except RecursionError as error:
        raise WordError(WordFault.DAMAGED) from error
    return reading.found


def _body(content: bytes) -> Element:
    if len(content) > MAX_BYTES:
        raise WordError(WordFault.TOO_LARGE)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise WordError(WordFault.OLD)
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > _MAX_PARTS:
                raise WordError(WordFault.TOO_LARGE)
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise WordError(WordFault.MACROS)
            if "[Content_Types].xml" not in names:
                raise WordError(WordFault.NOT_WORD)
            if b"macroEnabled" in _part(archive, "[Content_Types].xml"):
                raise WordError(WordFault.MACROS)
            main = _main_part(archive)
            if main not in names:
                raise WordError(WordFault.NOT_WORD)
            text = _part(archive, main)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, KeyError) as error:
        # zipfile raises any of these for an archive that is cut off, damaged, encrypted or oddly compressed.
        started = content.startswith(b"PK")
        raise WordError(WordFault.DAMAGED if started else WordFault.NOT_WORD) from error
    return _xml(text.replace(_STRICT[1:-1].encode(), _W[1:-1].encode()))


def _part(archive: ZipFile, name: str) -> bytes:
    """Return a part, never more of it than the limit, whatever the archive says of its size."""
    with archive.open(name) as part:
        text = part.read(_MAX_PART + 1)
    if len(text) > _MAX_PART:
        raise WordError(WordFault.TOO_LARGE)
    return text


def _main_part(archive: ZipFile) -> str:
    """Return the part that holds the text, as the relations of the package name it."""
    if "_rels/.rels" in archive.namelist():
        for relation in _xml(_part(archive, "_rels/.rels")):
            if relation.get("Type", "").endswith("/officeDocument"):
                return normpath(relation.get("Target", "").lstrip("/"))
    return "word/document.xml"


def _xml(text: bytes) -> Element:
    try:
        return read_xml(text)
    except XmlError as error:
        raise WordError(WordFault.DAMAGED) from error


class _Place(NamedTuple):
    """Where the reading is: in which row and group, and how deep."""

    row: int = 0
    group: str = ""
    depth: int = 0


def _walk(element: Element, reading: _Reading, place: _Place) -> None:
    if place.depth > _MAX_DEPTH:
        raise WordError(WordFault.DAMAGED)
    for child in element:
        if child.tag in _NOT_SHOWN:
            continue
        inside = place._replace(depth=place.depth + 1)
        if child.tag == f"{_W}tr":
            reading.rows += 1
            inside = inside._replace(row=reading.rows)
        if child.tag == f"{_W}sdt":
            name = _attribute(child.find(f"{_W}sdtPr/{_W}tag"), "val")
            if child.find(f"{_W}sdtContent//{_W}sdt") is not None:
                inside = inside._replace(group=name or place.group)
            else:
                reading.found.append(_control(child, name)._replace(row=place.row, group=place.group))
        _walk(child, reading, inside)


def _control(sdt: Element, name: str) -> WordControl:
    nothing = Element("nothing")
    properties, content = sdt.find(f"{_W}sdtPr"), sdt.find(f"{_W}sdtContent")
    properties = nothing if properties is None else properties
    box = properties.find(f"{_W14}checkbox")
    if box is not None:
        state = box.find(f"{_W14}checked")
        ticked = state is not None and state.get(f"{_W14}val", "1") in _TICKED
        return WordControl(name, "yes" if ticked else "", box=True)
    if _is_on(properties.find(f"{_W}showingPlcHdr")):
        return WordControl(name, "")
    text = "".join(_texts(nothing if content is None else content)).strip("\n")
    options = properties.find(f"{_W}dropDownList")
    options = properties.find(f"{_W}comboBox") if options is None else options
    if options is not None:
        text = _chosen(options, text)
    day = _attribute(properties.find(f"{_W}date"), "fullDate")[:10]
    return WordControl(name, text or day)


def _chosen(options: Element, text: str) -> str:
    for item in options.iter(f"{_W}listItem"):
        value = _attribute(item, "value")
        if text.strip() in (_attribute(item, "displayText").strip(), value):
            return value
    return text


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in ("0", "false", "off")


def _attribute(element: Element | None, name: str) -> str:
    return "" if element is None else element.get(f"{_W}{name}", "")


def _texts(element: Element) -> Iterator[str]:
    """Yield what is shown of an element, each paragraph and each line break as a line of its own."""
    for child in element:
        if child.tag in _NOT_SHOWN:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _texts(child)
            if child.tag == f"{_W}p":
                yield "\n"
