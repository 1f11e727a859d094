"""The built site in a real browser, opened from file:// without a network, on a phone and on a desk."""

from pathlib import Path

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

_KINDS_OF_PAGE = (
    "index.html",
    "register.html",
    "roles.html",
    "coverage/index.html",
    "coverage/iso-iec-20000-1-2018/8.7.2.html",
    "manual/SMS-MAN-01.html",
    "policies/SMS-POL-07.html",
    "policies/index.html",
    "procedures/SMS-PRC-17.html",
)


def _open(visit: Visit, site: Path, page: str) -> None:
    visit.page.goto((site / page).as_uri())
    visit.page.wait_for_selector("[data-md-component=content]")


def _search(visit: Visit, words: str) -> list[str]:
    """Type words into the search box and return the titles found, best first."""
    page = visit.page
    button = page.locator("label.md-header__button[for=__search]")
    if button.is_visible():  # on a phone the box lies outside the screen until its button is pressed
        button.click()
    else:
        page.click(".md-search__input")
    page.wait_for_function("document.activeElement.classList.contains('md-search__input')")
    page.keyboard.insert_text(words)
    page.keyboard.press("End")  # text that is inserted raises no keyup, and the search box waits for one
    page.wait_for_selector(".md-search-result__item")
    titles = page.locator(".md-search-result__item h1").all_inner_texts()
    return [title.replace("\u200b", "") for title in titles]


def _assert_calm(visit: Visit) -> None:
    assert visit.foreign == []
    assert visit.complaints == []


@pytest.mark.covers("C-07", "R-31")
@pytest.mark.parametrize("language", ["", "zh/"])
def test_every_kind_of_page_is_calm_and_fits_the_screen(visit: Visit, our_site: Path, language: str) -> None:
    for page in _KINDS_OF_PAGE:
        _open(visit, our_site, language + page)
        surplus = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert surplus <= 0, page
    _assert_calm(visit)


@pytest.mark.parametrize("page", ["procedures/SMS-PRC-18.html", "procedures/SMS-PRC-19.html", "register.html"])
def test_hostile_and_long_titles_do_no_harm(visit: Visit, small_site: Path, page: str) -> None:
    alerts: list[str] = []
    visit.page.on("dialog", lambda dialog: alerts.append(dialog.message))
    _open(visit, small_site, page)
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert alerts == []
    _assert_calm(visit)


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("", "continuity", "SMS-POL-07 Service continuity and availability policy"),
        ("", "SMS-PRC-17", "SMS-PRC-17 Change management procedure"),
        ("", "zebra", "SMS-PRC-17 Change management procedure"),
        ("zh/", "服务连续性", "SMS-POL-07 服务连续性与可用性策略"),
        ("zh/", "可用", "SMS-POL-07 服务连续性与可用性策略"),
        ("zh/", "连续性", "SMS-POL-07 服务连续性与可用性策略"),
    ],
)
def test_search_works_from_file_in_both_languages(
    visit: Visit, small_site: Path, language: str, words: str, found: str
) -> None:
    _open(visit, small_site, language + "index.html")
    assert found in _search(visit, words)[:3]
    _assert_calm(visit)


def test_a_search_result_opens_its_page(visit: Visit, small_site: Path) -> None:
    _open(visit, small_site, "zh/index.html")
    _search(visit, "服务连续性与可用性")
    visit.page.locator(".md-search-result__item a", has_text="SMS-POL-07").first.click()
    visit.page.wait_for_url("**/zh/policies/SMS-POL-07.html*")
    _assert_calm(visit)


@pytest.mark.parametrize("page", ["index.html", "policies/SMS-POL-07.html", "coverage/iso-iec-20000-1-2018/8.7.2.html"])
def test_the_language_switch_stays_on_the_page(visit: Visit, small_site: Path, page: str) -> None:
    _open(visit, small_site, page)
    visit.page.click(".sms-switch a")
    visit.page.wait_for_url(f"**/zh/{page}")
    assert visit.page.evaluate("document.documentElement.lang") == "zh"
    visit.page.click(".sms-switch a")
    visit.page.wait_for_url(f"**/site/{page}")
    assert visit.page.evaluate("document.documentElement.lang") == "en"
    _assert_calm(visit)


def test_links_between_documents_lead_to_the_place(visit: Visit, small_site: Path) -> None:
    _open(visit, small_site, "manual/SMS-MAN-01.html")
    visit.page.click("article >> text=the flow")
    visit.page.wait_for_url("**/procedures/SMS-PRC-17.html#flow")
    assert visit.page.locator("figure.sms-diagram svg").count() == 1
    _assert_calm(visit)
