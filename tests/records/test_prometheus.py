"""`sms record sla --from prometheus`: the figures of a real server on this machine, and servers that answer badly."""

import json
import os
import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.fakes import SmallSet
from tests.records.agreements import agreed

MONTH = ("SLA-2026-0001", "--month", "2026-09")
# The first moment of September where the organisation is (Asia/Shanghai).
BEGAN = datetime(2026, 8, 31, 16, tzinfo=UTC)
MINUTES = 30 * 24 * 60
MAP = """\
schema: sms.monitoring/v1
step: "60"
services:
  svc_01: {query: 'min(probe_success{customer="a", service="svc_01"})'}
  svc_02: {query: 'last_over_time(probe_success{customer="a", service="svc_02"}[59s])'}
"""
_STARTED_WITHIN = 60


def _series() -> Iterator[str]:
    """Yield a month of samples as OpenMetrics: svc_01 on two hosts, of which each is down once; svc_02 has a gap."""
    yield "# TYPE probe_success gauge"
    for service, host, down in (("svc_01", "h1", (100, 120)), ("svc_01", "h2", (110, 150)), ("svc_02", "h3", (0, 0))):
        for minute in range(MINUTES):
            if service == "svc_02" and 5000 <= minute < 5030:
                continue
            value = 0 if down[0] <= minute < down[1] else 1
            moment = int((BEGAN + timedelta(minutes=minute)).timestamp())
            yield f'probe_success{{customer="a",service="{service}",host="{host}"}} {value} {moment}'
    yield "# EOF\n"


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a Prometheus server that holds a month of samples; return its address."""
    if shutil.which("prometheus") is None:
        assert "SMS_REQUIRE_PROMETHEUS" not in os.environ, "prometheus is not installed"
        pytest.skip("prometheus is not installed (Debian package prometheus)")
    folder = tmp_path_factory.mktemp("prometheus")
    (folder / "empty.yml").write_text("{}\n", "utf-8")
    (folder / "samples.txt").write_text("\n".join(_series()), "utf-8")
    subprocess.run(
        ["promtool", "tsdb", "create-blocks-from", "--max-block-duration=1024h", "openmetrics", "samples.txt", "data"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    address = f"127.0.0.1:{_free_port()}"
    process = subprocess.Popen(
        [
            "prometheus", "--config.file=empty.yml", "--storage.tsdb.path=data", "--storage.tsdb.retention.time=10y",
            f"--web.listen-address={address}",
        ],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(f"http://{address}/-/ready", process)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _STARTED_WITHIN
    while time.monotonic() < until:
        assert process.poll() is None, "prometheus ended"
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 — on this machine
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail("prometheus did not start")


@pytest.fixture
def company(small_set: SmallSet) -> SmallSet:
    """Return a set with an agreement and the file that says what is measured."""
    agreed(small_set)
    small_set.write("monitoring.yml", MAP)
    return small_set


@pytest.mark.covers("R-31")
def test_a_month_is_read_from_a_server(company: SmallSet, server: str) -> None:
    command = ("record", "sla", *MONTH, "--from", "prometheus", server, "--map", "monitoring.yml")
    refused = company.sms(*command, "--draft", "draft.json")
    assert refused.code == 2
    assert "svc_02: no data for 30 min, first from 2026-09-04 11:20." in refused.err
    company.write("monitoring.yml", MAP + "no_data: down\n")
    run = company.sms(*command, "--draft", "draft.json")
    assert run.code == 0, run.err
    assert "svc_02: no data for 30 min, counted as down" in run.out
    values = json.loads(company.read("draft.json"))["values"]
    assert [row["downtime"] for row in values["availability"]] == ["50", "30"]
    assert [(row["began"], row["minutes"]) for row in values["downtimes"]] == [
        ("2026-09-01T01:40:00+08:00", "50"),
        ("2026-09-04T11:20:00+08:00", "30"),
    ]


def test_what_a_server_refuses_is_said(company: SmallSet, server: str) -> None:
    command = ("record", "sla", *MONTH, "--from", "prometheus", server, "--map", "monitoring.yml")
    company.write("monitoring.yml", MAP.replace("min(probe", "min(((probe"))
    run = company.sms(*command)
    assert run.code == 2
    assert "gives no figures: 1:53: parse error: unclosed left parenthesis" in run.err
    company.write("monitoring.yml", MAP.replace("min(", "("))
    run = company.sms(*command)
    assert run.code == 2
    assert "gives 2 series; join them, for example by min(…)" in run.err


class _Odd(BaseHTTPRequestHandler):
    """Answers with what is no answer."""

    content = b""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the name that the class overrides
        """Say nothing."""


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<html>", b"[]", b'{"data": {"result": 5}}', b'{"data": {"result": [{"values": [["x"]]}]}}', b"\xff",
        b'{"data": {"result": [7]}}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_no_answer_makes_the_command_fail_oddly(company: SmallSet, content: bytes) -> None:
    answering = HTTPServer(("127.0.0.1", 0), type("_Answer", (_Odd,), {"content": content}))
    thread = threading.Thread(target=answering.serve_forever)
    thread.start()
    try:
        address = f"http://127.0.0.1:{answering.server_port}"
        run = company.sms("record", "sla", *MONTH, "--from", "prometheus", address, "--map", "monitoring.yml")
    finally:
        answering.shutdown()
        thread.join()
        answering.server_close()
    assert run.code == 2
    assert "gives no figures" in run.err


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "file:///etc/hostname", "nowhere"])
def test_an_address_that_is_none_is_said(company: SmallSet, address: str) -> None:
    run = company.sms("record", "sla", *MONTH, "--from", "prometheus", address, "--map", "monitoring.yml")
    assert run.code == 2
    assert f"{address} gives no figures" in run.err
