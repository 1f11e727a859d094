"""The pages that set the documents against the PDCA cycle and against the practices of ITIL."""

import re
from dataclasses import replace

import pytest

from smsgen.exporters.site.pages import NavEntry
from smsgen.model.itil_practice import GROUPS, MAPPED_STANDARD, PRACTICES
from smsgen.model.standard import Standard
from smsgen.reports.coverage import StandardCoverage, coverage
from smsgen.reports.itil_map import is_mapped, itil_map
from smsgen.reports.pdca_map import PHASES, improvements, pdca_map
from smsgen.sources.read_standard import read_standard, shipped_standard
from tests.records.evidence_set import files_of, pages_of, trees_of
from tests.records.kind_records import facts_of_kinds, set_of_kinds
from tests.records.record_files import facts_of

PDCA, ITIL = "evidence/pdca.md", "evidence/itil.md"
KINDS = {"improvement": "54"}
IMPROVEMENTS = {
    "IMP-2026-0001 improvement": '{state: open, due: "2026-10-14"}',
    "IMP-2026-0002 improvement": '{state: open, due: "2026-10-15"}',
    "IMP-2026-0003 improvement": '{state: done, due: "2026-01-01", done_on: "2026-02-01"}',
    "IMP-2026-0004 improvement": "{benefit: 3}",
}
EN_ROWS = ["Open Overdue: 1 2", "Done 1", "No state given 1", "All 4"]
ZH_ROWS = ["进行中 其中逾期：1 2", "已完成 1", "未填状态 1", "合计 4"]


def _catalogue() -> Standard:
    return read_standard("standard.yml", shipped_standard(MAPPED_STANDARD) or b"", MAPPED_STANDARD)


def _files() -> dict[str, bytes]:
    """Return a set by ISO/IEC 20000-1 in which a form answers 4.1 and a procedure 4.2, with improvements kept."""
    files = set_of_kinds(KINDS, IMPROVEMENTS)
    settings = files["sms.yml"].replace(b"demo-1:2020", MAPPED_STANDARD.encode())
    files["sms.yml"] = settings.replace(b"languages: [en]", b"languages: [en, zh]")
    procedure = files["procedures/prc-20.md"].replace(b"forms:", b'clauses: {"4.2": "#logging"}\nforms:', 1)
    files["procedures/prc-20.md"] = procedure
    return files


def _mapped() -> StandardCoverage:
    [found] = coverage(facts_of(_files()))
    return found


def _rows(page: str) -> list[str]:
    """Return the texts of the rows of all tables."""
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL)]


def _paths(entries: tuple[NavEntry, ...]) -> dict[str, str]:
    """Return path → title of everything in the navigation."""
    own = {each.path: each.title for each in entries if each.path}
    return own | {path: title for each in entries for path, title in _paths(each.children).items()}


@pytest.mark.covers("R-49")
def test_every_clause_of_a_practice_is_a_leaf_of_the_catalogue() -> None:
    order = [clause.id for clause in _catalogue().leaves]
    for practice in PRACTICES:
        assert practice.clauses, practice.name.en
        assert set(practice.clauses) <= set(order), practice.name.en
        assert list(practice.clauses) == sorted(practice.clauses, key=order.index), practice.name.en


@pytest.mark.covers("R-49")
def test_every_clause_about_services_belongs_to_a_practice() -> None:
    named = {id_ for practice in PRACTICES for id_ in practice.clauses}
    services = {clause.id for clause in _catalogue().leaves if re.match(r"8\.[2-7]\.", clause.id)}
    assert len(services) > 20
    assert services <= named


def test_practices_are_named_once_in_both_languages() -> None:
    for names in ([each.name.en for each in PRACTICES], [each.name.zh for each in PRACTICES]):
        assert len(set(names)) == len(names) == 34
    assert {each.group for each in PRACTICES} == set(GROUPS)


@pytest.mark.covers("R-49")
def test_practices_lead_to_documents_and_the_rest_is_named() -> None:
    standard = _mapped()
    found = itil_map(standard)
    by_name = {row.practice.name.en: row for row in found.practices}
    assert by_name["Strategy management"].documents == ("SMS-FRM-39",)
    assert by_name["Relationship management"].documents == ("SMS-PRC-20",)
    assert by_name["Problem management"].documents == ()
    beyond = {row.id for row in found.beyond}
    assert {"4.3", "9.2.2", "9.3"} <= beyond
    assert not beyond & {id_ for each in PRACTICES for id_ in each.clauses}
    assert is_mapped(standard)
    assert not is_mapped(replace(standard, key="demo-1:2020"))


@pytest.mark.covers("R-35")
def test_each_chapter_belongs_to_one_phase() -> None:
    chapters = [chapter for phase in PHASES.values() for chapter in phase]
    assert chapters == [clause.id for clause in _catalogue().clauses.values() if not clause.parent]


@pytest.mark.covers("R-35")
def test_a_phase_has_its_documents_and_its_unanswered_clauses() -> None:
    facts = facts_of(_files())
    phases = {phase.name: phase for phase in pdca_map(facts, _mapped())}
    assert [(each.id, each.tier, each.clauses) for each in phases["plan"].documents] == [
        ("SMS-FRM-39", "form", ("4.1",)),
        ("SMS-PRC-20", "procedure", ("4.2",)),
    ]
    assert phases["act"].documents == ()
    assert [row.id for row in phases["act"].unanswered] == ["10.1.1", "10.1.2", "10.2"]
    assert not {"4.1", "4.2"} & {row.id for row in phases["plan"].unanswered}


@pytest.mark.covers("R-35")
def test_improvements_are_counted_by_state() -> None:
    found = improvements(facts_of_kinds(KINDS, IMPROVEMENTS))
    assert found is not None
    assert (found.form, found.total, found.late, found.faulty) == ("SMS-FRM-54", 4, 1, 0)
    assert found.states == {"open": 2, "done": 1, "": 1}
    assert improvements(facts_of_kinds({}, {})) is None


def test_improvements_with_faults_are_told_apart() -> None:
    files = set_of_kinds(KINDS, {**IMPROVEMENTS, "IMP-2026-0005 improvement": "{state: unheard_of}"})
    found = improvements(facts_of(files))
    assert found is not None
    assert (found.total, found.faulty) == (4, 1)


@pytest.mark.covers("R-35", "R-49")
@pytest.mark.parametrize(
    ("language", "titles", "improvement_rows", "strategy"),
    [
        ("en", ("Plan, do, check, act", "ITIL practices and clauses"), EN_ROWS, "Strategy man"),
        ("zh", ("PDCA循环", "ITIL实践与条款"), ZH_ROWS, "战略管理"),
    ],
)
def test_the_pages_in_both_languages(
    language: str, titles: tuple[str, str], improvement_rows: list[str], strategy: str
) -> None:
    tree = trees_of(_files())[language]
    pages = {page.path: page.markdown for page in tree.pages}
    nav = _paths(tree.nav)
    assert (nav[PDCA], nav[ITIL]) == titles
    assert _rows(pages[PDCA])[-4:] == improvement_rows
    assert 'href="../procedures/SMS-PRC-20.html"' in pages[PDCA]
    assert 'href="../coverage/iso-iec-20000-1-2018/4.1.html"' in pages[PDCA]
    [row] = [each for each in _rows(pages[ITIL]) if each.startswith(strategy)]
    assert "SMS-FRM-39" in row
    for page in (PDCA, ITIL):
        for link in re.findall(r'href="\.\./([^"#]+)\.html', pages[page]):
            assert f"{link}.md" in pages, (page, link)


def test_no_page_for_another_standard() -> None:
    files = files_of()
    assert not {PDCA, ITIL} & pages_of(files).keys()
    assert not {PDCA, ITIL} & _paths(trees_of(files)["en"].nav).keys()
