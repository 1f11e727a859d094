"""`sms record sla`: the monthly report of an agreement from a list of downtimes, and from what Zabbix exports."""

import json
from typing import Any

import pytest
import yaml

from tests.fakes import Run, SmallSet
from tests.records.agreements import CHANGE, agreed

MONTH = ("SLA-2026-0001", "--month", "2026-09")
REST = ("--by", "li.qing", "--set", "trend=Steady.", "--set", "prepared_by=li.qing", "--set", "checked_by=he.jing")
SENT = ("--set", "sent_on=2026-10-08")
MAP = """\
schema: sms.monitoring/v1
services:
  svc_01: {host: "host-a-*", problem: "*unavailable*"}
  svc_02: {host: "app-a", problem: "Application down"}
"""


@pytest.fixture
def company(small_set: SmallSet) -> SmallSet:
    """Return a set with an agreement."""
    return agreed(small_set)


def _draft(company: SmallSet, source: str, name: str, *more: str) -> tuple[Run, dict[str, Any]]:
    run = company.sms("record", "sla", *MONTH, "--from", source, name, "--draft", "draft.json", *more)
    assert run.code == 0, run.err
    return run, json.loads(company.read("draft.json"))["values"]


def _refused(company: SmallSet, *arguments: str, code: int = 2) -> str:
    before = company.digest()
    run = company.sms("record", "sla", *arguments)
    assert run.code == code, run.out + run.err
    assert company.digest() == before
    return run.err


@pytest.mark.covers("R-31")
def test_downtimes_of_a_list_become_the_report_of_the_month(company: SmallSet) -> None:
    company.write(
        "down.csv",
        "service,began,ended,counted,exception\n"
        "SVC-01,2026-09-03 10:00,2026-09-03 10:43,,\n"
        "svc_01,2026-09-03 10:30,2026-09-03 10:50,,\n"
        "svc_02,2026-08-31 23:50,2026-09-01 00:10,,\n"
        "svc_02,2026-09-10 02:00,2026-09-10 05:00,no,Power cut at the customer; their mail of 10 September\n",
    )
    run = company.sms("record", "sla", *MONTH, "--from", "csv", "down.csv", *REST, *SENT)
    assert run.code == 0, run.err
    assert "svc_01: overlapping times are counted once" in run.out
    path = run.out.splitlines()[-1].removeprefix("Written: ")
    written = company.read(path)
    # 50 minutes of 43,200 leave 99.884 %: below 99.9 %, but by less than a full 0.1 point.
    assert read_values(written)["availability"][0] == {
        "service": "svc_01", "target": "99.9", "downtime": "50", "achieved": "99.884", "met": "no", "credit": "0",
    }  # fmt: skip
    checked = company.sms("check", "--format", "json", "--as-of", yaml.safe_load(written)["date"])
    found = {each["name"] for each in json.loads(checked.out)["diagnostics"] if each["path"] == path}
    assert found <= {"sla-target-missed", "sla-report-late"}


def read_values(text: str) -> dict[str, Any]:
    """Return the values of a record file."""
    values: dict[str, Any] = yaml.safe_load(text)["values"]
    return values


def test_what_lies_outside_the_month_or_is_excepted_does_not_count(company: SmallSet) -> None:
    company.write(
        "down.csv",
        "服务,开始,结束,是否计入,例外\n"
        "svc_02,2026-08-31 23:50,2026-09-01 00:10,是,\n"
        "svc_02,2026-09-10 02:00,2026-09-10 05:00,否,顾客停电\n"
        "svc_01,2026-10-01 00:00,2026-10-01 04:00,是,\n",
    )
    _, values = _draft(company, "csv", "down.csv")
    assert values["availability"] == [
        {"service": "svc_01", "target": "99.9", "downtime": "0", "achieved": "100.000", "met": "yes", "credit": "0"},
        {"service": "svc_02", "target": "99.5", "downtime": "10", "achieved": "99.976", "met": "yes", "credit": "0"},
    ]
    assert [(row["minutes"], row["counted"]) for row in values["downtimes"]] == [("10", "yes"), ("180", "no")]
    assert values["period_end"] == "2026-09-30"
    assert values["total_minutes"] == "43200"


@pytest.mark.parametrize(("consent", "counted"), [("2026-09-01", "0"), ("2026-09-02", "60")])
def test_maintenance_that_was_agreed_in_time_does_not_count(company: SmallSet, consent: str, counted: str) -> None:
    company.write("records/SMS-FRM-30/2026/RFC-2026-0001.yml", CHANGE.replace("CONSENT", consent))
    company.write("down.csv", "service,began,minutes\nsvc_01,2026-09-08 21:55,70\n")
    _, values = _draft(company, "csv", "down.csv")
    assert values["availability"][0]["downtime"] == ("10" if counted == "0" else "70")
    excepted = [row["exception"] for row in values["downtimes"] if row["counted"] == "no"]
    assert excepted == (["RFC-2026-0001, agreed on 2026-09-01"] if counted == "0" else [])


def test_credit_grows_by_full_tenths_up_to_the_limit(company: SmallSet) -> None:
    company.write("down.csv", "service,began,minutes\nsvc_01,2026-09-08 00:00,130\nsvc_02,2026-09-09 00:00,9000\n")
    _, values = _draft(company, "csv", "down.csv")
    assert [(row["achieved"], row["met"], row["credit"]) for row in values["availability"]] == [
        ("99.699", "no", "4"),
        ("79.166", "no", "20"),
    ]


ZABBIX = """\
"Severity","Time","Recovery time","Status","Host","Problem","Duration","Ack","Actions","Tags"
"High","2026-09-05 10:00:00","2026-09-05 10:12:30","RESOLVED","host-a-1","Service unavailable","12m 30s","","",""
"High","2026-09-05 10:05:00","2026-09-05 10:20:00","RESOLVED","host-a-2","Host unavailable","15m","No","",""
"Warning","2026-09-06 10:05:00","2026-09-06 11:20:00","RESOLVED","host-a-2","Disk space is low","1h 15m","No","",""
"High","2026-09-07 09:00:00","2026-09-07 10:00:00","RESOLVED","host-b-1","Host unavailable","1h","No","",""
"Disaster","2026-09-30 23:30:00","","PROBLEM","app-a","Application down","","No","",""
"""


@pytest.mark.covers("R-31")
def test_problems_exported_by_zabbix(company: SmallSet) -> None:
    company.write("problems.csv", ZABBIX)
    company.write("monitoring.yml", MAP)
    _, values = _draft(company, "zabbix", "problems.csv", "--map", "monitoring.yml")
    assert [row["downtime"] for row in values["availability"]] == ["20", "30"]


def test_events_of_the_zabbix_api(company: SmallSet) -> None:
    hosts = [{"hostid": "1", "host": "app-a", "name": "Application A"}]
    began, ended = 1788570000, 1788573600
    events = [
        {
            "eventid": "9",
            "r_eventid": "10",
            "clock": f"{began}",
            "value": "1",
            "name": "Application down",
            "hosts": hosts,
        },
        {
            "eventid": "10",
            "r_eventid": "0",
            "clock": f"{ended}",
            "value": "0",
            "name": "Application down",
            "hosts": hosts,
        },
    ]
    company.write("events.json", json.dumps({"jsonrpc": "2.0", "result": events, "id": 1}))
    company.write("monitoring.yml", MAP)
    _, values = _draft(company, "zabbix", "events.json", "--map", "monitoring.yml")
    assert [row["downtime"] for row in values["availability"]] == ["0", "60"]
    company.write("events.json", json.dumps(events[:1]))
    said = _refused(company, *MONTH, "--from", "zabbix", "events.json", "--map", "monitoring.yml", "--draft", "x.json")
    assert "event 1: '10': the recovery event is not in the file" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("service,began,ended\nsvc_09,2026-09-01 10:00,2026-09-01 11:00\n", "line 2: 'svc_09': the agreement covers"),
        ("service,began,ended\nsvc_01,2026-02-30 10:00,2026-09-01 11:00\n", "line 2: '2026-02-30 10:00': no time"),
        ("service,began,ended\nsvc_01,2026-09-02 10:00,2026-09-01 11:00\n", "lies before the beginning"),
        ("service,began\nsvc_01,2026-09-02 10:00\n", "there is no column ended or minutes"),
        ("host,began,ended\nsvc_01,2026-09-02 10:00,2026-09-02 11:00\n", "there is no column service"),
        ("service,began,minutes\nsvc_01,2026-09-02 10:00,nan\n", "no number of minutes"),
        ("service,began,minutes,counted\nsvc_01,2026-09-02 10:00,5,no\n", "needs its exception and the proof"),
        ("", "the file is empty"),
    ],
)
def test_a_list_that_cannot_be_taken_is_refused_with_its_place(company: SmallSet, content: str, said: str) -> None:
    company.write("down.csv", content)
    assert said in _refused(company, *MONTH, "--from", "csv", "down.csv", "--draft", "draft.json")


def test_what_cannot_be_drawn_up_is_said(company: SmallSet) -> None:
    company.write("down.csv", "service,began,minutes\n")
    down = ("--from", "csv", "down.csv")
    assert "There is no sound service level agreement SLA-2026-0002." in _refused(
        company, "SLA-2026-0002", "--month", "2026-09", *down
    )
    assert "2026-13 is no month" in _refused(company, "SLA-2026-0001", "--month", "2026-13", *down)
    assert "2999-01 is not over yet" in _refused(company, "SLA-2026-0001", "--month", "2999-01", *down)
    assert "Figures do not say trend" in _refused(company, *MONTH, *down, "--by", "li.qing")
    assert "--map is missing" in _refused(company, *MONTH, "--from", "zabbix", "down.csv")
    assert "cannot be read" in _refused(company, *MONTH, "--from", "csv", "none.csv")
    company.write("monitoring.yml", "schema: sms.monitoring/v1\nservices:\n  svc_01: {hosts: a}\n")
    said = _refused(company, *MONTH, "--from", "zabbix", "down.csv", "--map", "monitoring.yml")
    assert "monitoring.yml:3:12: services.svc_01.hosts: unknown" in said
    company.write("monitoring.yml", 'schema: sms.monitoring/v1\nservices:\n  svc_01: {host: "a"}\n')
    said = _refused(company, *MONTH, "--from", "zabbix", "down.csv", "--map", "monitoring.yml")
    assert "Nothing says how svc_02 is measured." in said
