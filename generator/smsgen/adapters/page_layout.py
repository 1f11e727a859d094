"""The only door to Typst: lays out pages, and says where on them the places to fill in are."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import typst

from smsgen.model.text import Text

# Families with Chinese and Latin letters alike, in the order in which they are taken: of Debian and Fedora, of Adobe,
# of Windows, of macOS.
CJK_FAMILIES = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "DengXian",
    "SimHei", "SimSun", "PingFang SC", "Hiragino Sans GB", "Heiti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)  # fmt: skip


class Slot(NamedTuple):
    """A place to fill in. page: from 0. The corners are in points from the lower left corner of the page."""

    name: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


class LayoutError(Exception):
    """Pages cannot be made; `reason` says why and what to do."""

    def __init__(self, *, en: str, zh: str) -> None:
        """Carry the reason in both languages."""
        super().__init__(en)
        self.reason = Text(en, zh)


def cjk_family(*, system: bool = True) -> str:
    """Return the font family to set texts in; system: one of those installed may serve.

    Raises LayoutError where there is none with Chinese letters.
    Typst would leave out, without a word, each letter that no font has.
    """
    installed = _families(system=system)
    for family in CJK_FAMILIES:
        if family in installed:
            return family
    raise LayoutError(
        en="No font with Chinese letters is installed, and a PDF file must carry one. Install Noto Sans CJK (on Debian"
        " and Ubuntu: apt install fonts-noto-cjk).",
        zh="未安装中文字体，而PDF文件必须内嵌中文字体。"
        "请安装Noto Sans CJK（Debian和Ubuntu：apt install fonts-noto-cjk）。",
    )


@lru_cache(maxsize=2)
def _families(*, system: bool) -> frozenset[str]:
    return frozenset(typst.Fonts(include_system_fonts=system).families())


@lru_cache(maxsize=2)
def typing_font(family: str) -> bytes:
    """Return a PDF file that embeds of one font the letters that people type: Latin ones, and those of GB 2312."""
    letters = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100))]
    pairs = (bytes((first, second)) for first in range(0xA1, 0xF8) for second in range(0xA1, 0xFF))
    letters += [each.decode("gb2312", "ignore") for each in pairs]
    source = f'#set text(font: "{family}", size: 3pt, fallback: false)\n#set page(margin: 1cm)\n#sys.inputs.letters'
    return typst.compile(source.encode(), format="pdf", sys_inputs={"letters": "".join(dict.fromkeys(letters))})


def lay_out(source: bytes, data: Mapping[str, object], height: float) -> tuple[bytes, tuple[Slot, ...]]:
    """Return the PDF file of a Typst text, and its slots.

    data: what the text reads as JSON from `sys.inputs.data`. height: of the pages, in points. A slot is metadata
    with the label <slot>. The same inputs and fonts give the same bytes. Raises LayoutError for what Typst warns of.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    pdf, warnings = typst.compile_with_warnings(source, format="pdf", sys_inputs=inputs)
    if warnings:
        said = "; ".join(str(each.message) for each in warnings)
        raise LayoutError(en=f"The pages cannot be laid out: {said}", zh=f"无法排版：{said}")
    found = json.loads(typst.query(source, "<slot>", field="value", sys_inputs=inputs))
    slots = tuple(
        Slot(each["name"], each["page"] - 1, each["x"], height - each["y"] - each["h"], each["x"] + each["w"],
             height - each["y"])
        for each in found
    )  # fmt: skip
    return pdf, slots
