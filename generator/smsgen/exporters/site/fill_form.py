"""The part of a form's page that can be filled in: what its template and its script need, and the markup."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from smsgen.adapters.templates import Templates, markup
from smsgen.adapters.yaml import MAX_BYTES
from smsgen.analysis.facts import Facts
from smsgen.exporters.site.escape import without_controls
from smsgen.exporters.site.fill_words import FILL_WORDS, SCRIPT_WORDS
from smsgen.model.form import Field
from smsgen.model.record import LINK_TYPES, read_id
from smsgen.reports.blank_form import BlankForm, blank_form
from smsgen.reports.documents import FieldLine, Sheet

_TEMPLATES = Templates(Path(__file__).with_name("templates"), without_controls, {})
# More choices than these are a list to open, not buttons side by side.
_MANY = 8
SCRIPTS = ("record-file.js", "record-rules.js", "local-time.js", "form-state.js", "form-page.js")
ASSETS = Path(__file__).with_name("assets") / "form"


class Control(NamedTuple):
    """One control of the form. path: of the value, `values.items[0].area`; its dots and brackets make the `id`.

    kind: which control the template shows. options: value → label. hints: what is said beside guidance and unit.
    """

    path: str
    field: Field
    line: FieldLine
    kind: str
    options: Mapping[str, str]
    hints: tuple[str, ...]
    columns: tuple["Control", ...] = ()
    template: tuple["Control", ...] = ()

    @property
    def id(self) -> str:
        """The `id` of the control's element."""
        return "sms-" + self.path.replace("[", "-").replace("]", "").replace(".", "-")


def filling_of(facts: Facts, sheets: Mapping[str, Sheet], sheet: Sheet) -> BlankForm | None:
    """Return the form of a sheet to fill in, None where it is none, or one that cannot be relied on.

    sheets: of all documents that the site shows, which are those that a field may offer.
    """
    source = facts.sources.get(sheet.id)
    if source is None or not sheet.fields or source.record is None or not source.record.prefix:
        return None
    if facts.disturbed(source, "fields") or facts.disturbed(source, "record"):
        return None
    return blank_form(facts, sheet.id, sheet.language, sheets)


def fill_form(form: BlankForm) -> str:
    """Return the markup, without the heading above it."""
    language = form.language
    words = {key: text.of(language) for key, text in FILL_WORDS.items()}
    values = {
        "form": form,
        "words": words,
        "number_hint": words["fill-number-hint"].replace("{provisional}", f"{form.rule.prefix}-…-0000"),
        "controls": [_control(form, field, line, "values") for field, line in _pairs(form.fields, form.lines)],
        "external": form.rule.storage == "external",
        "maintained": form.rule.instance == "maintained",
        "closing": form.rule.storage != "external" and _has_closing(form.fields),
        "link_types": {key: text.of(language) for key, text in LINK_TYPES.items()},
        "forge": form.forge,
        "data": json.dumps(_data(form), ensure_ascii=False, separators=(",", ":")),
        "record_lists": sorted(_linked(form.fields)),
    }
    return markup(_TEMPLATES.render("fill.html.j2", values))


def _pairs(fields: tuple[Field, ...], lines: tuple[FieldLine, ...]) -> Iterator[tuple[Field, FieldLine]]:
    return zip(fields, lines, strict=True)


def _control(form: BlankForm, field: Field, line: FieldLine, above: str, *, inside: bool = False) -> Control:
    path = f"{above}.{field.key}"
    options = _options(form, field, line)
    columns = _columns(form, field, line, f"{path}[0]")
    template = _columns(form, field, line, f"{path}[__n__]")
    hints = tuple(_hints(form, field, line))
    return Control(path, field, line, _kind(field, inside=inside), options, hints, columns, template)


def _columns(form: BlankForm, field: Field, line: FieldLine, above: str) -> tuple[Control, ...]:
    return tuple(_control(form, each, text, above, inside=True) for each, text in _pairs(field.columns, line.columns))


def _kind(field: Field, *, inside: bool) -> str:
    if field.type in ("choice", "yes-no"):
        return "select" if inside or len(field.choices) > _MANY else "radios"
    if inside and field.type == "choices":
        return "text"  # a row holds texts only, so that no list can stand in it
    kinds = {"choices": "checkboxes", "person": "select", "role": "select", "document": "select", "table": "table",
             "long-text": "textarea", "integer": "integer", "number": "number", "date": "date",
             "datetime": "datetime-local", "record": "record"}  # fmt: skip
    return kinds.get(field.type, "text")


def _options(form: BlankForm, field: Field, line: FieldLine) -> Mapping[str, str]:
    named = {"person": form.people, "role": form.roles}
    if field.type == "yes-no":
        return {"yes": FILL_WORDS["fill-yes"].of(form.language), "no": FILL_WORDS["fill-no"].of(form.language)}
    if field.type == "document":
        return {id_: f"{id_} {title}" for id_, title in form.documents.items()}
    if field.type in ("choice", "choices"):
        return dict(zip(field.choices, line.choices, strict=True))
    return named.get(field.type, {})


def _hints(form: BlankForm, field: Field, line: FieldLine) -> Iterator[str]:
    def said(key: str, **values: str) -> str:
        text = FILL_WORDS[key].of(form.language)
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text

    if line.guidance:
        yield line.guidance
    labels = _labels(form)
    for limit, value in field.limits.items():
        if f"fill-limit-{limit}" in FILL_WORDS:
            yield said(f"fill-limit-{limit}", value=labels.get(value, value) if limit == "not_before" else value)
    if field.type == "datetime":
        yield said("fill-zone", zone=form.time_zone)
    if field.type == "record" and field.form in form.prefixes:
        known = form.records.get(field.form, ())
        yield said("fill-record-hint", example=known[-1] if known else f"{form.prefixes[field.form]}-2026-0001")


def _labels(form: BlankForm) -> dict[str, str]:
    labels: dict[str, str] = {}
    for line in form.lines:
        labels |= {column.key: column.label for column in line.columns}
    return labels | {line.key: line.label for line in form.lines}


def _linked(fields: tuple[Field, ...]) -> set[str]:
    """Return the forms whose records the fields name."""
    found = {field.form for field in fields if field.type == "record" and field.form}
    return found.union(*(_linked(field.columns) for field in fields))


def _has_closing(fields: tuple[Field, ...]) -> bool:
    return any(field.required_to_close or _has_closing(field.columns) for field in fields)


def _types(fields: tuple[Field, ...]) -> set[str]:
    return {field.type for field in fields}.union(*(_types(field.columns) for field in fields))


def _data(form: BlankForm) -> dict[str, object]:
    """Return what the script knows of the form."""
    forge = form.forge
    types = _types(form.fields)
    numbers: dict[str, int] = {}
    for id_ in form.records.get(form.id, ()):
        parts = read_id(id_)
        if parts:
            numbers[parts.year] = max(parts.number, numbers.get(parts.year, 0))
    return {
        "form": form.id,
        "version": form.version,
        "prefix": form.rule.prefix,
        "maintained": form.rule.instance == "maintained",
        "external": form.rule.storage == "external",
        "zone": form.time_zone,
        "fields": [_field_data(field, line) for field, line in _pairs(form.fields, form.lines)],
        "known": {
            "people": dict.fromkeys(form.people, 1),
            "roles": dict.fromkeys(form.roles if "role" in types else (), 1),
            "documents": dict.fromkeys(form.documents if "document" in types else (), 1),
            "prefixes": {each: form.prefixes[each] for each in _linked(form.fields) if each in form.prefixes},
        },
        "numbers": numbers,
        "forge": {"url": forge.url.rstrip("/"), "branch": forge.branch, "kind": forge.kind} if forge else None,
        "largest": MAX_BYTES,
        "words": {key: text.of(form.language) for key, text in SCRIPT_WORDS.items()},
        "labels": {key: FILL_WORDS[f"fill-{key}"].of(form.language) for key in _HEAD_LABELS},
    }


_HEAD_LABELS = (
    "number", "date", "made-by", "version", "place", "sha256", "corrects", "links", "link-type", "link-record",
    "row", "remove-row-of",
)  # fmt: skip


def _field_data(field: Field, line: FieldLine) -> dict[str, object]:
    data: dict[str, object] = {"key": field.key, "label": line.label, "type": field.type}
    if field.required:
        data["required"] = True
    if field.required_to_close:
        data["required_to_close"] = True
    if field.choices:
        data["choices"] = list(zip(field.choices, line.choices, strict=True))
    if field.limits:
        data["limits"] = dict(field.limits)
    if field.form:
        data["form"] = field.form
    if field.columns:
        data["columns"] = [_field_data(each, text) for each, text in _pairs(field.columns, line.columns)]
    return data
