"""Draws up the monthly report of an agreement from what monitoring measured (R-31)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from smsgen.adapters.prometheus import PrometheusError, query_range
from smsgen.analysis.downtimes import Span, agreed_maintenance, judged, of_samples
from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import records_of
from smsgen.analysis.working_time import working_time
from smsgen.app.writing.refused_change import refused
from smsgen.diagnostics import did_you_mean
from smsgen.model.downtime import Downtime, Monitoring, ServiceSource
from smsgen.model.filled import FilledFileError
from smsgen.model.record import Record
from smsgen.model.text import Text, enumerated
from smsgen.reports.sla_month import MonthDraft, month_span, month_values, services_of
from smsgen.sources.read_downtimes import read_downtimes
from smsgen.sources.read_monitoring import read_monitoring
from smsgen.sources.read_zabbix import read_zabbix

SOURCES = ("prometheus", "zabbix", "csv")


class Measurement(NamedTuple):
    """Where figures come from. source: one of SOURCES. place: address of the server, or path of the file.

    mapping: the file that says which measurement stands for which service; None where the figures name services.
    """

    source: str
    place: str
    mapping: Path | None = None


def draft_month(facts: Facts, agreement_id: str, month: date, given: Measurement, now: datetime) -> MonthDraft:
    """Return the report of a month. Raises AuthorityError where something stands in the way."""
    agreement, form = _agreement(facts, agreement_id), _report_form(facts)
    hours = working_time(facts.sms)
    span = month_span(month, hours)
    if span.ended > now:
        raise refused(en=f"{month:%Y-%m} is not over yet.", zh=f"{month:%Y-%m}尚未结束。")
    services = services_of(agreement)
    try:
        measured, remarks = _measured(given, services, span)
    except FilledFileError as error:
        raise refused(en=f"{given.place}: {error.reason.en}", zh=f"{given.place}：{error.reason.zh}") from error
    except OSError as error:
        file, reason = error.filename or given.place, error.strerror or str(error)
        raise refused(en=f"{file} cannot be read: {reason}", zh=f"无法读取{file}：{reason}") from error
    notice = facts.sms.settings.thresholds.working_days_maintenance
    maintenance = agreed_maintenance(records_of(facts, "change-request"), hours, notice)
    downtimes, joined = judged((each for each in measured if each.service in services), maintenance, span)
    known = {field.key for field in facts.sources[form].fields}
    values = {key: each for key, each in month_values(facts, agreement, month, downtimes).items() if key in known}
    return MonthDraft(form, agreement, values, tuple(downtimes), (*remarks, *joined))


def _measured(given: Measurement, services: Sequence[str], span: Span) -> tuple[list[Downtime], list[Text]]:
    zone = span.began.tzinfo or UTC
    if given.source == "csv":
        return list(read_downtimes(Path(given.place), zone, services)), []
    if given.mapping is None:
        raise refused(
            en=f"--map is missing: the file that says which measurement of {given.source} stands for which service.",
            zh=f"缺少--map：说明{given.source}的哪项测量对应哪项服务的文件。",
        )
    monitoring = read_monitoring(given.mapping.name, given.mapping.read_bytes())
    _covered(services, monitoring)
    if given.source == "zabbix":
        return list(read_zabbix(Path(given.place), monitoring, zone, span.ended)), []
    return _from_prometheus(given.place, monitoring, services, span)


def _agreement(facts: Facts, id_: str) -> Record:
    agreements = {each.id: each for each in records_of(facts, "service-level-agreement")}
    if id_ in agreements:
        return agreements[id_]
    hint, listed = did_you_mean(id_, agreements), enumerated(agreements, "-")
    raise refused(
        en=f"There is no sound service level agreement {id_}.{hint.en} There are: {listed.en}",
        zh=f"没有有效的服务级别协议{id_}。{hint.zh}现有：{listed.zh}",
    )


def _report_form(facts: Facts) -> str:
    form = facts.sms.settings.record_kinds.get("service-level-report", "")
    if form not in facts.sources:
        raise refused(
            en="sms.yml does not say which form is the monthly report (record_kinds.service-level-report).",
            zh="sms.yml未指明月度报告所用的表单（record_kinds.service-level-report）。",
        )
    return form


def _covered(services: Sequence[str], monitoring: Monitoring) -> None:
    missing = [service for service in services if service not in monitoring.services]
    if missing:
        listed = enumerated(missing)
        raise refused(
            en=f"Nothing says how {listed.en} is measured. Add it under services: in the file given by --map.",
            zh=f"未说明{listed.zh}如何测量。请在--map所指文件的services下补充。",
        )


def _from_prometheus(
    url: str, monitoring: Monitoring, services: Sequence[str], span: Span
) -> tuple[list[Downtime], list[Text]]:
    found, remarks = [], []
    for service in services:
        source = monitoring.services[service]
        if not source.query:
            raise refused(en=f"services.{service} has no query.", zh=f"services.{service}缺少query。")
        down, unknown = _sampled(url, source, monitoring.step, span)
        minutes = f"{sum(each.minutes for each in unknown):.0f}"
        if unknown and not monitoring.no_data:
            first = unknown[0].began
            raise refused(
                en=f"{service}: no data for {minutes} min, first from {first:%Y-%m-%d %H:%M}. Say in the file"
                " given by --map how such a time counts: `no_data: down` or `no_data: up`.",
                zh=f"{service}：有{minutes}分钟没有数据，最早始于{first:%Y-%m-%d %H:%M}。请在--map所指文件中"
                "写明如何计算：no_data: down或no_data: up。",
            )
        if unknown:
            counts = Text(*((monitoring.no_data,) * 2))
            remarks.append(
                Text(
                    f"{service}: no data for {minutes} min, counted as {counts.en}",
                    f"{service}：有{minutes}分钟没有数据，按{counts.zh}计算",
                )
            )
        spans = [*down, *(unknown if monitoring.no_data == "down" else [])]
        found += [Downtime(service, *each) for each in spans]
    return found, remarks


def _sampled(url: str, source: ServiceSource, step: int, span: Span) -> tuple[list[Span], list[Span]]:
    first, last = int(span.began.timestamp()), int(span.ended.timestamp())
    try:
        read = list(query_range(url, source.query, first, last, step))
    except PrometheusError as error:
        raise refused(en=f"{url} gives no figures: {error}", zh=f"{url}未返回数据：{error}") from error
    zone = span.began.tzinfo
    samples = [(datetime.fromtimestamp(moment, UTC).astimezone(zone), value) for moment, value in read]
    return of_samples(samples, timedelta(seconds=step), source.up_from, span)
