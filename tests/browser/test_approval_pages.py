"""The pages about approvals in a real browser, on a phone and on a desk: they fit, they fold, they need no colour."""

from pathlib import Path

import pytest

from smsgen.app.check import judge
from smsgen.app.publishing.build import BuildOptions, build_site
from smsgen.app.publishing.publish import edition_of
from smsgen.app.publishing.site_inputs import site_inputs
from tests.browser.conftest import Visit
from tests.fixtures.living_set import living_repository

pytestmark = pytest.mark.browser

_PAGES = (
    "index.html",
    "register.html",
    "control/waiting.html",
    "control/reviews.html",
    "control/changes.html",
    "control/obsolete.html",
    "control/verify.html",
    "manual/SMS-MAN-01.html",
    "preview/SMS-POL-01.html",
    "procedures/SMS-PRC-20.html",
    "history/SMS-POL-01.html",
    "history/SMS-POL-09.html",
    "history/SMS-PRC-20.html",
)


def build(root: Path, folder: Path, profile: str) -> Path:
    """Build the site that a profile publishes and return its folder."""
    judged = judge(root, profile=profile, cache=False)
    edition = edition_of(judged, root, "internal")
    folder.mkdir()
    return build_site(
        lambda: site_inputs(judged.facts, judged.tree, edition=edition), BuildOptions(folder, "mkdocs")
    ).folder


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return living_repository(tmp_path_factory.mktemp("living") / "set")


@pytest.fixture(scope="module")
def draft(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(repository, tmp_path_factory.mktemp("draft") / "build", "draft")


@pytest.fixture(scope="module")
def released(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(repository, tmp_path_factory.mktemp("released") / "build", "release")


def _open(visit: Visit, site: Path, page: str) -> None:
    visit.page.goto((site / page).as_uri())
    visit.page.wait_for_selector("[data-md-component=content]")


def _article(visit: Visit) -> str:
    return visit.page.locator("article").inner_text()


@pytest.mark.covers("R-31")
@pytest.mark.parametrize("language", ["", "zh/"])
def test_every_page_about_approvals_is_calm_and_fits(visit: Visit, draft: Path, language: str) -> None:
    for page in _PAGES:
        _open(visit, draft, language + page)
        for closed in visit.page.locator("article details:not([open]) > summary").all():
            if closed.is_visible():
                closed.click()
        surplus = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert surplus <= 0, page
    assert (visit.foreign, visit.complaints) == ([], [])


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "procedures/SMS-PRC-20.html",
            ("in force", "Written by", "He Jing 何静", "Approved by", "Quality manager", "2026-11-20"),
        ),
        (
            "zh/procedures/SMS-PRC-20.html",
            ("现行有效", "翻译", "批准", "变更经理", "发布日期", "实施日期", "密级", "本人密钥签名"),
        ),
        ("preview/SMS-POL-01.html", ("in review", "Reviewed by", "Still to approve", "Chen An 陈安")),
        ("manual/SMS-MAN-01.html", ("taken over on 2026-01-04", "Safe 3, folder 12")),
        ("history/SMS-POL-01.html", ("Version 2.0", "Still to approve", "Chen An 陈安", "since 2026-03-10")),
        ("history/SMS-POL-09.html", ("withdrawn", "Withdrawn by", "2026-03-10 to 2027-01-15")),
        ("control/waiting.html", ("Top management", "SMS-POL-01", "Approve", "8 days", "By person")),
        ("zh/control/reviews.html", ("已逾期", "逾期90天", "90天内到期", "9天后")),
        ("control/changes.html", ("Confirmed", "No change needed, says He Jing 何静", "Withdrawn")),
        ("zh/control/obsolete.html", ("已作废的文件", "Retention of paper records", "2026-11-24被3.0版替代")),
    ],
)
def test_what_pages_say(visit: Visit, draft: Path, page: str, said: tuple[str, ...]) -> None:
    _open(visit, draft, page)
    text = _article(visit)
    assert [each for each in said if each not in text] == []


def test_a_long_reason_leaves_the_link_behind_it_whole(visit: Visit, draft: Path) -> None:
    _open(visit, draft, "control/changes.html")
    cell = visit.page.locator(".sms-table td[data-label]").last
    cell.evaluate("cell => { cell.innerHTML = 'A reason. '.repeat(30) + '<a href=\"#\">Revision history</a>' }")
    link = cell.locator("a").bounding_box()
    assert link
    assert link["width"] > 60
    assert link["height"] < 45


def test_a_digest_is_shown_only_to_who_asks(visit: Visit, draft: Path) -> None:
    _open(visit, draft, "procedures/SMS-PRC-20.html")
    assert "sha256:" not in _article(visit)
    visit.page.locator(".sms-proof > summary").click()
    assert "sha256:" in _article(visit)
    assert "approve--quality-manager--li.qing--20261120T090000Z.yml" in _article(visit)


def test_from_a_document_to_what_changed_in_chinese(visit: Visit, draft: Path) -> None:
    _open(visit, draft, "zh/procedures/SMS-PRC-20.html")
    visit.page.get_by_role("link", name="修订记录").click()
    visit.page.wait_for_selector(".sms-redline")
    redline = visit.page.locator(".sms-redline").first
    deleted, inserted = redline.locator("td del").first, redline.locator("td ins").first
    assert (deleted.inner_text(), inserted.inner_text()) == ("30", "15")
    styles = [each.evaluate("node => getComputedStyle(node).textDecorationLine") for each in (deleted, inserted)]
    assert styles == ["line-through", "underline"]
    words = [each.evaluate("node => getComputedStyle(node, '::before').content") for each in (deleted, inserted)]
    assert words == ['"［删除："', '"［新增："']


def test_what_stayed_the_same_unfolds(visit: Visit, draft: Path) -> None:
    _open(visit, draft, "history/SMS-PRC-20.html")
    redline = visit.page.locator(".sms-redline").first
    assert "restores the service as fast" not in redline.inner_text()
    for summary in redline.locator("summary").all():
        summary.focus()
        visit.page.keyboard.press("Enter")
    assert "restores the service as fast" in redline.inner_text()
    assert redline.locator("h1, h2, h3, script").count() == 0


def test_a_release_tells_nothing_of_texts_that_nobody_approved(visit: Visit, released: Path) -> None:
    assert not (released / "preview").exists()
    for page in ("policies/SMS-POL-01.html", "history/SMS-POL-01.html", "history/SMS-PRC-20.html"):
        _open(visit, released, page)
        source = visit.page.content()
        unapproved = ("publish the results", "Priority 3 is dropped", "Version 2.0")
        assert [each for each in unapproved if each in source] == []
    _open(visit, released, "control/waiting.html")
    assert "2.0, English" in _article(visit)
    _open(visit, released, "zh/history/SMS-PRC-20.html")
    assert visit.page.locator(".sms-redline").count() == 2


def test_the_register_leads_to_its_neighbours(visit: Visit, released: Path) -> None:
    _open(visit, released, "register.html")
    assert "Chen An 陈安" in _article(visit)
    hrefs = visit.page.locator("nav a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for page in ("waiting", "reviews", "changes", "obsolete", "verify"):
        assert f"control/{page}.html" in hrefs
