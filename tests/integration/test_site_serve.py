"""The preview: a saved change is on the page, with its findings, and nothing is shown to strangers."""

import dataclasses
import http.client
import os
import shutil
import signal
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from smsgen.app.publishing.build import BuildError
from smsgen.app.publishing.serve import ServeOptions, serve
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.exporters.site.assemble import SiteInputs
from smsgen.location import Location
from smsgen.model.text import Text
from smsgen.sources.tree import WorkingTree
from tests.browser.site_set import inputs_of, write_set

_FAULT = Diagnostic(
    Location("procedures/prc-17.md", 20, 3),
    "REF001",
    "unresolved-reference",
    Severity.ERROR,
    Text("No document has the id <SMS-PRC-99>.", "没有编号为<SMS-PRC-99>的文件。"),
    Text("Correct it.", "请更正。"),
    "SMS-PRC-17",
)


class _Preview:
    """A preview that runs in a thread of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.notes: list[str] = []
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()
        self.wait(lambda: any("http" in note for note in self.notes))
        address = next(note for note in self.notes if "http" in note)
        self.port = int(address.partition("127.0.0.1:")[2].partition("/")[0])

    def _serve(self) -> None:
        options = ServeOptions(self.root / "build", 0, self.stop)
        serve(self._look, lambda: WorkingTree(self.root).entries(), options, lambda text: self.notes.append(text.en))

    def _look(self) -> SiteInputs:
        return dataclasses.replace(inputs_of(self.root), diagnostics=(_FAULT,))

    def wait(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not true():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def engines(self) -> list[int]:
        """Return the process ids of the warm engines."""
        children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
        ids = [int(child) for each in children for child in each.read_text().split()]
        return [each for each in ids if b"smsgen.adapters.engine" in Path(f"/proc/{each}/cmdline").read_bytes()]

    def whole_index(self) -> str:
        """Return the search index, which holds the pages of the whole site at every moment of a partial build."""
        index = self.get("/search/search_index.json")[1]
        assert "SMS-POL-07.html" in index
        return index

    def get(self, path: str, host: str = "", method: str = "GET") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Preview]:
    root = write_set(tmp_path_factory.mktemp("serve"))
    started = _Preview(root)
    yield started
    started.stop.set()
    started.thread.join(30)
    assert not (root / "build" / "preview").exists()
    shutil.rmtree(root)


def test_a_saved_change_appears(preview: _Preview) -> None:
    path = preview.root / "procedures/prc-17.md"
    path.write_text(path.read_text() + "\nA quokka appears.\n")
    preview.wait(lambda: "quokka" in preview.get("/procedures/SMS-PRC-17.html")[1])
    preview.wait(lambda: "quokka" in preview.whole_index())


def test_a_new_title_reaches_the_navigation_of_other_pages(preview: _Preview) -> None:
    path = preview.root / "docs/manual/man-01.md"
    path.write_text(path.read_text().replace("Service management manual", "The new manual"))
    preview.wait(lambda: "The new manual" in preview.get("/manual/index.html")[1])
    assert preview.get("/zh/manual/SMS-MAN-01.html")[0] == 200


def test_the_page_shows_its_findings(preview: _Preview) -> None:
    page = preview.get("/procedures/SMS-PRC-17.html")[1]
    assert "procedures/prc-17.md:20:3" in page
    assert "&lt;SMS-PRC-99&gt;" in page
    assert "没有编号" in preview.get("/zh/procedures/SMS-PRC-17.html")[1]
    assert "prc-17.md:20:3" not in preview.get("/manual/SMS-MAN-01.html")[1]
    assert "REF001" in preview.get("/findings.html")[1]


def test_a_text_that_cannot_be_read_is_reported_on_the_page(preview: _Preview) -> None:
    settings = preview.root / "sms.yml"
    before = settings.read_text()
    settings.write_text(before.replace('as_of: "2026-10-15"', "as_of: tomorrow"))
    preview.wait(lambda: "as_of must be a date" in preview.get("/manual/SMS-MAN-01.html")[1])
    assert "<code>sms.yml:7:1</code>" in preview.get("/index.html")[1]
    assert "as_of应为日期" in preview.get("/zh/manual/SMS-MAN-01.html")[1]
    assert any(note.startswith("sms.yml:7:1: DOC004 ") for note in preview.notes)
    settings.write_text(before)
    preview.wait(lambda: "as_of must be" not in preview.get("/manual/SMS-MAN-01.html")[1])


def test_an_engine_that_died_is_replaced(preview: _Preview) -> None:
    for engine in preview.engines():
        os.kill(engine, signal.SIGKILL)
    path = preview.root / "procedures/prc-19.md"
    path.write_text(path.read_text() + "\nA numbat appears.\n")
    preview.wait(lambda: "numbat" in preview.get("/procedures/SMS-PRC-19.html")[1])
    preview.wait(lambda: "numbat" in preview.whole_index())
    preview.wait(lambda: "numbat" in preview.get("/zh/procedures/SMS-PRC-19.html")[1])


def test_a_second_preview_of_the_same_folder_is_refused(preview: _Preview) -> None:
    with pytest.raises(BuildError, match="Another build or preview is at work"):
        serve(
            lambda: inputs_of(preview.root),
            lambda: 0,
            ServeOptions(preview.root / "build", 0),
            lambda text: preview.notes.append(text.en),
        )
    assert preview.get("/index.html")[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/%00.html", "/%ff.html", "/" + "x" * 5000 + ".html", "/__sms__/version?after=" + "9" * 5000, "/nothing.html"],
)
def test_an_address_that_means_nothing_is_no_fault_of_the_server(
    preview: _Preview, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert preview.get(path)[0] in (200, 404)
    assert preview.get(path, method="HEAD")[0] in (200, 404, 501)
    assert "Traceback" not in capfd.readouterr().err


def test_a_reader_who_leaves_is_no_fault_of_the_server(preview: _Preview, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", preview.port)) as reader:
            address = f"GET /__sms__/version?after=999999999 HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n"
            reader.sendall(address.encode())
            # An abrupt end: the answer meets a connection that is no more.
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    path = preview.root / "procedures/prc-19.md"
    path.write_text(path.read_text() + "\nA bilby appears.\n")
    preview.wait(lambda: "bilby" in preview.get("/procedures/SMS-PRC-19.html")[1])
    assert "Traceback" not in capfd.readouterr().err


def test_strangers_and_paths_outside_are_refused(preview: _Preview) -> None:
    assert preview.get("/index.html", host="evil.example")[0] == 403
    assert "root:" not in preview.get("/../../../../../../etc/passwd")[1]
    assert "root:" not in preview.get("/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd")[1]
    assert preview.get("/assets/")[0] == 404
