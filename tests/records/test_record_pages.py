"""The pages about records: what is shown, what only counts, and how it reads in both languages."""

import re

import pytest

from tests.records.evidence_set import DISPOSAL, SETTINGS, STORY, files_of, pages_of, trees_of

INCIDENT = "records/SMS-FRM-39/INC-2026-0001.md"
SECRET = {"SEC-2026-0001": "date: 2026-07-07\nvalues: {summary: A break-in}"}


def row(page: str, about: str) -> str:
    """Return the text of the row of a table that holds `about`."""
    [found] = [each for each in re.findall(r"<tr.*?</tr>", page) if f">{about}<" in each]
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.covers("R-27", "R-39")
def test_the_record_list_says_what_is_kept_where_by_whom_and_how_much() -> None:
    files = files_of()
    assert row(pages_of(files)["records.md"], "SMS-FRM-39") == (
        "SMS-FRM-39 Incident record Incident manager 4.1 , 4.1-R1 3 years in the repository an incident is reported "
        "3 2026-05-04 to 2026-08-10"
    )
    assert row(pages_of(files, "zh")["records.md"], "SMS-FRM-39").endswith("3 2026-05-04至2026-08-10")
    assert "As of 2026-10-15. Records: 10." in text(pages_of(files)["records.md"])
    assert row(pages_of(files)["records.md"], "SMS-FRM-47").endswith(" 0")


def test_the_page_of_a_record_speaks_the_language_of_the_page() -> None:
    files = files_of()
    english, chinese = pages_of(files)[INCIDENT], pages_of(files, "zh")[INCIDENT]
    assert "<dt>Priority</dt><dd>Critical</dd>" in english
    assert "<dt>优先级</dt><dd>紧急</dd>" in chinese
    assert "<dt>Raised at</dt><dd>2026-05-04 09:30</dd>" in english
    assert "Done by Kind of step He Jing 何静 Mended" in text(english)
    assert "处理人 步骤类别 He Jing 何静 修复" in text(chinese)
    assert "<dd>one<br><br># two &lt;b&gt;</dd>" in english
    assert "version 1.0, in force since 2026-01-20" in english
    assert "closed" in english
    assert "已关闭" in chinese


def test_several_choices_are_told_apart() -> None:
    files = files_of({**STORY, "INC-2026-0001": STORY["INC-2026-0001"].replace("priority: p1", "priority: [p1, p2]")})
    form = files["forms/frm-39.md"]
    files["forms/frm-39.md"] = form.replace(b"type: choice, choices: {p1:", b"type: choices, choices: {p1:")
    assert files["forms/frm-39.md"] != form
    assert "<dt>Priority</dt><dd>Critical, Normal</dd>" in pages_of(files)[INCIDENT]
    assert "<dt>优先级</dt><dd>紧急、一般</dd>" in pages_of(files, "zh")[INCIDENT]


def test_the_page_of_a_record_shows_what_it_is_connected_with_in_both_directions() -> None:
    pages = pages_of(files_of())
    assert 'href="../SMS-FRM-42/PRB-2026-0001.html"' in pages[INCIDENT]
    assert 'href="../SMS-FRM-15/CFI-2026-0001.html"' in pages[INCIDENT]
    problem = pages["records/SMS-FRM-42/PRB-2026-0001.md"]
    assert 'href="../SMS-FRM-39/INC-2026-0001.html"' in problem
    assert "It names no other record" in pages["records/SMS-FRM-39/INC-2026-0003.md"]


def test_the_procedure_of_that_day_leads_to_its_version() -> None:
    files = files_of()
    assert 'href="../../history/SMS-PRC-20.html#v1-0"' in pages_of(files)[INCIDENT]
    assert 'href="../../history/SMS-PRC-20.html"' in pages_of(files, "zh")[INCIDENT]
    pages = pages_of(files)
    assert "{#v1-0}" in pages["history/SMS-PRC-20.md"] or 'id="v1-0"' in pages["history/SMS-PRC-20.md"]


def test_every_link_of_a_record_page_leads_to_a_page() -> None:
    for tree in trees_of(files_of() | {}).values():
        paths = {page.path for page in tree.pages}
        for page in tree.pages:
            if page.path.startswith(("records", "roles", "duties")):
                folder = page.path.split("/")[:-1]
                for link in re.findall(r'href="([^"#:]+)', page.markdown):
                    parts = list(folder)
                    for part in link.split("/"):
                        parts = parts[:-1] if part == ".." else [*parts, part]
                    assert "/".join(parts).replace(".html", ".md") in paths, (page.path, link)


def test_a_correction_and_the_record_that_it_corrects_name_each_other() -> None:
    records = {
        "INC-2026-0001": 'date: 2026-05-04\nclosed: "yes"\nvalues: {}',
        "INC-2026-0002": "date: 2026-05-05\ncorrects: INC-2026-0001\nvalues: {}",
    }
    pages = pages_of(files_of(records))
    assert re.search(r"<dt>Corrected by</dt><dd>.*INC-2026-0002", pages[INCIDENT])
    assert re.search(r"<dt>Corrects</dt><dd>.*INC-2026-0001", pages["records/SMS-FRM-39/INC-2026-0002.md"])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_of_confidential_records_only_count_and_dates_appear(language: str) -> None:
    linked = {
        "INC-2026-0004": "date: 2026-07-08\nlinks: [{type: follows, record: SEC-2026-0001}]",
        "CAB-2026-0002": "date: 2026-07-08\nvalues: {changes: [{rfc: SEC-2026-0001}]}",
    }
    files = files_of({**STORY, **SECRET, **linked}, classification="confidential")
    tree = trees_of(files)[language]
    everything = " ".join(page.markdown + page.path + page.title for page in tree.pages)
    assert "SEC-2026" not in everything
    assert "break-in" not in everything
    assert row(pages_of(files, language)["records.md"], "SMS-FRM-47") == "SMS-FRM-47 Security incident 1 2026-07-07"
    minutes = pages_of(files, language)["records/SMS-FRM-33/CAB-2026-0002.md"]
    assert {"en": "a record that is not shown here", "zh": "此处不显示的记录"}[language] in minutes
    shown = trees_of(files, "confidential")[language]
    assert "records/SMS-FRM-47/SEC-2026-0001.md" in {page.path for page in shown.pages}


def test_of_an_external_record_place_and_digest_appear() -> None:
    digest = "ab" * 32
    external = {"INC-2026-0001": f"date: 2026-05-04\nexternal: {{place: HR safe, sha256: {digest}}}"}
    page = text(pages_of(files_of(external))[INCIDENT])
    assert "Kept at HR safe" in page
    assert f"SHA-256 of what is kept there {digest}" in page
    assert "What it says is kept elsewhere." in page


def test_a_record_that_was_disposed_of_leaves_a_line_in_the_list() -> None:
    files = files_of({**STORY, "DSP-2026-0001": DISPOSAL})
    pages = pages_of(files)
    assert row(pages["records/SMS-FRM-39.md"], "INC-2022-0007") == (
        "INC-2022-0007 three years are over 2026-08-31 Li Qing 李青 DSP-2026-0001"
    )
    assert "disposed of: 1" in row(pages["records.md"], "SMS-FRM-39")
    assert "not an id" not in pages["records/SMS-FRM-39.md"]
    handed_out = files_of({**STORY, "DSP-2026-0001": DISPOSAL.replace("action: disposal", "action: distribution")})
    assert "INC-2022-0007" not in pages_of(handed_out)["records/SMS-FRM-39.md"]


def test_above_the_limit_only_counts_are_published() -> None:
    records = len(STORY)
    assert INCIDENT in pages_of(files_of(settings=f"{SETTINGS}record_pages: '{records}'\n"))
    for language in ("en", "zh"):
        pages = pages_of(files_of(settings=f"{SETTINGS}record_pages: '{records - 1}'\n"), language)
        assert not [path for path in pages if path.startswith("records/SMS-")]
        assert row(pages["records.md"], "SMS-FRM-39").split()[-2 if language == "zh" else -4] == "3"
        assert str(records - 1) in pages["records.md"]
        assert "INC-2026-0001" not in pages["records/evidence.md"].replace(">INC-2026-0001<", "")


def test_the_navigation_and_the_form_lead_to_the_records() -> None:
    tree = trees_of(files_of())["en"]
    [group] = [each for each in tree.nav if any(child.path == "records.md" for child in each.children)]
    assert [child.path for child in group.children][:2] == ["records.md", "records/evidence.md"]
    pages = {page.path: page.markdown for page in tree.pages}
    assert 'href="../records/SMS-FRM-39.html">3, see the list' in pages["forms/SMS-FRM-39.md"]
    assert 'href="records.html"' in pages["index.md"]


@pytest.mark.covers("R-20", "R-03")
def test_the_index_of_evidence_shows_how_a_process_ran() -> None:
    pages = pages_of(files_of()), pages_of(files_of(), "zh")
    index = text(pages[0]["records/evidence.md"])
    assert (
        "Incident manager · In force from 2026-01-20 · Records over 6 whole months, from 2026-02-01 to 2026-08-20."
        in index
    )
    assert "2026-02 1 2026-03 1 2026-04 0 2026-05 1" in index
    assert row(pages[0]["records/evidence.md"], "SMS-FRM-39") == (
        "SMS-FRM-39 Incident record Incident manager 3 2026-05-04 to 2026-08-10 INC-2026-0003"
    )
    assert "记录连续6个月" in pages[1]["records/evidence.md"]
