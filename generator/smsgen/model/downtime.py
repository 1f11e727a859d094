"""Downtime of services: what monitoring saw, before it is compared with an agreement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

SCHEMA = "sms.monitoring/v1"
NO_DATA = ("down", "up")


class Downtime(NamedTuple):
    """One time in which a service was not available.

    service: key of the service, as the fields of the forms have it (`svc_01`). counted: it counts against the target.
    exception: why it does not, and the proof. incident: id of the incident record, "" where none is named.
    """

    service: str
    began: datetime
    ended: datetime
    counted: bool = True
    exception: str = ""
    incident: str = ""


class ServiceSource(NamedTuple):
    """Where the downtime of a service is seen.

    query, up_from: a Prometheus query, and from which value on the service is up. host, problem: of Zabbix, what the
    host and the problem are called, with `*` and `?`.
    """

    query: str = ""
    up_from: float = 1.0
    host: str = "*"
    problem: str = "*"


@dataclass(frozen=True, slots=True)
class Monitoring:
    """The file that says which measurement stands for which service (`sms.monitoring/v1`).

    step: seconds between two samples. no_data: how a time without samples counts, one of NO_DATA; "" where it is not
    said, so that such a time stops the calculation. services: key of the service → its source.
    """

    step: int = 60
    no_data: str = ""
    services: Mapping[str, ServiceSource] = field(default_factory=lambda: MappingProxyType({}))
