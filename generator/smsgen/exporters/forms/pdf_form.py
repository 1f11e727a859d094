"""A form as a PDF file to fill in (AcroForm): laid out with an embedded font, its fields named by keys."""

from collections.abc import Iterable
from pathlib import Path

from smsgen.exporters.forms.controls import Item, head_items, items, notices, title_lines, word
from smsgen.model.form_control import Control, head_name
from smsgen.reports.blank_form import BlankForm

# A PDF file cannot get more rows while it is filled in.
ROWS = 6
_TEMPLATE = Path(__file__).with_name("form.typ")
_PAGE_HEIGHT = 841.89
_LANGUAGES = {"en": "en", "zh": "zh"}


def pdf_form(form: BlankForm) -> bytes:
    """Return the file. Raises LayoutError where there is no font for it, or it lacks a letter."""
    from smsgen.adapters.page_layout import (  # noqa: PLC0415 — only this format needs these libraries
        LayoutError,
        cjk_family,
        lay_out,
        typing_font,
    )
    from smsgen.adapters.pdf_fields import dropped_letters, with_fields  # noqa: PLC0415 — as above

    title, below = title_lines(form)
    family = cjk_family()
    controls: dict[str, Control] = {}
    data = {
        "title": title,
        "below": below,
        "lang": _LANGUAGES.get(form.language, "en"),
        "fonts": [family],
        "notices": notices(form),
        "record": word(form, "record"),
        "content": word(form, "content"),
        "head": _items(head_items(form), controls),
        "items": _items(items(form), controls),
    }
    pages, slots = lay_out(_TEMPLATE.read_bytes(), data, _PAGE_HEIGHT)
    dropped = dropped_letters(pages)
    if dropped:
        raise LayoutError(
            en=f"{dropped} letters of this form are in no installed font. Install a font that has them, such as Noto"
            " Sans CJK together with Noto Sans.",
            zh=f"本表单有{dropped}个字符在已安装的字体中均不存在。"
            "请安装含有这些字符的字体，如Noto Sans CJK和Noto Sans。",
        )
    fixed = {head_name("form"): form.id, head_name("form_version"): form.version}
    return with_fields(pages, typing_font(family), slots, controls, fixed)


def _items(found: Iterable[Item], controls: dict[str, Control]) -> list[dict[str, object]]:
    """Return the items as the template reads them, and note the control of each slot."""

    def noted(control: Control, name: str) -> dict[str, object]:
        controls[name] = control
        return {"name": name, "kind": control.kind, "label": control.label, "hint": control.hint,
                "required": control.required, "needed": control.needed}  # fmt: skip

    lines: list[dict[str, object]] = []
    for item in found:
        columns = [(column, column.name.rpartition(".")[2]) for column in item.columns]
        rows = [[noted(column, f"{item.key}.{row}.{key}") for column, key in columns] for row in range(ROWS)]
        lines.append({
            "label": item.label,
            "guidance": item.guidance,
            "hint": item.controls[0].hint if len(item.controls) == 1 else "",
            "mark": item.mark,
            "controls": [noted(each, each.name) for each in item.controls],
            "rows": rows if item.columns else [],
        })  # fmt: skip
    return lines
