"""Which reader reads a file: by the end of its name, after a look at whether the content is of that kind."""

from collections.abc import Callable, Mapping
from pathlib import Path

from smsgen.model.filled import FilledFile, FilledFileError
from smsgen.model.mapping import Mapping as RowMapping
from smsgen.model.source_table import SourceTable
from smsgen.sources.read_csv import read_csv
from smsgen.sources.read_filled_docx import read_filled_docx
from smsgen.sources.read_filled_pdf import read_filled_pdf
from smsgen.sources.read_filled_yaml import read_filled_yaml
from smsgen.sources.read_json import read_json, read_json_lines
from smsgen.sources.read_xlsx import read_xlsx

# Files in which a form was filled in, by the end of the name. A reader raises FilledFileError.
FILLED: Mapping[str, Callable[[Path], FilledFile]] = {
    ".yml": read_filled_yaml,
    ".yaml": read_filled_yaml,
    ".docx": read_filled_docx,
    ".pdf": read_filled_pdf,
}
_TABLES = (".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl", ".xlsx", ".xlsm")
_ZIP, _OLD_OFFICE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_KINDS = {_ZIP: "XLSX/DOCX", _OLD_OFFICE: "XLS/DOC", _PDF: "PDF"}
_BINARY = (".xlsx", ".xlsm", ".docx", ".pdf")


def open_file(path: Path, mapping: RowMapping, known: tuple[str, ...]) -> SourceTable | FilledFile:
    """Return what is in the file. known: see `read_csv`. Raises FilledFileError; OSError where it cannot be read."""
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise FilledFileError(en="the file is empty", zh="文件为空")
    _look(suffix, start)
    if suffix in FILLED:
        return FILLED[suffix](path)
    if suffix in (".xlsx", ".xlsm"):
        return read_xlsx(path)
    if suffix == ".json":
        return read_json(path, mapping.rows)
    if suffix in (".ndjson", ".jsonl"):
        return read_json_lines(path)
    return read_csv(path, known, mapping.encoding, mapping.separator)


def _look(suffix: str, start: bytes) -> None:
    """Refuse a file whose name does not say what it is."""
    if suffix == ".xls":
        raise FilledFileError(
            en="workbooks of the old kind .xls are not read: save it as .xlsx", zh="不支持旧格式.xls：请另存为.xlsx"
        )
    if suffix not in FILLED and suffix not in _TABLES:
        kinds = " ".join((*_TABLES, *FILLED))
        raise FilledFileError(
            en=f"files ending in “{suffix}” are not read. Known: {kinds}", zh=f"不支持扩展名“{suffix}”。可用：{kinds}"
        )
    kind = next((name for sign, name in _KINDS.items() if start.startswith(sign)), "")
    if kind and suffix not in _BINARY:
        raise FilledFileError(
            en=f"its name ends in {suffix}, but it is {kind}: give it the right name",
            zh=f"扩展名为{suffix}，内容却是{kind}：请改正文件名",
        )
