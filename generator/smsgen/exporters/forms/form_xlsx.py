"""A form as a workbook: one row for each record, each table on its own sheet, checked while it is filled in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from smsgen.adapters.xlsx_writing import Column, EntrySheet, TextSheet, sheet_name, workbook
from smsgen.exporters.forms import form_words as words
from smsgen.model.filled import HEAD_PREFIX
from smsgen.model.form import Field
from smsgen.model.form_workbook import make_mark
from smsgen.reports.blank_form import BlankForm, kept_elsewhere
from smsgen.reports.documents import FieldLine

_NUMBERED = 500
_KINDS = {"integer": "integer", "number": "number", "date": "date", "datetime": "datetime"}


def form_xlsx(form: BlankForm) -> bytes:
    """Return the workbook; the same form gives the same bytes.

    A row of a form whose records are kept elsewhere says where that is, and nothing of what they say.
    """
    form = kept_elsewhere(form) if form.rule.storage == "external" else form
    language = form.language
    names = [sheet_name(words.INSTRUCTIONS.of(language), ())]
    names.append(sheet_name(words.RECORDS.of(language), names))
    number = Column(
        words.NUMBER.of(language),
        make_mark(form.id, form.version),
        "integer",
        low=1,
        note=words.NUMBER_NOTE.of(language),
    )
    head = _columns(form.head, form.head_lines, form, 1, HEAD_PREFIX)
    plain = [pair for pair in zip(form.fields, form.lines, strict=True) if pair[0].type != "table"]
    own = _columns([field for field, _ in plain], [line for _, line in plain], form, 1 + len(head))
    closed = next(index for index, field in enumerate(form.head, 1) if field.key == "closed")
    sheets = [EntrySheet(names[1], (number, *head, *own), _NUMBERED, closed, words.YES.of(language))]
    for field, line in zip(form.fields, form.lines, strict=True):
        if field.type == "table":
            names.append(sheet_name(line.label, names))
            sheets.append(_table(field, line, form, names[-1], names[1]))
    return workbook((_instructions(form, names), *sheets), f"{form.id} {form.version} {form.title}")


def _table(field: Field, line: FieldLine, form: BlankForm, name: str, records: str) -> EntrySheet:
    note = words.RECORD_NUMBER_NOTE.of(form.language).format(sheet=records)
    mark = make_mark(form.id, form.version, field.key)
    number = Column(words.NUMBER.of(form.language), mark, "integer", required=True, low=1, note=note)
    return EntrySheet(name, (number, *_columns(field.columns, line.columns, form, 1)))


def _columns(
    fields: Sequence[Field], lines: Sequence[FieldLine], form: BlankForm, start: int, prefix: str = ""
) -> list[Column]:
    """Return the columns of fields, from the column `start` of the sheet on."""
    columns: list[Column] = []
    index_of: dict[str, int] = {}
    for field, line in zip(fields, lines, strict=True):
        index_of[field.key] = start + len(columns)
        if field.type == "choices":
            columns += _choice_columns(field, line, form.language)
        else:
            columns.append(_column(field, line, form, index_of, prefix))
    return columns


def _choice_columns(field: Field, line: FieldLine, language: str) -> Iterator[Column]:
    for key, label in zip(field.choices, line.choices, strict=True):
        note = f"{words.MARK_NOTE.of(language)} {line.guidance}".strip()
        yield Column(f"{line.label}: {label}", f"{field.key}[{key}]", "list", choices=(words.MARK,), note=note)


def _column(field: Field, line: FieldLine, form: BlankForm, index_of: Mapping[str, int], prefix: str) -> Column:
    choices = list_of(field, line, form)
    limits = field.limits
    return Column(
        label=line.label + (f" ({line.unit})" if line.unit else ""),
        key=prefix + field.key,
        kind="list" if choices else _KINDS.get(field.type, "text"),
        required=field.required,
        required_to_close=field.required_to_close,
        choices=choices,
        low=_number(limits.get("min", "")),
        high=_number(limits.get("max", "")),
        longest=int(limits.get("max_length", "0")),
        not_before=index_of.get(limits.get("not_before", ""), -1),
        note=line.guidance,
        fault=what_to_enter(field, line, form),
    )


def _number(limit: str) -> float | None:
    return (float(limit) if "." in limit else int(limit)) if limit else None


def list_of(field: Field, line: FieldLine, form: BlankForm) -> tuple[str, ...]:
    """Return the texts to choose from, () where anything may be entered. A label that stands twice has its key."""
    language = form.language
    if field.type == "yes-no":
        return words.YES.of(language), words.NO.of(language)
    if field.type == "choice":
        return _distinct(dict(zip(field.choices, line.choices, strict=True)))
    if field.type == "person":
        return _distinct(form.people)
    if field.type == "role":
        return _distinct(form.roles)
    if field.type == "document":
        return tuple(f"{id_} {title}" for id_, title in form.documents.items())
    return ()


def _distinct(names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names, and the key where a name says nothing of its own."""
    count = Counter(name.casefold() for name in names.values())
    return tuple(name if count[name.casefold()] == 1 else key for key, name in names.items())


def what_to_enter(field: Field, line: FieldLine, form: BlankForm) -> str:
    """Return in words what a field takes: its type and its limits."""
    language = form.language
    said = [words.TYPES[field.type].of(language)]
    if field.type == "record" and field.form:
        said = [words.RECORD_OF.of(language).format(form=field.form)]
    for limit, wording in (("min", words.AT_LEAST), ("max", words.AT_MOST)):
        if limit in line.limits:
            said.append(wording.of(language).format(limit=line.limits[limit]))
    if "max_length" in line.limits:
        said.append(words.LENGTH.of(language).format(length=line.limits["max_length"]))
    if "not_before" in line.limits:
        key = line.limits["not_before"]
        labels = {each.key: each.label for each in form.lines}
        said.append(words.NOT_BEFORE.of(language).format(field=labels.get(key, key)))
    return ("；" if language == "zh" else "; ").join(said)


def _instructions(form: BlankForm, names: Sequence[str]) -> TextSheet:
    language = form.language
    closed = next(line.label for line in form.head_lines if line.key == "closed")
    rows: list[tuple[str, ...]] = [
        (words.FORM_LINE.of(language).format(id=form.id, version=form.version, event=form.event),),
        *(
            (f"{number}. {each.of(language).format(records=names[1], closed=closed)}",)
            for number, each in enumerate(words.HOW, 1)
        ),
        ("",),
    ]
    heads = {len(rows)}
    rows.append(tuple(each.of(language) for each in words.HEADS))
    for field, line in (*zip(form.head, form.head_lines, strict=True), *zip(form.fields, form.lines, strict=True)):
        rows.append(_described(field, line, form, ""))
        rows += [
            _described(column, below, form, f"{line.label} – ")
            for column, below in zip(field.columns, line.columns, strict=True)
        ]
    title = f"{form.organisation}  {form.title}"
    return TextSheet(names[0], title, tuple(rows), (30, 10, 34, 60, 50), frozenset(heads))


def _described(field: Field, line: FieldLine, form: BlankForm, above: str) -> tuple[str, ...]:
    unit = f" ({line.unit})" if line.unit else ""
    needed = words.NEEDED_TO_CLOSE.of(form.language) if field.required_to_close else ""
    required = words.REQUIRED.of(form.language) if field.required else needed
    entered = what_to_enter(field, line, form)
    return f"{above}{line.label}{unit}", required, entered, line.guidance, "\n".join(line.choices)
