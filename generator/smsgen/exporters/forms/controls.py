"""A form as controls with their labels, in the language of the form: what its Word and its PDF file are made from."""

from collections.abc import Mapping
from typing import NamedTuple

from smsgen.exporters.state_names import STATE_NAMES
from smsgen.model.form import Field
from smsgen.model.form_control import CHOOSE, ENTER, EXPECTED, LONGEST_NAME, Control, head_name, name_inside
from smsgen.model.text import BRACKETS, Text
from smsgen.reports.blank_form import BlankForm
from smsgen.reports.documents import FieldLine

_YES_NO = {"yes": Text("Yes", "是"), "no": Text("No", "否")}
_KINDS = {"long-text": "lines", "date": "date", "choice": "list", "yes-no": "list", "person": "list", "role": "list",
          "document": "list"}  # fmt: skip
_LIMITS = {
    "min": Text("At least {value}.", "不小于{value}。"),
    "max": Text("At most {value}.", "不大于{value}。"),
    "max_length": Text("At most {value} characters.", "最多{value}个字符。"),
    "not_before": Text("Not before “{value}”.", "不早于“{value}”。"),
}
WORDS = {
    "version": Text("Version {version} · {state}", "版本{version} · {state}"),
    "form": Text("Form", "表单"),
    "form-version": Text("Version of the form", "表单版本"),
    "record": Text("The record", "记录信息"),
    "content": Text("Content", "填写内容"),
    "required": Text("required", "必填"),
    "needed-to-close": Text("needed to close", "关闭前必填"),
    "lead": Text(
        "Fill this form in and save it; “sms record import” takes it over as it is.",
        "填写并保存后，可用sms record import直接导入。",
    ),
    "external": Text(
        "Records of this form hold personal or secret data: keep the filled file where such data belongs, never in the "
        "repository. “sms record new {id} --place PLACE --file FILE” makes the record that says where it is.",
        "本表单的记录含个人信息或涉密信息，填好的文件应存放在专门位置，不得放入代码库；"
        "再用sms record new {id} --place 位置 --file 文件形成记录，写明其存放位置。",
    ),
    "not-in-force": Text(
        "This version of the form is not in force: do not make records with it.", "本版表单尚未生效，请勿用于形成记录。"
    ),
    "event": Text("Filled in when: {event}", "填写时机：{event}"),
    "enter": ENTER,
    "choose": CHOOSE,
}


class Item(NamedTuple):
    """A field: its label (with unit), guidance, and its control or controls.

    mark: “required”, “needed to close” or "". controls: one; for several choices one box each. columns: of a table, in
    which case controls is empty.
    """

    key: str
    label: str
    guidance: str
    mark: str
    controls: tuple[Control, ...]
    columns: tuple[Control, ...] = ()


def word(form: BlankForm, key: str, **values: str) -> str:
    """Return a wording in the language of the form."""
    text = WORDS[key].of(form.language)
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def title_lines(form: BlankForm) -> tuple[str, str]:
    """Return what identifies the form on paper: number and title, then version and state."""
    state = STATE_NAMES[form.state].of(form.language) if form.state in STATE_NAMES else ""
    return f"{form.id} {form.title}", word(form, "version", version=form.version, state=state).rstrip(" ·")


def notices(form: BlankForm) -> list[str]:
    """Return what is said above the fields."""
    lines = [word(form, "event", event=form.event)] if form.event else []
    lines.append(word(form, "external" if form.rule.storage == "external" else "lead", id=form.id))
    return lines if form.in_force else [*lines, word(form, "not-in-force")]


def head_items(form: BlankForm) -> list[Item]:
    """Return what is asked of the record itself."""
    return [
        _item(form, field, line, head_name(field.key)) for field, line in zip(form.head, form.head_lines, strict=True)
    ]


def items(form: BlankForm) -> list[Item]:
    """Return the fields of the form."""
    return [_item(form, field, line, field.key) for field, line in zip(form.fields, form.lines, strict=True)]


def _item(form: BlankForm, field: Field, line: FieldLine, name: str) -> Item:
    label = line.label + BRACKETS.of(form.language).format(line.unit) if line.unit else line.label
    guidance = " ".join(filter(None, [line.guidance, _limits(form, field)]))
    mark = _mark(form, field)
    if field.type == "table":
        columns = tuple(
            _control(form, column, text, name_inside(field.key, column.key))
            for column, text in zip(field.columns, line.columns, strict=True)
        )
        return Item(field.key, label, guidance, mark, (), columns)
    if field.type == "choices" and all(len(key) + len(field.key) < LONGEST_NAME for key in field.choices):
        boxes = tuple(
            Control(name_inside(field.key, key), text, "box", {})
            for key, text in zip(field.choices, line.choices, strict=True)
        )
        return Item(field.key, label, guidance, mark, boxes)
    return Item(field.key, label, guidance, mark, (_control(form, field, line, name),))


def _control(form: BlankForm, field: Field, line: FieldLine, name: str) -> Control:
    label = line.label + BRACKETS.of(form.language).format(line.unit) if line.unit else line.label
    options = _unique(_options(form, field, line))
    kind = _KINDS.get(field.type, "text")
    hint = EXPECTED[field.type].of(form.language).replace("{zone}", form.time_zone) if field.type in EXPECTED else ""
    kind = "text" if kind == "list" and not options else kind
    return Control(name, label, kind, options, hint, field.required, _mark(form, field) * field.required_to_close)


def _mark(form: BlankForm, field: Field) -> str:
    return word(form, "required" if field.required else "needed-to-close") * (field.required or field.required_to_close)


def _options(form: BlankForm, field: Field, line: FieldLine) -> Mapping[str, str]:
    if field.type == "yes-no":
        return {key: text.of(form.language) for key, text in _YES_NO.items()}
    if field.type == "document":
        return {id_: f"{id_} {title}" for id_, title in form.documents.items()}
    if field.type == "choice":
        return dict(zip(field.choices, line.choices, strict=True))
    return {"person": form.people, "role": form.roles}.get(field.type, {})


def _unique(options: Mapping[str, str]) -> dict[str, str]:
    """Tell apart what has the same label: lists of Word and PDF give back the label."""
    labels = list(options.values())
    return {key: f"{text} ({key})" if labels.count(text) > 1 else text for key, text in options.items()}


def _limits(form: BlankForm, field: Field) -> str:
    labels = {column.key: column.label for line in form.lines for column in line.columns}
    labels |= {line.key: line.label for line in form.lines}
    said = []
    for limit, value in field.limits.items():
        if limit in _LIMITS:
            shown = labels.get(value, value) if limit == "not_before" else value
            said.append(_LIMITS[limit].of(form.language).replace("{value}", shown))
    return " ".join(said)
