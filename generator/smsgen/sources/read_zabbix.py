"""Reads downtimes from what Zabbix exports: the list of problems as CSV, or events as its API gives them (JSON).

CSV: Monitoring, Problems, “Export to CSV”; headings in English or Chinese; times in the zone of the organisation.
JSON: the answer of `event.get` with `selectHosts`, problem and recovery events together; the objects may stand in
`result`, as in the answer of the API, or alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from smsgen.model.downtime import Downtime, Monitoring
from smsgen.model.filled import FilledFileError
from smsgen.model.text import Text
from smsgen.sources.read_csv import read_csv
from smsgen.sources.read_downtimes import headed, read_time, wrong

_COLUMNS: dict[str, tuple[str, ...]] = {
    "host": ("host", "主机"),
    "problem": ("problem", "问题"),
    "began": ("time", "时间"),
    "ended": ("recovery time", "恢复时间"),
}
_MAX_BYTES = 64 * 1024 * 1024
_PROBLEM = "1"


def read_zabbix(path: Path, monitoring: Monitoring, zone: tzinfo, until: datetime) -> Iterator[Downtime]:
    """Yield a downtime for each problem that stands for one. until: the end of a problem that is not solved.

    Raises FilledFileError where the file is no such export.
    """
    events = _json_problems(path) if path.suffix.lower() == ".json" else _csv_problems(path, zone)
    for host, problem, began, ended in events:
        for service, source in monitoring.services.items():
            meant = source.host == "*" or any(fnmatchcase(each, source.host) for each in host)
            if meant and fnmatchcase(problem, source.problem):
                yield Downtime(service, began, ended or max(until, began))


_Problem = tuple[Sequence[str], str, datetime, datetime | None]


def _csv_problems(path: Path, zone: tzinfo) -> Iterator[_Problem]:
    table = read_csv(path, [name for names in _COLUMNS.values() for name in names])
    columns = headed(table.columns, _COLUMNS, tuple(_COLUMNS))
    for row in table.rows:
        cells = {name: row.cells.get(heading, "") for name, heading in columns.items()}
        began = read_time(row.place, cells["began"], zone)
        ended = read_time(row.place, cells["ended"], zone) if cells["ended"] else None
        yield [cells["host"]], cells["problem"], began, ended


def _json_problems(path: Path) -> Iterator[_Problem]:
    events = {event["eventid"]: event for event in _events(path)}
    for number, event in enumerate(events.values(), 1):
        if str(event.get("value", "")) != _PROBLEM:
            continue
        place = Text(f"event {number}", f"第{number}个事件")
        recovery = str(event.get("r_eventid", "0"))
        if recovery != "0" and recovery not in events:
            raise wrong(place, recovery, "the recovery event is not in the file", "文件中没有对应的恢复事件")
        ended = _clock(place, events[recovery]) if recovery in events else None
        yield list(_hosts(event)), str(event.get("name", "")), _clock(place, event), ended


def _events(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise FilledFileError(en="larger than 64 MB", zh="超过64 MB")
        value = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise FilledFileError(en=f"not JSON: {error}", zh=f"不是JSON：{error}") from error
    listed = value.get("result") if isinstance(value, dict) else value
    if not isinstance(listed, list) or not all(isinstance(each, dict) and "eventid" in each for each in listed):
        raise FilledFileError(
            en="no list of events as event.get of the Zabbix API gives it",
            zh="不是Zabbix API的event.get所返回的事件列表",
        )
    yield from listed


def _hosts(event: Mapping[str, Any]) -> Iterator[str]:
    hosts = event.get("hosts")
    for host in hosts if isinstance(hosts, list) else []:
        if isinstance(host, dict):
            yield from (str(host[key]) for key in ("host", "name") if key in host)


def _clock(place: Text, event: Mapping[str, Any]) -> datetime:
    try:
        return datetime.fromtimestamp(int(str(event["clock"])), UTC)
    except (KeyError, ValueError, OverflowError, OSError) as error:
        raise wrong(place, str(event.get("clock", "")), "no time in seconds", "不是以秒计的时间") from error
