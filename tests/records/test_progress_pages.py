"""The pages about gaps, readiness and duties: what they lead to, and what they keep to themselves."""

import re
from pathlib import Path

import pytest

from tests.fakes import run_sms
from tests.records.evidence_set import SETTINGS, STORY, files_of, pages_of, trees_of, write

GAPS, READY, CALENDAR = "evidence/gaps.md", "evidence/ready.md", "evidence/calendar.md"
KINDS = SETTINGS.replace("record_kinds: {", "record_kinds: {nonconformity: SMS-FRM-47, ")
# A fault of INC-2026-0001 that the checker reports: it names a problem that is not there.
FAULTY = {**STORY, "INC-2026-0001": "date: 2026-05-04\nvalues: {summary: x, problem: PRB-2026-0099}"}
OPEN = {"SEC-2026-0001": 'date: 2026-07-07\nvalues: {grade: major, action_due: "2026-10-30"}'}


def open_finding(classification: str) -> dict[str, bytes]:
    """Return a set with an open nonconformity: it stands on the pages about readiness and duties."""
    files = files_of({**STORY, **OPEN}, settings=KINDS, classification=classification)
    form = files["forms/sms-frm-47.md"].decode()
    fields = "  - {key: grade, label: Grade, type: text}\n  - {key: action_due, label: Due, type: date}\n"
    files["forms/sms-frm-47.md"] = form.replace("fields:\n", f"fields:\n{fields}").encode()
    return files


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_record_that_a_page_names_is_a_link_to_its_page(language: str) -> None:
    pages = pages_of(open_finding("internal"), language, judged=True)
    link = '<a href="../records/SMS-FRM-47/SEC-2026-0001.html"><span class="sms-number">SEC-2026-0001</span></a>'
    said = {"en": " is major and open", "zh": "为严重不符合且未关闭"}[language]
    assert f"{link}{said}" in pages[READY]
    assert link in pages[CALENDAR]
    gaps = pages_of(files_of(FAULTY), language, judged=True)[GAPS]
    assert '<a href="../records/SMS-FRM-39/INC-2026-0001.html">' in gaps
    assert "PRB-2026-0099</a>" not in gaps, "there is no such record"


def test_a_cell_holds_one_box_so_that_a_narrow_screen_does_not_lay_its_parts_side_by_side() -> None:
    pages = pages_of(open_finding("internal"), judged=True)
    cells = re.findall(r"<td data-label[^>]*>(.*?)</td>", pages[READY] + pages[GAPS].partition("sms-matrix")[0])
    assert cells
    assert [cell for cell in cells if not (cell.startswith("<span>") and cell.endswith("</span>"))] == []


def test_above_the_limit_of_pages_a_number_leads_to_the_list_of_records() -> None:
    files = open_finding("internal")
    files["sms.yml"] += b"record_pages: '1'\n"
    ready = pages_of(files, judged=True)[READY]
    assert '<a href="../records.html">SEC-2026-0001</a> is major and open' in ready


@pytest.mark.parametrize("language", ["en", "zh"])
def test_of_a_confidential_form_these_pages_tell_nothing_but_that_there_is_a_record(language: str) -> None:
    tree = trees_of(open_finding("confidential"), judged=True)[language]
    everything = " ".join(page.markdown + page.path + page.title for page in tree.pages)
    assert "SEC-2026" not in everything
    pages = {page.path: page.markdown for page in tree.pages}
    named = {"en": "a record of SMS-FRM-47", "zh": "SMS-FRM-47的记录"}[language]
    assert named in pages[READY]
    assert named in pages[CALENDAR]
    assert "records/SMS-FRM-47.md" not in pages
    shown = trees_of(open_finding("confidential"), "confidential", judged=True)[language]
    assert "records/SMS-FRM-47/SEC-2026-0001.md" in {page.path for page in shown.pages}


def test_a_gap_about_a_confidential_record_does_not_name_it() -> None:
    files = open_finding("confidential")
    form = files["forms/sms-frm-47.md"].decode()
    claiming = form.replace("fields:\n", 'information: ["4.1-R1"]\nclauses: {"4.1": "#filling"}\nfields:\n')
    files["forms/sms-frm-47.md"] = claiming.encode()
    assert "SEC-2026" not in pages_of(files, judged=True)[GAPS]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_home_page_leads_to_them_where_they_are_published(language: str) -> None:
    links = ['href="evidence/gaps.html"', 'href="evidence/ready.html"', 'href="evidence/calendar.html"']
    assert all(link in pages_of(files_of(), language, judged=True)["index.md"] for link in links)
    assert not any(link in pages_of(files_of(), language)["index.md"] for link in links)


def test_no_number_that_nobody_explains_stands_in_text_or_page(tmp_path: Path) -> None:
    root = write(files_of(), tmp_path / "set")
    for language in ("en", "zh"):
        assert not re.search(r"\bR-[0-9]", run_sms("--lang", language, "ready", cwd=root).out)
        assert not re.search(r"\bR-[0-9]", pages_of(files_of(), language, judged=True)[READY])
    assert '"requirements": [' in run_sms("ready", "--format", "json", cwd=root).out
