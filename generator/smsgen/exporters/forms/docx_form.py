"""A form as a Word file: content controls named by the keys of its fields, tables as repeating sections."""

from smsgen.exporters.forms.controls import head_items, items, notices, title_lines, word
from smsgen.model.form_control import Control, head_name
from smsgen.reports.blank_form import BlankForm

Line = tuple[str, str, str, tuple[Control, ...]]
# Rows of a table in the empty file; Word adds more.
ROWS = 3


def docx_form(form: BlankForm) -> bytes:
    """Return the file."""
    from smsgen.adapters.docx_writing import WordForm  # noqa: PLC0415 — only this format needs the library

    title, below = title_lines(form)
    file = WordForm(title, below, form.language, word(form, "enter"), word(form, "choose"))
    file.heading(title)
    for line in notices(form):
        file.paragraph(line)
    file.fixed(
        [
            (word(form, "form"), head_name("form"), form.id),
            (word(form, "form-version"), head_name("form_version"), form.version),
        ]
    )
    file.heading(word(form, "record"), 2)
    file.items((each.label, each.guidance, each.mark, each.controls) for each in head_items(form))
    file.heading(word(form, "content"), 2)
    lines: list[Line] = []
    for item in items(form):
        if item.columns:
            file.items(lines)
            file.heading(item.label, 2)
            if item.guidance or item.mark:
                file.paragraph(" ".join(filter(None, [item.mark, item.guidance])))
            file.rows(item.key, item.columns, ROWS)
            lines.clear()
        else:
            lines.append((item.label, item.guidance, item.mark, item.controls))
    file.items(lines)
    return file.content()
