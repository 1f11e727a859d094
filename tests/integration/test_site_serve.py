"""The preview: a saved change is on the page, with its findings, and nothing is shown to strangers."""

import dataclasses
import http.client
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from smsgen.app.serve import ServeOptions, serve
from smsgen.app.site_inputs import inputs_of_folder
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.exporters.site.assemble import SiteInputs
from smsgen.location import Location
from smsgen.model.text import Text
from smsgen.sources.tree import WorkingTree
from tests.browser.site_set import write_set

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
        return dataclasses.replace(inputs_of_folder(self.root), diagnostics=(_FAULT,))

    def wait(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not true():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{self.port}"})
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
    index = preview.get("/search/search_index.json")[1]
    assert "quokka" in index
    assert "SMS-POL-07.html" in index


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
    settings.write_text("schema: [\n")
    preview.wait(lambda: "ConfigurationError" in preview.get("/manual/SMS-MAN-01.html")[1])
    settings.write_text(before)
    preview.wait(lambda: "ConfigurationError" not in preview.get("/manual/SMS-MAN-01.html")[1])


def test_strangers_and_paths_outside_are_refused(preview: _Preview) -> None:
    assert preview.get("/index.html", host="evil.example")[0] == 403
    assert "root:" not in preview.get("/../../../../../../etc/passwd")[1]
    assert "root:" not in preview.get("/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd")[1]
    assert preview.get("/assets/")[0] == 404
