"""Reads which measurement stands for which service: a file of `sms.monitoring/v1`."""

import re
from typing import Any

from smsgen.adapters.yaml import read_yaml
from smsgen.location import locate
from smsgen.model.downtime import NO_DATA, SCHEMA, Monitoring, ServiceSource
from smsgen.model.filled import FilledFileError
from smsgen.model.text import enumerated

_KEYS = ("schema", "step", "no_data", "services")
_SERVICE = ("query", "up_from", "host", "problem")
_STEP = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", re.ASCII)


def read_monitoring(path: str, content: bytes) -> Monitoring:
    """Return what the file says. Raises FilledFileError with the place of the first fault."""
    try:
        document = read_yaml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FilledFileError(en=f"{path}: not UTF-8", zh=f"{path}：不是UTF-8编码") from error
    if document.faults:
        fault = document.faults[0]
        raise FilledFileError(en=f"{path}:{fault.line}: not valid YAML", zh=f"{path}:{fault.line}：不是有效的YAML")
    return _Decoder(path, document.places).monitoring(document.value)


class _Decoder:
    def __init__(self, path: str, places: dict[str, tuple[int, int]]) -> None:
        self.path = path
        self.places = places

    def monitoring(self, value: Any) -> Monitoring:
        values = self._mapping(value, "", _KEYS)
        if values.get("schema") != SCHEMA:
            raise self._fault(at="schema", en=f"must be {SCHEMA}", zh=f"应为{SCHEMA}")
        step, no_data = values.get("step", "60"), values.get("no_data", "")
        if not isinstance(step, str) or not _STEP.fullmatch(step):
            raise self._fault(at="step", en="must be a number of seconds", zh="应为秒数")
        if no_data not in ("", *NO_DATA):
            raise self._fault(at="no_data", en="can be down or up", zh="可为down或up")
        services = self._mapping(values.get("services", {}), "services", None)
        if not services:
            raise self._fault(at="services", en="names no service", zh="未列出任何服务")
        return Monitoring(int(step), no_data, {key: self._service(key, each) for key, each in services.items()})

    def _service(self, key: str, value: Any) -> ServiceSource:
        at = f"services.{key}"
        values = self._mapping(value, at, _SERVICE)
        for name, each in values.items():
            if not isinstance(each, str) or not each:
                raise self._fault(at=f"{at}.{name}", en="must be one line of text", zh="应为一行文字")
        number = values.pop("up_from", "1")
        if not _NUMBER.fullmatch(number):
            raise self._fault(at=f"{at}.up_from", en="must be a number", zh="应为数字")
        return ServiceSource(up_from=float(number), **values)

    def _mapping(self, value: Any, at: str, known: tuple[str, ...] | None) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._fault(at=at, en="must be keys with values", zh="应为键值对")
        for key in value:
            if known is not None and key not in known:
                listed = enumerated(known)
                wrong = f"{at}.{key}".lstrip(".")
                raise self._fault(at=wrong, en=f"unknown; known are {listed.en}", zh=f"未知的键；可用：{listed.zh}")
        return dict(value)

    def _fault(self, *, at: str, en: str, zh: str) -> FilledFileError:
        place = locate(self.path, self.places, at)
        return FilledFileError(en=f"{place}: {at}: {en}", zh=f"{place}：{at}：{zh}")
