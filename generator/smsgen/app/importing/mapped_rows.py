"""Rows of another program → filled rows, as a mapping says; without a mapping, by the names of the columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from smsgen.analysis.facts import Facts
from smsgen.diagnostics import did_you_mean
from smsgen.model.filled import CELL_KEYS, HEAD_PREFIX, FilledFileError, FilledRow, FilledValue
from smsgen.model.form import Field
from smsgen.model.mapping import ANY_OTHER, SkipRule, ValueRule
from smsgen.model.mapping import Mapping as RowMapping
from smsgen.model.source_table import SourceRow, SourceTable
from smsgen.model.text import Text, enumerated
from smsgen.sources.read_json import text_of, text_path
from smsgen.sources.read_mapping import MappingError

# Columns that the file of rejected rows adds; they say nothing of a record.
REJECTED_COLUMNS = ("sms.place", "sms.reason")


def check_mapping(mapping: RowMapping, fields: Sequence[Field], form: str) -> None:
    """Raise MappingError where the mapping names fields that the form does not have."""
    keys = {field.key: field for field in fields}
    faults = []
    for key, rule in mapping.fields.items():
        field = keys.get(key)
        if field is None:
            hint = did_you_mean(key, keys)
            faults.append(Text(f"{rule.place}: {form} has no field {key}.{hint.en}",
                               f"{rule.place}：{form}没有字段{key}。{hint.zh}"))  # fmt: skip
            continue
        columns = {column.key for column in field.columns}
        for row in rule.rows:
            for name, below in row.items():
                if name not in columns:
                    hint = did_you_mean(name, columns)
                    faults.append(Text(f"{below.place}: the table {key} has no column {name}.{hint.en}",
                                       f"{below.place}：表格{key}没有列{name}。{hint.zh}"))  # fmt: skip
        for value in rule.choices.values():
            if field.choices and value not in field.choices:
                hint = did_you_mean(value, field.choices)
                faults.append(Text(f"{rule.place}.choices: {key} has no choice {value}.{hint.en}",
                                   f"{rule.place}.choices：{key}没有选项{value}。{hint.zh}"))  # fmt: skip
    if faults:
        raise MappingError(*faults)


def by_names(facts: Facts, form_id: str, columns: Sequence[str]) -> RowMapping:
    """Return the mapping that the names of columns speak for: keys of fields, or their labels in any language.

    Raises FilledFileError where a column is none of them, or two columns are the same field.
    """
    known = _known_names(facts, form_id)
    taken: dict[str, str] = {}
    unknown = []
    for column in filter(None, columns):
        if column in REJECTED_COLUMNS:
            continue
        key = known.get(_folded(column))
        if key is None:
            unknown.append((column, did_you_mean(column, sorted(set(known) | set(known.values())))))
        elif key in taken:
            raise FilledFileError(
                en=f"the columns “{taken[key]}” and “{column}” are the same field ({key})",
                zh=f"列“{taken[key]}”与“{column}”是同一字段（{key}）",
            )
        else:
            taken[key] = column
    if unknown:
        named = enumerated(f"“{column}”" for column, _ in unknown[:10])
        raise FilledFileError(
            en=f"{form_id} has no field for the columns {named.en}.{unknown[0][1].en} Name columns by the keys or"
            " labels of the fields, or say with --map what they mean.",
            zh=f"{form_id}没有与列{named.zh}对应的字段。{unknown[0][1].zh}请用字段的键或名称作列名，或用--map说明含义。",
        )
    rules = {key: ValueRule(columns=(column,)) for key, column in taken.items()}
    return RowMapping(
        form=form_id,
        head={key.removeprefix(HEAD_PREFIX): rule for key, rule in rules.items() if key.startswith(HEAD_PREFIX)},
        fields={key: rule for key, rule in rules.items() if not key.startswith(HEAD_PREFIX)},
    )


def column_names(facts: Facts, form_id: str) -> list[str]:
    """Return every name that a column of the form may have, for finding the separator of a CSV file."""
    form = facts.sources[form_id]
    labels = [field.label for field in form.fields]
    return [*(field.key for field in form.fields), *(HEAD_PREFIX + key for key in CELL_KEYS), *labels]


def _known_names(facts: Facts, form_id: str) -> dict[str, str]:
    form = facts.sources[form_id]
    texts = [each.field_texts for each in facts.identity.translations.get(form_id, {}).values()]
    known: dict[str, str] = {}
    for field in form.fields:
        labels = [field.label, *(own.label for each in texts if (own := each.get(field.key)))]
        known |= {_folded(label): field.key for label in labels if label}
    known |= {HEAD_PREFIX + key: HEAD_PREFIX + key for key in CELL_KEYS}
    return known | {_folded(field.key): field.key for field in form.fields}


def _folded(name: str) -> str:
    return " ".join(name.removesuffix("*").casefold().split())


def mapped_rows(table: SourceTable, mapping: RowMapping) -> Iterator[tuple[SourceRow, FilledRow | None]]:
    """Yield each row with what it says; None for rows that the mapping skips. Raises FilledFileError."""
    if table.columns:
        _check_columns(table.columns, mapping)
    for row in table.rows:
        if any(_skips(rule, row) for rule in mapping.skip_when):
            yield row, None
        else:
            yield row, _filled(row, mapping)


def _check_columns(columns: Sequence[str], mapping: RowMapping) -> None:
    """Refuse a file that has none of the columns of a rule that takes nothing else: it is of another kind."""
    there = set(columns)
    rules = {f"record.{key}": rule for key, rule in mapping.head.items()} | dict(mapping.fields)
    rules["source.number"] = mapping.number
    missing = [
        rule.columns[0]
        for rule in rules.values()
        if rule.columns and not rule.default and not there & set(rule.columns)
    ]
    if mapping.number.columns and not there & set(mapping.number.columns):
        names = enumerated(f"“{name}”" for name in dict.fromkeys(missing))
        raise FilledFileError(
            en=f"the columns {names.en} of the mapping are not in the file: is it an export of this kind?",
            zh=f"文件中没有映射所需的列{names.zh}：是否为此类导出文件？",
        )


def _cell(row: SourceRow, column: str, between: str = "\n") -> str:
    """Return the text of a column; between: what stands between the entries of a list."""
    if row.content is None:
        return row.cells.get(column, "")
    value = text_path(row.content, column)
    return between.join(filter(None, map(text_of, value))) if isinstance(value, list) else text_of(value)


def _first(row: SourceRow, columns: Sequence[str], between: str = "\n") -> tuple[str, str]:
    """Return (column, text) of the first column that says something."""
    found = ((column, _cell(row, column, between)) for column in columns)
    return next(((column, text) for column, text in found if text), (columns[0] if columns else "", ""))


def _skips(rule: SkipRule, row: SourceRow) -> bool:
    text = _first(row, rule.columns)[1]
    if rule.empty:
        return not text
    return text in rule.is_ if rule.is_ else text not in rule.is_not


def _filled(row: SourceRow, mapping: RowMapping) -> FilledRow:
    faults = [*row.faults]
    read = mapping.columns()
    # A cell that cannot be taken matters only where it is read; a line with too many cells is wrong as a whole.
    kept: list[tuple[str, str, Text]] = [each for each in faults if not each[0] or each[0] in read or not read]
    cells: dict[str, Text] = {}
    values: dict[str, FilledValue] = {}
    head: dict[str, str] = {}
    for key, rule in mapping.fields.items():
        value = _rows_of(rule, row) if rule.rows else _taken(rule, row, key, cells)
        if value:
            values[key] = value
    for key, rule in mapping.head.items():
        text = _text(rule, row, f"{HEAD_PREFIX}{key}", cells)
        if text:
            head[key] = text
    number = _text(mapping.number, row, "record.source", cells)
    if number:
        head["source"] = f"{mapping.system} {number}"
    elif mapping.system:
        missing = Text(
            "the source gives the row no number, so it could be imported twice",
            "来源未给出编号，可能重复导入",
        )
        kept.append(("record.source", "", missing))
    return FilledRow(values, row.place, head, cells, faults=tuple(kept))


def _taken(rule: ValueRule, row: SourceRow, key: str, cells: dict[str, Text]) -> FilledValue:
    """Return what the rule takes; of JSON, a list of objects is the rows of a table as it stands."""
    if row.content is not None and len(rule.columns) == 1 and not rule.choices:
        found = text_path(row.content, rule.columns[0])
        if isinstance(found, list) and found and all(isinstance(item, Mapping) for item in found):
            return tuple(_texts(item) for item in found) if _is_plain(found) else text_of(found)
        if isinstance(found, list):
            return tuple(filter(None, map(text_of, found)))
    return _text(rule, row, key, cells)


def _is_plain(found: list[Any]) -> bool:
    """Tell whether objects are rows of a table: nothing in them is nested."""
    return all(not isinstance(cell, Mapping | list) for item in found for cell in item.values())


def _texts(item: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): text for key, cell in item.items() if (text := text_of(cell))}


def _text(rule: ValueRule, row: SourceRow, key: str, cells: dict[str, Text]) -> str:
    if rule.constant:
        return rule.constant
    if rule.join:
        said = list(dict.fromkeys(text for column in rule.join if (text := _cell(row, column))))
        return "\n".join(said) or rule.default
    column, text = _first(row, rule.columns, "\n" if rule.choices else ", ")
    if column:
        cells[key] = Text(f"{row.place.en}, column “{column}”", f"{row.place.zh}“{column}”列")
    return _translated(rule, text) or rule.default


def _translated(rule: ValueRule, text: str) -> str:
    if not rule.choices or not text:
        return text
    parts = [text] if text in rule.choices else text.split("\n")
    other = rule.choices.get(ANY_OTHER)
    folded = {key.casefold(): value for key, value in rule.choices.items()}
    return "\n".join(
        filter(None, (folded.get(part.casefold(), other if other is not None else part) for part in parts))
    )


def _rows_of(rule: ValueRule, row: SourceRow) -> FilledValue:
    """Return the rows that are made of a row; one of which the source says nothing is left out."""
    made = []
    for columns in rule.rows:
        texts = {key: _text(each, row, "", {}) for key, each in columns.items()}
        says = any(_first(row, each.columns)[1] for each in columns.values() if each.columns)
        if says or not any(each.columns for each in columns.values()):
            made.append({key: text for key, text in texts.items() if text})
    return tuple(made)
