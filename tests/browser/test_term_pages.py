"""Terms in a real browser: found in a text, explained to mouse, keyboard and touch, and looked up in the list."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit
from tests.browser.site_set import build_set, write_set
from tests.fixtures.term_set import add_terms

pytestmark = pytest.mark.browser

_LIST = "manual/SMS-MAN-05.html"
_TRAPS = "procedures/SMS-PRC-20.html"
_WORDS = {
    "": ["Changes", "SC", "services"],
    "zh/": ["服务连续性", "服务", "变更", "可用性"],
}
_DEFINITION = {"": "service continuity – Delivering after a disaster.", "zh/": "灾难之后仍能交付。"}
_STYLE = """each => {
    const own = getComputedStyle(each), text = getComputedStyle(each.parentElement);
    return [own.textDecorationStyle, own.textDecorationLine, own.color === text.color];
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terms")
    return build_set(add_terms(write_set(folder / "set")), folder / "build").folder


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Return a page on a screen that is touched."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def _open(page: Page, site: Path, path: str) -> None:
    page.goto((site / path).as_uri())
    page.wait_for_selector("[data-md-component=content]")


def _tip(page: Page) -> str:
    return page.locator(".md-tooltip2--active").inner_text()


@pytest.mark.parametrize("language", ["", "zh/"])
def test_first_uses_are_marked_but_do_not_look_like_links(visit: Visit, site: Path, language: str) -> None:
    _open(visit.page, site, language + _TRAPS)
    terms = visit.page.locator("article a.sms-term")
    assert terms.all_inner_texts() == _WORDS[language]
    assert terms.first.evaluate(_STYLE) == ["dotted", "underline", True]
    assert visit.page.title().startswith(("Service - ", "服务 - "))
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert visit.foreign == []
    assert visit.complaints == []


@pytest.mark.parametrize("language", ["", "zh/"])
def test_mouse_and_keyboard_bring_up_the_definition(visit: Visit, site: Path, language: str) -> None:
    _open(visit.page, site, language + _TRAPS)
    term = visit.page.locator("article a.sms-term[href$='#term-continuity']")
    term.hover()
    assert _tip(visit.page) == _DEFINITION[language]
    box = visit.page.locator(".md-tooltip2--active .md-tooltip2__inner").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= visit.page.evaluate("innerWidth")
    visit.page.mouse.move(0, 0)
    visit.page.wait_for_selector(".md-tooltip2--active", state="detached")
    term.focus()
    assert _tip(visit.page) == _DEFINITION[language]
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(f"**/{language}{_LIST}#term-continuity")
    assert visit.page.locator("#term-continuity").evaluate("each => each.getBoundingClientRect().top") >= 0


@pytest.mark.parametrize("language", ["", "zh/"])
def test_a_tap_leads_to_the_list(phone: Page, site: Path, language: str) -> None:
    _open(phone, site, language + _TRAPS)
    phone.locator("article a.sms-term[href$='#term-continuity']").tap()
    phone.wait_for_url(f"**/{language}{_LIST}#term-continuity")
    shown = phone.locator("#term-continuity + .sms-entry p").nth(1).inner_text()
    assert shown == _DEFINITION[language].split(" – ")[-1]


@pytest.mark.parametrize("language", ["", "zh/"])
def test_a_screen_reader_is_told_the_definition(phone: Page, site: Path, language: str) -> None:
    """What Chromium's accessibility tree says, before any script has made a tooltip of it."""
    _open(phone, site, language + _TRAPS)
    session = phone.context.new_cdp_session(phone)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    said = {
        node["name"]["value"]: node.get("description", {}).get("value", "")
        for node in nodes
        if node.get("role", {}).get("value") == "link"
    }
    assert said[_WORDS[language][0 if language else 1]] == _DEFINITION[language]


@pytest.mark.parametrize("language", ["", "zh/"])
def test_the_list_fits_the_screen_and_links_no_term(visit: Visit, site: Path, language: str) -> None:
    _open(visit.page, site, language + _LIST)
    assert visit.page.locator("article h3[id^=term-]").count() == 4
    assert visit.page.locator("a.sms-term").count() == 0
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert visit.complaints == []


def test_paper_shows_no_underline(visit: Visit, site: Path) -> None:
    _open(visit.page, site, _TRAPS)
    visit.page.emulate_media(media="print")
    term = visit.page.locator("article a.sms-term").first
    assert term.evaluate("each => getComputedStyle(each).textDecorationLine") == "none"


@pytest.mark.parametrize(("language", "folder"), [("en", "search"), ("zh", "zh/search")])
def test_the_search_index_holds_no_definition_but_that_of_the_list(site: Path, language: str, folder: str) -> None:
    text = (site / folder / "search_index.json").read_text("utf-8")
    entries = [entry for entry in json.loads(text)["docs"] if re.search("SMS-PRC-20", entry["location"])]
    definition = _DEFINITION["" if language == "en" else "zh/"].split(" – ")[-1]
    assert entries
    assert not any("title=" in entry["text"] or "sms-term" in entry["text"] for entry in entries)
    found = [
        entry["location"] for entry in json.loads(text)["docs"] if definition in entry["text"].replace("\u200b", "")
    ]
    assert found
    assert all("SMS-MAN-05" in location for location in found)
