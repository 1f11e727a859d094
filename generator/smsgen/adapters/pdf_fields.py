"""The only door to pypdf: puts form fields onto the pages of a PDF file, and reads what stands in them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from smsgen.adapters.page_layout import Slot
from smsgen.model.form_control import Control

MAX_BYTES = 20_000_000
_MAX_FIELDS = 20_000
_REQUIRED, _MULTILINE, _COMBO = 1 << 1, 1 << 12, 1 << 17
_PRINTED = 4
# The embedded font of `typing_font`, so that no viewer has to find one of its own for what is typed.
_FONT = "/Typed"
_TEXT_LOOK = f"{_FONT} 9.5 Tf 0 g"
_READ_ONLY = 1


class PdfFault(StrEnum):
    """Why a file is no PDF form that can be read."""

    NOT_PDF = "not-pdf"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"
    NO_FIELDS = "no-fields"
    DAMAGED = "damaged"


class PdfError(Exception):
    """A file is no PDF form that can be read."""

    def __init__(self, reason: PdfFault) -> None:
        """Carry the reason."""
        super().__init__(reason)
        self.reason = reason


class PdfField(NamedTuple):
    """A field. name: in full. text: what stands in it; of a box (`box`) to tick it is `yes` where it is ticked."""

    name: str
    text: str
    box: bool


def dropped_letters(pdf: bytes) -> int:
    """Return how many letters of the pages no font had, so that an empty box or nothing stands in their place."""
    count = 0
    reader = PdfReader(BytesIO(pdf))
    for page in reader.pages:
        contents = page.get_contents()
        for operands, operator in ContentStream(contents, reader).operations if contents is not None else ():
            if operator in (b"Tj", b"TJ"):
                shown = operands[0] if isinstance(operands[0], list) else operands
                for each in shown:
                    codes = bytes(getattr(each, "original_bytes", b""))
                    count += sum(codes[at : at + 2] == b"\0\0" for at in range(0, len(codes), 2))
    return count


def with_fields(
    pdf: bytes, typing: bytes, slots: Sequence[Slot], controls: Mapping[str, Control], fixed: Mapping[str, str]
) -> bytes:
    """Return the file with a field over each slot.

    typing: a PDF file that holds one font, in which is shown what somebody types. controls: by the name of the slot.
    fixed: fields nobody sees. Equal inputs give equal bytes.
    """
    writer = PdfWriter(clone_from=BytesIO(pdf))
    font = next(iter(PdfReader(BytesIO(typing)).pages[0]["/Resources"]["/Font"].values()))  # type: ignore[index]  # as Typst writes it
    tree = _Tree(writer)
    for slot in slots:
        tree.add(slot.name, _widget(writer, slot, controls[slot.name]), writer.pages[slot.page])
    for name, text in fixed.items():
        hidden = DictionaryObject({
            NameObject("/FT"): NameObject("/Tx"), NameObject("/Ff"): NumberObject(_READ_ONLY),
            NameObject("/V"): TextStringObject(text),
        })  # fmt: skip
        tree.add(name, hidden, None)
    resources = DictionaryObject({NameObject("/Font"): DictionaryObject({
        NameObject(_FONT): font.get_object().clone(writer).indirect_reference, NameObject("/ZaDb"): _ticks(writer),
    })})  # fmt: skip
    writer._root_object[NameObject("/AcroForm")] = writer._add_object(  # noqa: SLF001 — pypdf has no door for new forms
        DictionaryObject(
            {
                NameObject("/Fields"): tree.roots,
                NameObject("/DR"): resources,
                NameObject("/DA"): TextStringObject(_TEXT_LOOK),
                NameObject("/NeedAppearances"): BooleanObject(True),  # noqa: FBT003 — the value of the key
            }
        )
    )
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


class _Tree:
    """The fields by name: a dot in a name leads from a field to one of its parts."""

    def __init__(self, writer: PdfWriter) -> None:
        self.writer = writer
        self.roots = ArrayObject()
        self._groups: dict[str, tuple[Any, DictionaryObject]] = {}

    def add(self, name: str, field: DictionaryObject, page: Any) -> None:
        above, _, own = name.rpartition(".")
        field[NameObject("/T")] = TextStringObject(own)
        reference = self.writer._add_object(field)  # noqa: SLF001 — as above
        self._attach(above, field, reference)
        if page is not None:
            field[NameObject("/P")] = page.indirect_reference
            if "/Annots" not in page:
                page[NameObject("/Annots")] = ArrayObject()
            page["/Annots"].append(reference)

    def _attach(self, above: str, field: DictionaryObject, reference: Any) -> None:
        if not above:
            self.roots.append(reference)
            return
        if above not in self._groups:
            group = DictionaryObject({NameObject("/Kids"): ArrayObject()})
            upper, _, own = above.rpartition(".")
            group[NameObject("/T")] = TextStringObject(own)
            self._groups[above] = (self.writer._add_object(group), group)  # noqa: SLF001 — as above
            self._attach(upper, group, self._groups[above][0])
        parent, group = self._groups[above]
        field[NameObject("/Parent")] = parent
        group["/Kids"].append(reference)  # type: ignore[attr-defined]  # an array, as it was made above


def _widget(writer: PdfWriter, slot: Slot, control: Control) -> DictionaryObject:
    corners = (slot.left, slot.bottom, slot.right, slot.top)
    field = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Widget"),
        NameObject("/Rect"): ArrayObject([FloatObject(round(each, 2)) for each in corners]),
        NameObject("/F"): NumberObject(_PRINTED),
        NameObject("/TU"): TextStringObject(" · ".join(filter(None, [control.label, control.hint]))),
    })  # fmt: skip
    flags = _REQUIRED if control.required else 0
    if control.kind == "box":
        return _box(writer, field, slot)
    field[NameObject("/DA")] = TextStringObject(_TEXT_LOOK)
    if control.kind == "list":
        flags |= _COMBO
        options = [("", " "), *control.options.items()]
        field[NameObject("/Opt")] = ArrayObject(
            [ArrayObject([TextStringObject(value), TextStringObject(text)]) for value, text in options]
        )
    flags |= _MULTILINE if control.kind == "lines" else 0
    field[NameObject("/FT")] = NameObject("/Ch" if control.kind == "list" else "/Tx")
    field[NameObject("/Ff")] = NumberObject(flags)
    return field


def _box(writer: PdfWriter, field: DictionaryObject, slot: Slot) -> DictionaryObject:
    width, height = slot.right - slot.left, slot.top - slot.bottom
    look = {}
    tick = f"q BT /ZaDb {height * 0.9:.2f} Tf {width * 0.12:.2f} {height * 0.2:.2f} Td (4) Tj ET Q"
    for name, drawn in (("/Yes", tick),
                        ("/Off", "")):  # fmt: skip
        stream = DecodedStreamObject()
        stream.set_data(drawn.encode())
        stream.update({
            NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject([FloatObject(round(each, 2)) for each in (0, 0, width, height)]),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/Font"): DictionaryObject({NameObject("/ZaDb"): _ticks(writer)})}
            ),
        })  # fmt: skip
        look[NameObject(name)] = writer._add_object(stream)  # noqa: SLF001 — as above
    field.update({
        NameObject("/FT"): NameObject("/Btn"), NameObject("/V"): NameObject("/Off"),
        NameObject("/AS"): NameObject("/Off"), NameObject("/MK"): DictionaryObject(
            {NameObject("/CA"): TextStringObject("4")}
        ),
        NameObject("/DA"): TextStringObject("/ZaDb 0 Tf 0 g"),
        NameObject("/AP"): DictionaryObject({NameObject("/N"): DictionaryObject(look)}),
    })  # fmt: skip
    return field


def _ticks(writer: PdfWriter) -> Any:
    return writer._add_object(  # noqa: SLF001 — as above
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/ZapfDingbats"),
            }
        )
    )


def read_fields(content: bytes) -> list[PdfField]:
    """Return the fields of a PDF form. Raises PdfError."""
    if len(content) > MAX_BYTES:
        raise PdfError(PdfFault.TOO_LARGE)
    if b"%PDF-" not in content[:1024]:
        raise PdfError(PdfFault.NOT_PDF)
    try:
        found = _fields(PdfReader(BytesIO(content)))
    except PdfError:
        raise
    except Exception as error:
        # Of a damaged file pypdf raises anything at all.
        raise PdfError(PdfFault.DAMAGED) from error
    if not found:
        raise PdfError(PdfFault.NO_FIELDS)
    return found


def _fields(reader: PdfReader) -> list[PdfField]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise PdfError(PdfFault.ENCRYPTED)
    fields = reader.get_fields() or {}
    if len(fields) > _MAX_FIELDS:
        raise PdfError(PdfFault.TOO_LARGE)
    return [PdfField(name, _text(field), field["/FT"] == "/Btn") for name, field in fields.items() if "/FT" in field]


def _text(field: Mapping[str, Any]) -> str:
    value = field.get("/V", "")
    value = value[0] if isinstance(value, list) and value else value
    if field["/FT"] == "/Btn":
        return "" if str(value or field.get("/AS", "")) in ("", "/Off") else "yes"
    text = value if isinstance(value, str) else ""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
