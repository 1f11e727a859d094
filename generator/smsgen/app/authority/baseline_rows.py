"""Reads the list of approvals to be taken over: CSV (UTF-8 or GBK) or YAML, with English or Chinese headings."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from smsgen.adapters.yaml import read_yaml
from smsgen.app.writing.refused_change import FaultyRowsError, refused
from smsgen.diagnostics import nearest_word
from smsgen.model.text import Text, enumerated

REQUIRED = ("id", "version", "language", "approver", "role", "date", "place", "scan", "reason")
OPTIONAL = ("revision", "effective_from")
_CHINESE = {
    "编号": "id", "文件编号": "id", "版本": "version", "语言": "language", "批准人": "approver", "角色": "role",
    "批准日期": "date", "日期": "date", "存放位置": "place", "位置": "place", "扫描件": "scan", "理由": "reason",
    "修订": "revision", "译文修订": "revision", "实施日期": "effective_from", "生效日期": "effective_from",
}  # fmt: skip
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", re.ASCII)
_LANGUAGES = {"en": "en", "zh": "zh", "英文": "en", "中文": "zh", "english": "en", "chinese": "zh"}
_SPREADSHEET, _OLD_SPREADSHEET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Row:
    """One approval as it was listed. number: of the line in a CSV file, or of the entry in YAML. values: by column."""

    number: int
    values: Mapping[str, str]

    def fault(self, column: str, en: str, zh: str) -> Text:
        """Say what is wrong with a value and what to do."""
        value = self.values.get(column, "")
        return Text(
            f"row {self.number}, {column}: {value!r}: {en}", f"第{self.number}行，{_heading(column)}：“{value}”：{zh}"
        )


def _heading(column: str) -> str:
    """Return the Chinese heading of a column; the first of those that are understood."""
    return next((chinese for chinese, known in _CHINESE.items() if known == column), column)


def _headings(columns: Iterable[str]) -> str:
    return "、".join(_heading(column) for column in columns)


def read_rows(name: str, content: bytes) -> tuple[Row, ...]:
    """Return the rows of the file `name`; days and languages are brought into the one form that is kept.

    Raises AuthorityError where the file is no such list, and FaultyRowsError where columns are missing or unknown.
    """
    if content.startswith((_SPREADSHEET, _OLD_SPREADSHEET)):
        raise refused(
            en=f"{name} is a spreadsheet. Save it as CSV (in Excel: Save as, CSV UTF-8) and name that file.",
            zh=f"{name}是电子表格。请另存为CSV（Excel：另存为“CSV UTF-8”）后再指定该文件。",
        )
    text = _decoded(name, content)
    rows = _from_yaml(name, text) if name.lower().endswith((".yml", ".yaml")) else _from_csv(name, text)
    if not rows:
        raise refused(en=f"{name} lists no approvals.", zh=f"{name}中没有任何批准。")
    return tuple(Row(row.number, _uniform(row.values)) for row in rows)


def _decoded(name: str, content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refused(
        en=f"{name} is neither UTF-8 nor GBK. Save it as CSV UTF-8.",
        zh=f"{name}既不是UTF-8也不是GBK编码。请另存为CSV UTF-8。",
    )


def _from_csv(name: str, text: str) -> list[Row]:
    head = text.lstrip("\n").partition("\n")[0]
    delimiter = max(",;\t，", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(reader, []))
        rows = []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
                    raise FaultyRowsError([_too_many(reader.line_num)])
                values = {
                    column: cell or "" for column, cell in zip_longest(columns, cells[: len(columns)], fillvalue="")
                }
                rows.append(Row(reader.line_num, values))
    except csv.Error as error:
        raise refused(
            en=f"{name} is not CSV, line {reader.line_num}: {error}.",
            zh=f"{name}第{reader.line_num}行不是CSV格式：{error}。",
        ) from error
    return rows


def _too_many(line: int) -> Text:
    return Text(
        f"row {line}: more values than columns. Put quotation marks around a value that holds a comma.",
        f"第{line}行：值多于列数。含逗号的值请加引号。",
    )


def _columns(cells: Sequence[str]) -> list[str]:
    names = [_CHINESE.get(cell.strip(), cell.strip().lower()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    faults = list(_column_faults(names))
    if faults:
        raise FaultyRowsError(faults)
    return names


def _column_faults(names: Sequence[str]) -> Iterable[Text]:
    known = (*REQUIRED, *OPTIONAL)
    for name in dict.fromkeys(names):
        if name not in known:
            near = nearest_word(name, known)
            meant = Text(f" Did you mean {near}?", f"是否想写{near}？") if near else Text("", "")
            yield Text(f"column {name!r} is unknown.{meant.en}", f"未知的列“{name}”。{meant.zh}")
        elif names.count(name) > 1:
            yield Text(f"column {name} stands twice; keep one.", f"列{_heading(name)}出现两次，请只保留一个。")
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        lacking, all_, more = enumerated(missing).en, enumerated(REQUIRED).en, enumerated(OPTIONAL).en
        yield Text(
            f"columns are missing: {lacking}. The first line names all of: {all_}; and, where they apply: {more}.",
            f"缺少列：{_headings(missing)}。首行须写明：{_headings(REQUIRED)}；如适用还有：{_headings(OPTIONAL)}。",
        )


def _from_yaml(name: str, text: str) -> list[Row]:
    document = read_yaml(text)
    if document.faults:
        fault = document.faults[0]
        problem = fault.values.get("problem", fault.rule)
        raise refused(
            en=f"{name}:{fault.line}:{fault.column} is not YAML that can be read: {problem}.",
            zh=f"{name}:{fault.line}:{fault.column}：无法读取的YAML：{problem}。",
        )
    value: Any = document.value
    entries = value.get("entries") if isinstance(value, dict) else value
    if not isinstance(entries, list):
        raise refused(
            en=f"{name} is no list of approvals: write one entry `- id: …` for each.",
            zh=f"{name}不是批准列表：每项写成“- id: …”。",
        )
    rows, faults = [], []
    entry: Any
    for number, entry in enumerate(entries, 1):
        if isinstance(entry, dict) and all(isinstance(item, str) for item in entry.values()):
            values: dict[str, str] = {_CHINESE.get(key, str(key)): item for key, item in entry.items()}
            unknown = [key for key in values if key not in (*REQUIRED, *OPTIONAL)]
            faults += [Text(f"row {number}: {key!r} is unknown.", f"第{number}行：未知的“{key}”。") for key in unknown]
            rows.append(Row(number, values))
        else:
            faults.append(Text(f"row {number}: this is no entry of texts.", f"第{number}行：不是由文字组成的条目。"))
    if faults:
        raise FaultyRowsError(faults)
    return rows


def _uniform(values: Mapping[str, str]) -> dict[str, str]:
    found = {key: " ".join(value.split()) for key, value in values.items()}
    for key in ("date", "effective_from"):
        match = _DAY.fullmatch(found.get(key, ""))
        if match:
            found[key] = f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"
    language = found.get("language", "")
    return found | {"language": _LANGUAGES.get(language.lower(), language)}
