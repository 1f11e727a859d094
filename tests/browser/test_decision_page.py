"""The page of `sms approve --web` in a real browser: from what waits to the signature, on a phone and on a desk."""

from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.deciding.deciding_set import DecidingSet
from tests.deciding.page_visitor import PASSPHRASE, locked_key, opened

pytestmark = pytest.mark.browser

_WORDS = {"en": ("Sign now", "I am finished", "Finished"), "zh": ("立即签署", "结束", "已结束")}


def _fits(visit: Visit) -> bool:
    return bool(visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.covers("R-09")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_from_what_waits_to_the_signature(visit: Visit, language: str, tmp_path: Path) -> None:
    deciding = DecidingSet(tmp_path / "质量 set")
    deciding.replace("policies/pol-01.md", "Customers first.", "Customers first.\n\n" * 60)
    deciding.commit()
    deciding.decide("xu.dan", "review", "2026-03-01")
    sign, finish, finished = _WORDS[language]
    page = visit.page
    with opened(deciding, locked_key(deciding, "chen.an"), language=language) as served:
        origin = served.address.partition("/start/")[0]
        page.goto(served.address)
        page.wait_for_selector(".card")
        assert _fits(visit)
        page.click("a[href='/text/SMS-POL-01/en']")
        button = page.locator("#choose button")
        assert button.is_disabled()
        page.keyboard.press("End")  # a jump is no reading
        page.check("#option-1")
        assert button.is_disabled()
        page.check("#read")
        assert button.is_enabled()
        page.uncheck("#read")
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        page.evaluate("setInterval(() => scrollBy({top: 300, behavior: 'instant'}), 300)")
        page.wait_for_selector("#choose button:enabled", timeout=60_000)
        assert _fits(visit)
        button.click()
        page.fill("#passphrase", PASSPHRASE)
        assert _fits(visit)
        page.click(f"button:text-is('{sign}')")
        page.wait_for_url("**/done/*")
        assert _fits(visit)
        page.click("header nav a")  # the language switch stays on the page
        page.wait_for_selector(f"html[lang^={'en' if language == 'zh' else 'zh'}]")
        page.click("header nav a")
        page.click(f"footer button:text-is('{finish}')")
        page.wait_for_selector(f"h1:text-is('{finished}')")
        served.thread.join(30)
        assert not served.thread.is_alive()
    assert [each for each in visit.foreign if not each.startswith(origin)] == []
    assert visit.complaints == []
    assert len(list((deciding.root / "approvals").rglob("approve--*.yml.sig"))) == 1
    assert deciding.git("status", "--short") == ""
