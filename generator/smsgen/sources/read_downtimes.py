"""Reads downtimes that are listed in a CSV file: service, began, ended, and what is known besides."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from smsgen.diagnostics import did_you_mean
from smsgen.model.downtime import Downtime
from smsgen.model.filled import FilledFileError
from smsgen.model.source_table import SourceRow
from smsgen.model.text import Text, enumerated
from smsgen.sources.read_csv import read_csv

# Column → how it may be headed.
COLUMNS = {
    "service": ("service", "服务"),
    "began": ("began", "start", "开始", "开始时间"),
    "ended": ("ended", "end", "结束", "结束时间"),
    "minutes": ("minutes", "分钟", "时长"),
    "counted": ("counted", "是否计入", "计入"),
    "exception": ("exception", "例外", "例外及证据"),
    "incident": ("incident", "事件", "事件记录"),
}
_YES = {"yes": True, "no": False, "是": True, "否": False, "": True}
_FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %I:%M:%S %p", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M")


def read_downtimes(path: Path, zone: tzinfo, services: Sequence[str]) -> Iterator[Downtime]:
    """Yield the downtimes of a CSV file. zone: of times that name none. services: keys that may be named.

    Raises FilledFileError where a row cannot be taken as it is.
    """
    table = read_csv(path, [name for names in COLUMNS.values() for name in names])
    columns = headed(table.columns, COLUMNS, ("service", "began"))
    if "ended" not in columns and "minutes" not in columns:
        raise FilledFileError(en="there is no column ended or minutes", zh="缺少ended（结束）或minutes（分钟）列")
    for row in table.rows:
        yield _downtime(row, columns, zone, services)


def headed(columns: Sequence[str], known: dict[str, tuple[str, ...]], required: Sequence[str]) -> dict[str, str]:
    """Return our name → heading in the file. Raises FilledFileError where a required column is not there."""
    by_name = {column.casefold(): column for column in columns}
    found = {name: by_name[each] for name, names in known.items() for each in names if each in by_name}
    for name in required:
        if name not in found:
            listed, hint = enumerated(columns), did_you_mean(name, columns)
            raise FilledFileError(
                en=f"there is no column {known[name][0]}; the file has {listed.en}.{hint.en}",
                zh=f"没有列{known[name][-1]}；文件中有{listed.zh}。{hint.zh}",
            )
    return found


def _downtime(row: SourceRow, columns: dict[str, str], zone: tzinfo, services: Sequence[str]) -> Downtime:
    cells = {name: row.cells.get(heading, "") for name, heading in columns.items()}
    service = cells["service"].lower().replace("-", "_")
    if service not in services:
        listed = enumerated(services)
        raise wrong(row.place, cells["service"], f"the agreement covers {listed.en}", f"协议涵盖的服务：{listed.zh}")
    began = read_time(row.place, cells["began"], zone)
    if cells.get("ended"):
        ended = read_time(row.place, cells["ended"], zone)
    else:
        ended = began + timedelta(minutes=_minutes(row.place, cells.get("minutes", "")))
    if ended < began:
        raise wrong(row.place, cells.get("ended", ""), "lies before the beginning", "早于开始时间")
    counted = _YES.get(cells.get("counted", "").lower())
    if counted is None:
        raise wrong(row.place, cells["counted"], "write yes or no", "请写yes或no（是或否）")
    if not counted and not cells.get("exception"):
        raise wrong(
            row.place, "no", "what is not counted needs its exception and the proof", "不计入的须写明例外及证据"
        )
    return Downtime(service, began, ended, counted, cells.get("exception", ""), cells.get("incident", ""))


def _minutes(place: Text, text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = -1
    if not 0 <= minutes <= 60 * 24 * 366:
        raise wrong(place, text, "no number of minutes", "不是分钟数")
    return minutes


def read_time(place: Text, text: str, zone: tzinfo) -> datetime:
    """Return the moment that a cell names, in `zone` where it names none. Raises FilledFileError."""
    for each in _FORMATS:
        try:
            return datetime.strptime(text.replace("T", " "), each).replace(tzinfo=zone)
        except ValueError:
            continue
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise wrong(place, text, "no time; write 2026-10-05 10:22", "不是时间；请写2026-10-05 10:22") from None
    return value if value.tzinfo else value.replace(tzinfo=zone)


def wrong(place: Text, value: str, en: str, zh: str) -> FilledFileError:
    """Return the fault of one cell, to be raised."""
    return FilledFileError(en=f"{place.en}: {value!r}: {en}", zh=f"{place.zh}：“{value}”：{zh}")
