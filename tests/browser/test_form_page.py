"""A form is filled in on its page: what is wrong is shown, and the file that is saved passes the check."""

from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from smsgen.app.check import judge
from smsgen.app.export_form import export_form
from smsgen.exporters.record_file import record_bytes
from smsgen.sources.read_record import read_record
from tests.browser.conftest import Visit
from tests.browser.form_set import write_form_set
from tests.browser.site_set import build_set

pytestmark = pytest.mark.browser
# What does not depend on the width is tried at one of them.
_at_desk = pytest.mark.parametrize("visit", [1280], indirect=True, ids=["desk"])
_FORGE = "https://forge.example/group/sms"


@pytest.fixture(scope="module")
def form_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_form_set(tmp_path_factory.mktemp("forms") / "set", _FORGE)


@pytest.fixture(scope="module")
def form_site(form_set: Path) -> Path:
    return build_set(form_set, form_set.parent / "build").folder


def _open(visit: Visit, site: Path, page: str) -> Page:
    visit.page.clock.set_fixed_time("2026-10-03T02:00:00Z")
    visit.page.goto((site / page).as_uri())
    visit.page.wait_for_selector(".sms-fill-ready")
    return visit.page


def _fill(page: Page) -> None:
    """Fill in something everywhere."""
    page.fill("#sms-id", "3")
    page.fill("#sms-date", "2026-10-02")
    page.select_option("#sms-made_by", "li.qing")
    page.fill("#sms-values-summary", ' No "x" \\ #')
    page.fill("#sms-values-story", "第一行：变更\n\tsecond  line")
    page.fill("#sms-values-count", "7")
    page.fill("#sms-values-share", "99.5")
    page.fill("#sms-values-begun_on", "2026-10-01")
    page.fill("#sms-values-ended_on", "2026-10-02")
    page.fill("#sms-values-seen_at", "2026-10-01T09:30")
    page.check("#sms-values-kind input[value=no]")
    page.select_option("#sms-values-many", "i")
    page.check("#sms-values-areas input[value=south]")
    page.check("#sms-values-areas input[value=north]")
    page.check("#sms-values-urgent input[value=yes]")
    page.select_option("#sms-values-finder", "li.qing")
    page.select_option("#sms-values-role", "quality-manager")
    page.select_option("#sms-values-manual", "SMS-MAN-01")
    page.fill("#sms-values-rfc", "RFC-2026-0002")
    page.fill("#sms-values-actions-0-action", "Mend it")
    page.select_option("#sms-values-actions-0-result", "good")
    page.click("#sms-values-actions > .sms-fill-add")
    page.click("#sms-values-actions > .sms-fill-add")
    page.fill("#sms-values-actions-2-action", "再查一次")
    page.fill("#sms-values-actions-2-done_on", "2026-10-02")


def _save(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click(".sms-fill-main")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def _messages(page: Page) -> dict[str, str]:
    """Return what is said at each control that was refused: its path → the words."""
    return {
        str(each.get_attribute("data-path")): each.locator(".sms-fill-error:visible").first.inner_text()
        for each in page.locator(".sms-fill-wrong").all()
    }


@pytest.mark.covers("R-31")
@pytest.mark.parametrize("language", ["", "zh/"])
def test_what_is_filled_in_is_saved_as_a_record_that_passes_the_check(
    visit: Visit, form_site: Path, form_set: Path, tmp_path: Path, language: str
) -> None:
    page = _open(visit, form_site, f"{language}forms/SMS-FRM-40.html")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    _fill(page)
    file = _save(page, tmp_path)
    assert file.name == "ALL-2026-0003.yml"
    path = f"records/SMS-FRM-40/2026/{file.name}"
    record, found = read_record(path, file.read_bytes())
    assert not found
    assert file.read_bytes() == record_bytes(record)
    assert record.values == {
        "summary": 'No "x" \\ #', "story": "第一行：变更\n second  line", "count": "7", "share": "99.5",
        "begun_on": "2026-10-01", "ended_on": "2026-10-02", "seen_at": "2026-10-01T09:30:00+08:00", "kind": "no",
        "many": "i", "areas": ("north", "south"), "urgent": "yes", "finder": "li.qing", "role": "quality-manager",
        "manual": "SMS-MAN-01", "rfc": "RFC-2026-0002",
        "actions": ({"action": "Mend it", "result": "good"}, {"action": "再查一次", "done_on": "2026-10-02"}),
    }  # fmt: skip
    assert (record.form_version, record.date, record.made_by) == ("1.0", "2026-10-02", "li.qing")
    assert record.made_at == "2026-10-03T10:00:00+08:00"
    place = form_set / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(file.read_bytes())
    try:
        judged = judge(form_set, cache=False)
    finally:
        place.unlink()
    assert [each for each in judged.report.diagnostics if each.location.path == path] == []
    assert visit.foreign == []
    assert visit.complaints == []


def test_what_is_wrong_is_said_where_it_stands_and_mended_there(visit: Visit, form_site: Path, tmp_path: Path) -> None:
    page = _open(visit, form_site, "forms/SMS-FRM-40.html")
    page.fill("#sms-id", "INC-2026-0001")
    page.fill("#sms-date", "2999-01-01")
    page.fill("#sms-values-summary", "longer than twelve")
    page.fill("#sms-values-count", "ten")
    page.fill("#sms-values-share", "99.6")
    page.fill("#sms-values-begun_on", "2026-10-05")
    page.fill("#sms-values-ended_on", "2026-10-04")
    page.fill("#sms-values-rfc", "INC-2026-0001")
    page.fill("#sms-values-story", "hid\u200bden")
    page.fill("#sms-values-actions-0-done_on", "2026-10-01")
    page.click(".sms-fill-main")
    messages = _messages(page)
    assert list(messages) == [
        "id", "date", "made_by", "values.summary", "values.story", "values.count", "values.share", "values.ended_on",
        "values.kind", "values.rfc", "values.actions[0].action", "values.actions[0].done_on",
    ]  # fmt: skip
    assert messages["values.ended_on"] == "This lies before “Begun on” (2026-10-05)."
    assert "U+200B" in messages["values.story"]
    assert "RFC" in messages["values.rfc"]
    links = page.locator(".sms-fill-errors li a").all_inner_texts()
    assert links[0] == "Record number"
    assert "Actions, row 1, Action" in links
    assert page.evaluate("document.activeElement.classList.contains('sms-fill-errors')")
    # By keyboard alone: the first link leads to its control, which is described by its message.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "sms-id"
    described = page.locator("#sms-id").get_attribute("aria-describedby") or ""
    assert page.locator("#sms-id").get_attribute("aria-invalid") == "true"
    assert messages["id"] in [page.locator(f"#{id_}").inner_text() for id_ in described.split()]
    page.fill("#sms-values-count", "3")
    page.locator("#sms-values-count").blur()
    assert "values.count" not in _messages(page)
    _fill(page)
    assert _save(page, tmp_path).name == "ALL-2026-0003.yml"
    assert page.locator(".sms-fill-errors").is_hidden()
    assert visit.complaints == []


@_at_desk
@pytest.mark.parametrize("language", ["", "zh/"])
def test_what_is_needed_to_close_is_asked_for_once_the_record_is_closed(
    visit: Visit, form_site: Path, tmp_path: Path, language: str
) -> None:
    mark = "关闭前必填" if language else "needed to close"
    message = "关闭前必填，请填写。" if language else "Enter this: a closed record needs it."
    page = _open(visit, form_site, f"{language}forms/SMS-FRM-40.html")
    _fill(page)
    assert mark in page.locator("label[for=sms-values-cause]").inner_text()
    assert page.locator("#sms-values-cause").get_attribute("aria-required") is None
    assert "closed" not in _save(page, tmp_path).read_text("utf-8")
    page.locator(".sms-fill-more").evaluate("each => { each.open = true; }")
    page.check("#sms-closed")
    assert page.locator("#sms-values-cause").get_attribute("aria-required") == "true"
    page.click(".sms-fill-main")
    wrong = {"values.cause", "values.actions[2].result"}
    assert _messages(page) == dict.fromkeys(wrong, message)
    page.uncheck("#sms-closed")
    assert _messages(page) == {}
    page.check("#sms-closed")
    page.fill("#sms-values-cause", "磁盘满")
    page.select_option("#sms-values-actions-2-result", "bad")
    file = _save(page, tmp_path)
    path = f"records/SMS-FRM-40/2026/{file.name}"
    record, found = read_record(path, file.read_bytes())
    assert not found
    assert (record.closed, record.values["cause"]) == ("yes", "磁盘满")
    assert file.read_bytes() == record_bytes(record)
    page.goto((form_site / f"{language}forms/SMS-FRM-40.html").as_uri())
    cells = page.locator("tr[data-key=cause] td").all_inner_texts()
    assert cells[-1].lower() == mark


@_at_desk
def test_messages_are_in_the_language_of_the_page(visit: Visit, form_site: Path) -> None:
    page = _open(visit, form_site, "zh/forms/SMS-FRM-40.html")
    page.click(".sms-fill-main")
    assert _messages(page)["values.summary"] == "必填，请填写。"
    assert "填写人 – 必填，请填写。" in page.locator(".sms-fill-errors li").all_inner_texts()


@_at_desk
def test_every_control_has_a_label_and_its_descriptions(visit: Visit, form_site: Path) -> None:
    page = _open(visit, form_site, "forms/SMS-FRM-40.html")
    page.click("#sms-values-actions > .sms-fill-add")
    page.locator(".sms-fill-more").evaluate("each => { each.open = true; }")
    page.click("#sms-links > .sms-fill-add")
    faults = page.evaluate(
        """() => [...document.querySelectorAll('.sms-fill :is(input, select, textarea)')].flatMap(each => {
          const described = (each.getAttribute('aria-describedby') || '').split(' ').filter(Boolean);
          const missing = described.filter(id => !document.getElementById(id));
          return [...(each.labels.length ? [] : ['no label: ' + each.id]), ...missing.map(id => 'nothing is ' + id)];
        })"""
    )
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert faults == []
    assert len(ids) == len(set(ids))


@_at_desk
def test_without_a_number_the_file_has_one_that_import_replaces(visit: Visit, form_site: Path, tmp_path: Path) -> None:
    page = _open(visit, form_site, "forms/SMS-FRM-40.html")
    _fill(page)
    page.fill("#sms-id", "")
    assert _save(page, tmp_path).name == "ALL-2026-0000.yml"
    assert "sms record import" in page.locator(".sms-fill-status").inner_text()


@_at_desk
def test_the_editor_of_the_forge_opens_with_the_record(visit: Visit, form_site: Path) -> None:
    page = _open(visit, form_site, "forms/SMS-FRM-40.html")
    page.evaluate("() => { window.opened = []; window.open = each => { window.opened.push(each); }; }")
    _fill(page)
    page.fill("#sms-id", "")
    page.click("[data-action=forge]")
    assert "ALL-2026-0001" in _messages(page)["id"]
    page.fill("#sms-id", "1")
    page.click("[data-action=forge]")
    address = urlsplit(page.evaluate("window.opened[0]"))
    query = parse_qs(address.query)
    assert address.geturl().startswith(f"{_FORGE}/new/main?")
    assert query["filename"] == ["records/SMS-FRM-40/2026/ALL-2026-0001.yml"]
    assert 'id: "ALL-2026-0001"' in query["value"][0]
    assert "变更" in query["value"][0]
    page.fill("#sms-values-story", "长" * 900)
    with page.expect_download() as download:
        page.click("[data-action=forge]")
    assert download.value.suggested_filename == "ALL-2026-0001.yml"
    assert page.locator(".sms-fill-status a").get_attribute("href") == f"{_FORGE}/upload/main/records/SMS-FRM-40/2026"
    assert visit.foreign == []


def test_what_is_kept_elsewhere_is_named_by_its_digest(visit: Visit, form_site: Path, tmp_path: Path) -> None:
    page = _open(visit, form_site, "forms/SMS-FRM-47.html")
    assert page.locator("[data-path^=values]").count() == 0
    kept = tmp_path / "filled.docx"
    kept.write_bytes(b"secret")
    page.fill("#sms-date", "2026-10-02")
    page.select_option("#sms-made_by", "li.qing")
    page.fill("#sms-version", "1.0")
    page.fill("#sms-external-place", "safe 3")
    page.set_input_files("#sms-external-file", kept)
    digest = sha256(b"secret").hexdigest()
    page.wait_for_function(f"document.querySelector('#sms-external-sha256').value === '{digest}'")
    file = _save(page, tmp_path)
    record, found = read_record(f"records/SMS-FRM-47/2026/{file.name}", file.read_bytes())
    assert not found
    assert record.external is not None
    assert (record.external.place, record.external.sha256, record.version) == ("safe 3", digest, "1.0")
    assert b"secret" not in file.read_bytes()


@_at_desk
def test_a_draft_is_kept_only_when_asked_for_and_can_be_deleted(visit: Visit, form_site: Path) -> None:
    page = _open(visit, form_site, "forms/SMS-FRM-40.html")
    _fill(page)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('sms-draft'))") == []
    page.check("#sms-draft")
    page.reload()
    page.wait_for_selector(".sms-fill-ready")
    assert page.input_value("#sms-values-actions-2-action") == "再查一次"
    assert page.is_checked("#sms-values-areas input[value=south]")
    page.click("[data-action=draft-delete]")
    page.reload()
    page.wait_for_selector(".sms-fill-ready")
    assert page.input_value("#sms-values-summary") == ""
    assert page.locator("#sms-values-actions .sms-fill-row").count() == 1


@_at_desk
@pytest.mark.parametrize(("button", "story"), [("print", "第一行：变更"), ("print-blank", "")])
def test_on_paper_stands_the_form_alone(visit: Visit, form_site: Path, button: str, story: str) -> None:
    page = _open(visit, form_site, "forms/SMS-FRM-40.html")
    _fill(page)
    # What is on the page while it is printed.
    page.evaluate(
        """() => { window.print = () => {
          window.dispatchEvent(new Event('beforeprint'));
          window.seen = {
            hidden: [...document.querySelectorAll('.sms-print-hide')].some(each => each.id === 'purpose'),
            version: document.querySelector('.sms-control').textContent.includes('1.0'),
            story: document.querySelector('#sms-values-story + .sms-fill-mirror').textContent,
            rows: document.querySelectorAll('#sms-values-actions .sms-fill-row').length,
            summary: document.querySelector('#sms-values-summary').value,
          };
          window.dispatchEvent(new Event('afterprint'));
        }; }"""
    )
    page.click(f"[data-action={button}]")
    seen = page.evaluate("window.seen")
    assert seen["hidden"]
    assert seen["version"]
    assert seen["story"].partition("\n")[0] == story
    assert seen["rows"] == 3
    assert bool(seen["summary"]) == bool(story)
    assert page.input_value("#sms-values-story").startswith("第一行")
    assert page.locator(".sms-print-hide, .sms-fill-mirror").count() == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_form_as_a_file_of_its_own_works_alike(visit: Visit, form_set: Path, tmp_path: Path, language: str) -> None:
    file = tmp_path / "form.html"
    file.write_bytes(export_form(judge(form_set, cache=False).facts, "SMS-FRM-40", "html", language))
    visit.page.goto(file.as_uri())
    visit.page.wait_for_selector(".sms-fill-ready")
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    _fill(visit.page)
    assert read_record("a/b.yml", _save(visit.page, tmp_path).read_bytes())[1] == ()
    assert visit.foreign == []
    assert visit.complaints == []


def test_without_a_forge_nothing_is_offered_to_open_there(browser: Browser, tmp_path: Path) -> None:
    site = build_set(write_form_set(tmp_path / "set"), tmp_path / "build").folder
    page = browser.new_page()
    page.goto((site / "forms/SMS-FRM-40.html").as_uri())
    page.wait_for_selector(".sms-fill-ready")
    assert page.locator("[data-action=forge]").count() == 0
    page.close()
