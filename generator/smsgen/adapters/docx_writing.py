"""The only door to python-docx: a form as a Word file with content controls."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from smsgen.model.form_control import Control

# Named, not embedded: Word, WPS and LibreOffice take a like one where a font is missing.
_LATIN, _CJK = "Arial", "Microsoft YaHei"
_LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}
_GREY = RGBColor(0x55, 0x60, 0x68)
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_LABEL_WIDTH, _CONTROL_WIDTH = Cm(5.6), Cm(11.4)


class WordForm:
    """A Word file while it is written, from top to bottom. Equal calls give equal bytes."""

    def __init__(self, title: str, below: str, language: str, enter: str, choose: str) -> None:
        """Begin the file. title, below: the lines of the page header. enter, choose: what an empty control shows."""
        self._document = Document()
        self._language = _LANGUAGES.get(language, "en-GB")
        self._enter, self._choose = enter, choose
        self._ids = 0
        self._styles()
        self._page(title, below)
        properties = self._document.core_properties
        properties.title, properties.author, properties.language = title, "", self._language

    def _styles(self) -> None:
        for name, size in (("Normal", 10), ("Heading 1", 16), ("Heading 2", 12), ("Header", 8.5), ("Footer", 8.5)):
            style: Any = self._document.styles[name]
            style.font.name, style.font.size = _LATIN, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name_, font in (("w:hAnsi", _LATIN), ("w:cs", _LATIN), ("w:eastAsia", _CJK)):
                fonts.set(qn(name_), font)
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            if name.startswith("Heading"):
                style.font.color.rgb = RGBColor(0x0B, 0x5C, 0x6B)
        normal: Any = self._document.styles["Normal"]
        normal.paragraph_format.space_after = Pt(3)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), self._language)
        language.set(qn("w:eastAsia"), "zh-CN")
        normal.element.get_or_add_rPr().append(language)

    def _page(self, title: str, below: str) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin, section.bottom_margin = Cm(2.4), Cm(1.8)
        header = section.header.paragraphs[0]
        header.add_run(title).bold = True
        header.add_run("\n" + below)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        footer._p.append(  # noqa: SLF001 — python-docx has no fields of its own
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading."""
        self._document.add_heading(text, level)

    def paragraph(self, text: str) -> None:
        """Add a paragraph in small type."""
        run = self._document.add_paragraph().add_run(text)
        run.font.size, run.font.color.rgb = Pt(9), _GREY

    def fixed(self, lines: Iterable[tuple[str, str, str]]) -> None:
        """Add lines of (label, name, text) whose text cannot be changed, as what the file is filled in for."""
        table = self._table(2)
        for label, name, text in lines:
            row = table.add_row()
            self._label(row.cells[0], label, "", required="")
            properties = self._properties(name, label)
            properties.append(_value("w:lock", "sdtContentLocked"))
            properties.append(OxmlElement("w:text"))
            self._put(row.cells[1], self._sdt(properties, [_run(text)]))
            _widths(row)

    def items(self, lines: Iterable[tuple[str, str, str, Sequence[Control]]]) -> None:
        """Add lines of (label, guidance, mark of a field that is needed or "", its controls)."""
        lines = list(lines)
        if not lines:
            return  # a table without rows makes the file one that Word has to repair
        table = self._table(2)
        for label, guidance, required, controls in lines:
            row = table.add_row()
            self._label(row.cells[0], label, guidance, required=required)
            for control in controls:
                self._put(row.cells[1], self._control(control), text=control.label if control.kind == "box" else "")
            _widths(row)

    def rows(self, name: str, columns: Sequence[Control], count: int) -> None:
        """Add a table to fill in, of `count` rows; Word adds more, as they are a repeating section."""
        table = self._table(len(columns))
        head = table.add_row()
        for cell, column in zip(head.cells, columns, strict=True):
            self._label(cell, column.label, "", required="*" if column.required else column.needed)
        table_ = table._tbl  # noqa: SLF001 — python-docx knows no content controls
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 — as above
        items = []
        for _ in range(count):
            row = table.add_row()
            for cell, column in zip(row.cells, columns, strict=True):
                self._put(cell, self._control(column))
            table_.remove(row._tr)  # noqa: SLF001 — as above
            properties = self._properties("", "")
            properties.append(_w15("repeatingSectionItem"))
            items.append(self._sdt(properties, [row._tr]))  # noqa: SLF001 — as above
        properties = self._properties(name, "")
        properties.append(_w15("repeatingSection"))
        table_.append(self._sdt(properties, items))
        self._document.add_paragraph()

    def content(self) -> bytes:
        """Return the file; a paragraph stands behind the last table."""
        self._document.add_paragraph()
        whole, fixed = BytesIO(), BytesIO()
        self._document.save(whole)
        # The archive would carry the time at which it was made.
        with ZipFile(whole) as read, ZipFile(fixed, "w", ZIP_DEFLATED) as written:
            for name in read.namelist():
                info = ZipInfo(name, (2000, 1, 1, 0, 0, 0))
                info.compress_type = ZIP_DEFLATED
                written.writestr(info, read.read(name))
        return fixed.getvalue()

    def _table(self, columns: int) -> Any:
        table: Any = self._document.add_table(0, columns)
        table.style = "Table Grid"
        return table

    def _label(self, cell: Any, label: str, guidance: str, *, required: str) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.add_run(label).bold = True
        if required:
            run = paragraph.add_run(f" {required}")
            run.font.size, run.font.color.rgb = Pt(8), _GREY
        if guidance:
            run = cell.add_paragraph().add_run(guidance)
            run.font.size, run.font.color.rgb = Pt(8), _GREY

    def _put(self, cell: Any, sdt: Any, text: str = "") -> None:
        """Put a control into a cell, after those that are there; `text` stands behind it."""
        paragraph = cell.paragraphs[-1] if not len(cell.paragraphs[-1]._p.xpath("w:sdt")) else cell.add_paragraph()  # noqa: SLF001 — as above
        paragraph._p.append(sdt)  # noqa: SLF001 — as above
        if text:
            paragraph.add_run(f" {text}")

    def _properties(self, name: str, label: str) -> Any:
        self._ids += 1
        properties = OxmlElement("w:sdtPr")
        if label:
            properties.append(_value("w:alias", label[:64]))
        if name:
            properties.append(_value("w:tag", name))
        properties.append(_value("w:id", str(self._ids)))
        return properties

    def _control(self, control: Control) -> Any:
        properties = self._properties(control.name, control.label)
        if control.kind == "box":
            box = parse_xml(
                f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="0"/>'
                '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
            )
            properties.append(box)
            return self._sdt(properties, [_run("☐")])
        properties.append(OxmlElement("w:showingPlcHdr"))
        properties.append(self._kind(control))
        shown = self._choose if control.kind == "list" else control.hint or self._enter
        return self._sdt(properties, [_run(shown, grey=True)])

    def _kind(self, control: Control) -> Any:
        if control.kind == "date":
            kind = OxmlElement("w:date")
            for name, value in (("dateFormat", "yyyy-MM-dd"), ("lid", self._language),
                                ("storeMappedDataAs", "date"), ("calendar", "gregorian")):  # fmt: skip
                kind.append(_value(f"w:{name}", value))
            return kind
        if control.kind == "list":
            kind = OxmlElement("w:dropDownList")
            for value, text in control.options.items():
                item = OxmlElement("w:listItem")
                item.set(qn("w:displayText"), text)
                item.set(qn("w:value"), value)
                kind.append(item)
            return kind
        kind = OxmlElement("w:text")
        if control.kind == "lines":
            kind.set(qn("w:multiLine"), "1")
        return kind

    @staticmethod
    def _sdt(properties: Any, content: Sequence[Any]) -> Any:
        sdt, inside = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        for each in content:
            inside.append(each)
        sdt.append(properties)
        sdt.append(inside)
        return sdt


def _widths(row: Any) -> None:
    row.cells[0].width, row.cells[1].width = _LABEL_WIDTH, _CONTROL_WIDTH


def _value(name: str, value: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


def _w15(name: str) -> Any:
    return parse_xml(f'<w15:{name} xmlns:w15="{_W15}"/>')


def _run(text: str, *, grey: bool = False) -> Any:
    run, shown = OxmlElement("w:r"), OxmlElement("w:t")
    if grey:
        properties, colour = OxmlElement("w:rPr"), _value("w:color", "6B747B")
        properties.append(colour)
        run.append(properties)
    shown.text = text
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(shown)
    return run
