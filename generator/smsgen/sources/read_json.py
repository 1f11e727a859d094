"""Reads rows from JSON as ITSM tools write it: a list of objects, such a list under a key, or one object per line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from smsgen.model.filled import FilledFileError
from smsgen.model.source_table import SourceRow, SourceTable
from smsgen.model.text import Text
from smsgen.sources.read_csv import line_place

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 20
_MAX_LINE = 4 * 1024 * 1024
# Longer ones are no numbers of a record.
_LONGEST_NUMBER = 40
# Under what tools put their list: ServiceNow's Table API and JSON processor, Jira's search and service desk, ours.
_LISTS = ("result", "records", "issues", "values", "rows", "items", "data")
# What stands for an object in a text, in this order: ServiceNow's references, Jira's users, states, options, issues.
_DISPLAYED = ("display_value", "displayName", "name", "value", "key", "title")


def read_json(path: Path, rows: str = "") -> SourceTable:
    """Return the rows of a JSON file. rows: path of the list, "" to find it. Raises FilledFileError."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise FilledFileError(
            en=f"larger than {MAX_BYTES // 1024 // 1024} MB: export it as JSON lines (.ndjson) or CSV, which are read"
            " row by row",
            zh=f"超过{MAX_BYTES // 1024 // 1024}MB：请导出为逐行JSON（.ndjson）或CSV，以便逐行读取",
        )
    content = _parse(path.read_bytes(), "")
    found = text_path(content, rows) if rows else _list_in(content)
    if not isinstance(found, list):
        raise FilledFileError(
            en=f"there is no list of rows under {rows or 'any of ' + ', '.join(_LISTS)}",
            zh=f"{rows or '、'.join(_LISTS)}之下没有行的列表",
        )
    names = content.get("names") if isinstance(content, dict) else None
    return SourceTable((), _rows(_named(found, names) if isinstance(names, dict) else found))


def read_json_lines(path: Path) -> SourceTable:
    """Return the rows of a file with one JSON object in each line."""
    return SourceTable((), _line_rows(path))


def _list_in(content: Any) -> Any:
    if not isinstance(content, dict):
        return content
    lists = [content[key] for key in _LISTS if isinstance(content.get(key), list)]
    # `values` of one record is an object, so one object by itself is one row.
    return lists[0] if lists else [content]


def _named(issues: Sequence[Any], names: Mapping[str, Any]) -> list[Any]:
    """Return issues of Jira (`expand=names`) with their fields under the names that they have in its CSV as well."""
    said = []
    for issue in issues:
        fields = issue.get("fields") if isinstance(issue, dict) else None
        if not isinstance(fields, dict):
            said.append(issue)
            continue
        own = {
            f"Custom field ({names[key]})" if key.startswith("customfield_") else str(names[key]): value
            for key, value in fields.items()
            if key in names
        }
        said.append({"Issue key": issue.get("key"), **own, **issue})
    return said


def _rows(items: Sequence[Any]) -> Iterator[SourceRow]:
    for number, item in enumerate(items, 1):
        yield _row(item, Text(f"entry {number}", f"第{number}项"))


def _line_rows(path: Path) -> Iterator[SourceRow]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_MAX_LINE):
            number += 1
            if len(line) == _MAX_LINE:
                raise FilledFileError(en=f"line {number} is longer than 4 MB", zh=f"第{number}行超过4MB")
            if line.strip():
                yield _row(_parse(line, f"line {number}", f"第{number}行"), line_place(number))


def _row(item: Any, place: Text) -> SourceRow:
    if not isinstance(item, dict):
        return SourceRow(place, content={}, faults=[("", _shown(item), Text("not a JSON object", "不是JSON对象"))])
    if _too_deep(item):
        deep = Text(f"nested deeper than {MAX_DEPTH} levels", f"嵌套超过{MAX_DEPTH}层")
        return SourceRow(place, content={}, faults=[("", "", deep)])
    return SourceRow(place, content=item)


def _parse(content: bytes, en: str, zh: str = "") -> Any:
    at = (f"{en}: ", f"{zh}：") if en else ("", "")
    if not content.strip():
        raise FilledFileError(en=f"{at[0]}the file is empty", zh=f"{at[1]}文件为空")
    try:
        # Numbers stay the texts that they are, so that nothing is rounded.
        return json.loads(
            content.decode("utf-8-sig"),
            parse_float=_plain,
            parse_int=str,
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        raise FilledFileError(en=f"{at[0]}JSON must be UTF-8", zh=f"{at[1]}JSON须为UTF-8编码") from error
    except RecursionError as error:
        raise FilledFileError(
            en=f"{at[0]}nested deeper than {MAX_DEPTH} levels", zh=f"{at[1]}嵌套超过{MAX_DEPTH}层"
        ) from error
    except ValueError as error:
        raise FilledFileError(en=f"{at[0]}not JSON: {error}", zh=f"{at[1]}不是有效的JSON：{error}") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        message = f"the key “{twice}” stands twice in one object"
        raise ValueError(message)
    return found


def _refuse_constant(name: str) -> None:
    message = f"{name} is no number"
    raise ValueError(message)


def _plain(number: str) -> str:
    """Return a number without exponent: 1e2 → 100."""
    try:
        return f"{Decimal(number):f}" if len(number) < _LONGEST_NUMBER else number
    except InvalidOperation:
        return number


def _too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for each in level
            if isinstance(each, list | dict)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True


def text_path(value: Any, path: str) -> Any:
    """Return what stands under a path such as `fields.status.name`; of a list, what stands there in each entry.

    A key may hold dots itself (`caller_id.name`). None where there is nothing.
    """
    if not path:
        return value
    if isinstance(value, list):
        found = [text_path(item, path) for item in value]
        return [item for item in found if item is not None] or None
    if not isinstance(value, Mapping):
        return None
    if path in value:
        return value[path]
    head, dot, rest = path.partition(".")
    while dot:
        if head in value:
            found = text_path(value[head], rest)
            if found is not None:
                return found
        more, dot, rest = rest.partition(".")
        head = f"{head}.{more}"
    return None


def text_of(value: Any) -> str:
    """Return a JSON value as a text; of an object what people see of it, of a list one line for each entry."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "\n".join(filter(None, map(text_of, value)))
    if isinstance(value, Mapping):
        if value.get("type") == "doc" and "content" in value:
            return _document_text(value).strip()
        return next((text_of(value[key]) for key in _DISPLAYED if value.get(key)), "")
    return ""


def _document_text(node: Any) -> str:
    """Return the text of a rich text as Jira's API writes it (Atlassian Document Format)."""
    if isinstance(node, list):
        return "".join(map(_document_text, node))
    if not isinstance(node, Mapping):
        return ""
    kind = node.get("type")
    if kind == "text":
        return str(node.get("text", ""))
    if kind == "hardBreak":
        return "\n"
    attributes = node.get("attrs")
    if kind in ("mention", "emoji", "inlineCard") and isinstance(attributes, Mapping):
        return str(attributes.get("text") or attributes.get("url") or "")
    inner = _document_text(node.get("content"))
    return f"{inner.rstrip()}\n" if kind in ("paragraph", "heading", "listItem", "codeBlock", "tableRow") else inner


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:60]
