"""A real Chromium that opens the built site from file://, and notes every request and every word on the console."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.site_set import build_set, write_set

_ROOT = Path(__file__).parents[2]
_SET_FOLDERS = ("approvals", "authority", "docs", "forms", "policies", "procedures", "sms.yml", "waivers.yml")


@dataclass
class Visit:
    """A page of the browser with what it asked of other hosts and what it complained of."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("SMS_CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium here: these tests need one")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    return build_set(write_set(folder / "set"), folder / "build").folder


@pytest.fixture(scope="session")
def our_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the service management system in this repository."""
    folder = tmp_path_factory.mktemp("ours")
    for name in _SET_FOLDERS:
        source = _ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / "set" / name)
        elif source.is_file():
            shutil.copy(source, folder / "set" / name)
    return build_set(folder / "set", folder / "build").folder


@pytest.fixture(params=[390, 1280], ids=["phone", "desk"])
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": request.param, "height": 844})
    context.set_default_timeout(10_000)
    seen = Visit(context.new_page())
    seen.page.on("request", lambda each: _note_request(seen, each.url))
    seen.page.on("console", lambda each: seen.complaints.append(f"{each.type}: {each.text}"))
    seen.page.on("pageerror", lambda each: seen.complaints.append(str(each)))
    yield seen
    context.close()


def _note_request(visit: Visit, url: str) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        visit.foreign.append(url)
