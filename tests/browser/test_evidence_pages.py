"""The pages about records, evidence and duties in a real browser, on a phone and on a desk, in both languages."""

from pathlib import Path

import pytest

from smsgen.app.publishing.build import BuildOptions, build_site
from tests.browser.conftest import Visit
from tests.browser.site_set import inputs_of
from tests.records.evidence_set import DISPOSAL, STORY, files_of, write

pytestmark = pytest.mark.browser

_PAGES = (
    "records.html",
    "records/evidence.html",
    "records/SMS-FRM-39.html",
    "records/SMS-FRM-39/INC-2026-0001.html",
    "records/SMS-FRM-38/REL-2026-0001.html",
    "duties.html",
    "roles.html",
    "roles/incident-manager.html",
)
_LONG = "W" * 300
_TOO_WIDE = """[...document.querySelectorAll('.md-content *')]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evidence")
    long = {"INC-2026-0009": f"date: 2026-09-09\nvalues:\n  summary: {_LONG}\n  story: {_LONG}"}
    root = write(files_of({**STORY, **long, "DSP-2026-0001": DISPOSAL}), folder / "set")
    (folder / "build").mkdir()
    return build_site(lambda: inputs_of(root), BuildOptions(folder / "build")).folder


def _open(visit: Visit, site: Path, page: str) -> None:
    visit.page.goto((site / page).as_uri())
    visit.page.wait_for_selector("[data-md-component=content]")


@pytest.mark.parametrize("language", ["", "zh/"])
def test_every_page_is_calm_and_fits_the_screen(visit: Visit, site: Path, language: str) -> None:
    for page in (*_PAGES, "records/SMS-FRM-39/INC-2026-0009.html"):
        _open(visit, site, language + page)
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page
        assert visit.page.evaluate(_TOO_WIDE) == [], page
    assert visit.foreign == []
    assert visit.complaints == []


def test_a_reader_goes_from_the_list_to_the_configuration_item(visit: Visit, site: Path) -> None:
    _open(visit, site, "records.html")
    page = visit.page
    page.click("#SMS-FRM-39 td:last-child a")
    page.click("text=INC-2026-0001")
    assert page.locator("h1 .sms-number").inner_text() == "INC-2026-0001"
    assert "INC-2026-0001 Mail is slow" in page.title()
    page.click(".sms-trace >> text=CFI-2026-0001")
    assert page.locator("h1 .sms-number").inner_text() == "CFI-2026-0001"


def test_the_other_language_is_one_step_away(visit: Visit, site: Path) -> None:
    _open(visit, site, "zh/records/SMS-FRM-39/INC-2026-0001.html")
    assert "优先级" in visit.page.locator(".sms-values").inner_text()
    visit.page.click(".sms-switch a")
    visit.page.wait_for_load_state()
    assert "Priority" in visit.page.locator(".sms-values").inner_text()
