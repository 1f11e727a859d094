"""Reads CSV row by row in little memory, whatever program wrote it: UTF-8, UTF-16 or GB18030; commas, semicolons, tabs.

The encoding is found by decoding the whole file once, never by a guess from its beginning.
"""

import csv
import io
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from pathlib import Path

from smsgen.model.filled import FilledFileError
from smsgen.model.source_table import SourceRow, SourceTable
from smsgen.model.text import Text
from smsgen.sources.dangerous_text import A_FORMULA, is_formula, without_mark

MAX_FIELD = 128 * 1024
_PART = 1 << 20
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ",;\t|"
# A line by which a spreadsheet program is told the separator.
_NAMED = "sep="
_MAX_COLUMNS = 2000
# No file fills the memory by having no line ends.
_MAX_LINE = 4 * 1024 * 1024
# Rare characters of names occur in any Chinese text.
_MOSTLY = 0.7
_NAMES = {"gb18030": Text("GBK/GB18030", "GBK/GB18030"), "utf-16": Text("UTF-16", "UTF-16")}


def read_csv(path: Path, known: Sequence[str] = (), encoding: str = "", separator: str = "") -> SourceTable:
    """Return the table in the file; `known` are names that its columns may have, by which the separator is found.

    Raises FilledFileError where it is empty, of no known encoding, or has no header.
    """
    encoding = encoding or _encoding(path)
    if encoding == "utf-8":
        encoding = "utf-8-sig"
    lines = _lines(path, encoding)
    separator = separator or _separator(path, encoding, known)
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    header = _header(reader, separator)
    assumed = [_NAMES[encoding]] if encoding in _NAMES else []
    remarks = tuple(Text(f"Read as {each.en}.", f"按{each.zh}编码读取。") for each in assumed)
    return SourceTable(header, _rows(reader, header), remarks=remarks)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    if not start:
        raise FilledFileError(en="the file is empty", zh="文件为空")
    for bom, name in _BOMS:
        if start.startswith(bom):
            _decode(path, "utf-8" if name == "utf-8-sig" else name)
            return name
    if _decode(path, "utf-8", quiet=True):
        return "utf-8"
    if _decode(path, "gb18030", quiet=True) and _looks_chinese(path):
        return "gb18030"
    raise FilledFileError(
        en="the text is neither UTF-8 nor GBK/GB18030: save it as “CSV UTF-8”",
        zh="文本既不是UTF-8也不是GBK/GB18030编码：请另存为“CSV UTF-8”",
    )


def _decode(path: Path, encoding: str, *, quiet: bool = False) -> bool:
    decoder = getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while part := file.read(_PART):
                decoder.decode(part)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        if quiet:
            return False
        raise FilledFileError(
            en=f"the file says that it is {encoding}, but is not: save it as “CSV UTF-8”",
            zh=f"文件标明为{encoding}编码但内容不符：请另存为“CSV UTF-8”",
        ) from error
    return True


def _looks_chinese(path: Path) -> bool:
    """Tell whether what is not ASCII in the file's beginning is mostly of GB 2312 when read as GB18030.

    Western letters with accents, read so, mostly become signs beyond it, as an ASCII letter follows them.
    """
    with path.open("rb") as file:
        text = getincrementaldecoder("gb18030")().decode(file.read(_PART))
    others = "".join(sign for sign in text if not sign.isascii())
    return not others or len(others.encode("gb2312", "ignore")) / 2 > len(others) * _MOSTLY


def _lines(path: Path, encoding: str) -> Iterator[str]:
    with path.open("r", encoding=encoding, newline="") as file:
        while line := file.readline(_MAX_LINE):
            if len(line) == _MAX_LINE:
                raise FilledFileError(
                    en=f"a line is longer than {_MAX_LINE} characters", zh=f"有一行超过{_MAX_LINE}个字符"
                )
            yield line


def _separator(path: Path, encoding: str, known: Sequence[str]) -> str:
    """Return what divides the first line into most of the known names, else into most columns."""
    start = "".join(line for line, _ in zip(_lines(path, encoding), range(50), strict=False))
    if start.startswith(_NAMED) and start[len(_NAMED) : len(_NAMED) + 1] in _SEPARATORS:
        return start[len(_NAMED)]
    names = set(known)

    def worth(separator: str) -> tuple[int, int]:
        try:
            first = next(csv.reader(io.StringIO(start), delimiter=separator), [])
        except csv.Error:
            return 0, 0
        return sum(without_mark(name.strip()) in names for name in first), len(first)

    return max(_SEPARATORS, key=worth)


def _header(reader: Iterator[list[str]], separator: str) -> tuple[str, ...]:
    try:
        rows = (row for row in reader if any(cell.strip() for cell in row))
        header = next((row for row in rows if row[0] != _NAMED), None)
    except csv.Error as error:
        raise _broken(1, error) from error
    if header is None:
        raise FilledFileError(en="the file has no line with names of columns", zh="文件中没有列名行")
    if len(header) > _MAX_COLUMNS:
        raise FilledFileError(
            en=f"the first line has {len(header)} columns, more than {_MAX_COLUMNS}",
            zh=f"首行有{len(header)}列，超过{_MAX_COLUMNS}列",
        )
    names = tuple(cell.strip() for cell in header)
    if len(names) == 1 and separator == "," and any(ord(sign) < ord(" ") for sign in names[0]):
        raise FilledFileError(en="this is no CSV: the first line is not text", zh="不是CSV文件：首行不是文字")
    return names


def _rows(reader: "csv._reader", header: tuple[str, ...]) -> Iterator[SourceRow]:  # type: ignore[name-defined]
    line = reader.line_num + 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _broken(line, error) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _row(cells, header, line)
        line = reader.line_num + 1


def _row(cells: list[str], header: tuple[str, ...], line: int) -> SourceRow:
    found: dict[str, str] = {}
    faults = []
    for name, cell in zip(header, cells, strict=False):
        text = without_mark(cell).strip()
        if not text:
            continue
        if is_formula(text):
            faults.append((name, text, A_FORMULA))
        found[name] = f"{found[name]}\n{text}" if name in found else text
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        message = Text(
            f"the line has {len(cells)} columns, the first line only {len(header)}: put the text that holds the"
            " separator into quotation marks",
            f"该行有{len(cells)}列，首行只有{len(header)}列：含分隔符的文字须加引号",
        )
        faults.append(("", cells[len(header)], message))
    return SourceRow(line_place(line), found, faults=tuple(faults), original=tuple(cells))


def line_place(line: int) -> Text:
    """Return how a line is named."""
    return Text(f"line {line}", f"第{line}行")


def _broken(line: int, error: csv.Error) -> FilledFileError:
    if "field larger" in str(error):
        return FilledFileError(
            en=f"line {line}: a text longer than {MAX_FIELD} characters; a quotation mark may lack its end",
            zh=f"第{line}行：文字超过{MAX_FIELD}个字符；可能缺少后引号",
        )
    return FilledFileError(
        en=f"line {line}: not CSV ({error}); a quotation mark may lack its end",
        zh=f"第{line}行：不是有效的CSV（{error}）；可能缺少后引号",
    )
