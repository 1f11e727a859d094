"""`sms gap`: what is missing clause by clause, how much it matters, what comes next, what changed since a commit."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from smsgen import rules
from smsgen.checking.runner import run
from smsgen.exporters.listings.gap_listing import gap_text
from smsgen.reports.gap import GapAnalysis, gap_analysis
from tests.fakes import SmallSet, run_sms
from tests.records.kind_records import set_of_kinds
from tests.records.record_files import DAY, facts_of, set_with

OUTAGE = "values: {kind: outage}"


def analysis(files: dict[str, bytes], as_of: date = DAY) -> GapAnalysis:
    """Return the gaps of a set, the findings of the checker among them."""
    facts = facts_of(files, as_of)
    [found] = gap_analysis(facts, run(rules.ALL, facts, "audit").diagnostics)
    return found


def gaps(files: dict[str, bytes], as_of: date = DAY) -> list[tuple[str, str, str]]:
    """Return (kind, clause or item, weight) of every gap."""
    return [(gap.kind, gap.item or gap.clause, gap.weight) for gap in analysis(files, as_of).gaps]


@pytest.mark.covers("R-16", "R-36", "R-48")
def test_gaps_close_from_draft_to_audit() -> None:
    unwritten = [("unclaimed", "4.2-D1", "high"), ("unclaimed", "4.2-D2", "medium")]
    drafted = gaps(set_with({}, approved=False))
    assert drafted == [
        ("unapproved", "4.1", "high"),
        ("unapproved", "4.1-R1", "high"),
        ("unapproved", "4.2", "high"),
        *unwritten,
    ]
    assert gaps(set_with({})) == [("no-record", "4.1-R1", "high"), *unwritten]
    assert gaps(set_with({"INC-2026-0001": OUTAGE})) == [*unwritten, ("unaudited", "4.1", "low")]


def test_a_record_that_no_longer_counts_is_named() -> None:
    files = set_with({"INC-2025-0001": f"date: 2025-10-14\n{OUTAGE}"})
    [old] = [gap for gap in analysis(files).gaps if gap.item == "4.1-R1"]
    assert (old.kind, old.weight) == ("old-record", "medium")
    assert old.what.en == "no record of SMS-FRM-39 counts; the latest is INC-2025-0001 (2025-10-14)"
    assert old.what.zh == "SMS-FRM-39没有可用的记录；最近一份为INC-2025-0001（2025-10-14）"
    assert old.step.en == "make the one that is due: sms record new SMS-FRM-39"


def test_an_overdue_review_is_a_gap() -> None:
    assert ("unreviewed", "4.2", "medium") in gaps(set_with({}), date(2027, 1, 21))
    assert ("unreviewed", "4.2", "medium") not in gaps(set_with({}), date(2027, 1, 20))


def test_findings_about_records_are_gaps_of_the_clauses_of_their_form() -> None:
    files = set_with(
        {"INC-2026-0001": OUTAGE, "INC-2026-0002": "values: {kind: fire}", "INC-2026-0003": "values: {kind: flood}"}
    )
    found = [gap for gap in analysis(files).gaps if gap.kind == "finding"]
    assert [(gap.clause, gap.weight, gap.subjects) for gap in found] == [
        ("4.1", "high", ("record-value-malformed", "INC-2026-0002", "INC-2026-0003"))
    ]
    assert found[0].what.en.startswith("INC-2026-0002: ")
    assert found[0].what.en.endswith("(and 1 more)")


def test_the_matrix_has_three_columns() -> None:
    rows = {each.id: (each.processes, each.documents, each.records) for each in analysis(set_with({})).clauses}
    assert rows == {"4.1": ("missing", "", "partial"), "4.2": ("covered", "missing", "")}
    rows = {
        each.id: (each.processes, each.documents, each.records)
        for each in analysis(set_with({"INC-2026-0001": OUTAGE})).clauses
    }
    assert rows["4.1"] == ("missing", "", "covered")
    text = gap_text(gap_analysis(facts_of(set_with({}))), "zh")
    assert "4.2   变更  已覆盖  缺失  –     2" in text
    assert "共3项缺口：高2，中1，低0。" in text


@pytest.fixture
def repository(small_set: SmallSet) -> tuple[SmallSet, str]:
    """Return a set under version control in which a document answers 4.1, and its first commit, in which none did."""
    small_set.replace("sms.yml", "silent-1:2020", "demo-1:2020")
    first = small_set.commit()
    small_set.replace("procedures/prc-20.md", "forms:", 'clauses: {"4.1": "#logging"}\nforms:')
    small_set.commit()
    return small_set, first


def test_progress_since_a_commit_as_data(repository: tuple[SmallSet, str]) -> None:
    company, first = repository
    run_ = company.sms("gap", "--since", first, "--format", "json")
    assert run_.code == 0, run_.err
    [standard] = json.loads(run_.out)["standards"]
    assert standard["since"]["commit"] == first[:12]
    assert [(gap["kind"], gap["clause"]) for gap in standard["since"]["closed"]] == [("unanswered", "4.1")]
    assert [(gap["kind"], gap["clause"]) for gap in standard["since"]["opened"]] == [("unapproved", "4.1")]
    assert standard["summary"]["high"] == len([gap for gap in standard["gaps"] if gap["weight"] == "high"])
    text = company.sms("gap", "--since", first)
    assert f"Since {first[:12]}: 1 closed, 1 opened." in text.out
    assert "high  4.1  SMS-PRC-20: no version is in force\n    have it approved: sms approve SMS-PRC-20\n" in text.out


def test_the_workbook_holds_matrix_and_gaps_as_texts(repository: tuple[SmallSet, str]) -> None:
    company, _ = repository
    assert company.sms("gap", "--format", "xlsx").code == 2
    run_ = company.sms("gap", "--format", "xlsx", "--output", "gaps.xlsx", "--lang", "zh")
    assert (run_.code, run_.out) == (0, "已写入：gaps.xlsx\n"), run_.err
    book = openpyxl.load_workbook(company.root / "gaps.xlsx")
    assert book.sheetnames == ["矩阵", "缺口"]
    cells = [[cell.value for cell in row] for row in book["缺口"].iter_rows()]
    assert ["高", "4.2", "没有文件回应本条款", "编写相应文件，并在其元数据中声明本条款"] in cells
    assert all(cell.data_type in ("s", "n") for sheet in book for row in sheet.iter_rows() for cell in row)
    assert company.sms("gap", "--format", "xlsx", "--output", "no/gaps.xlsx").code == 2


@pytest.fixture
def with_form(tmp_path: Path) -> Path:
    """Return a set with a form that keeps nonconformities, on disk."""
    for path, content in set_of_kinds({"nonconformity": "53"}, {}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


@pytest.mark.covers("R-51")
def test_gaps_become_drafts_of_findings_that_a_record_is_made_from(with_form: Path) -> None:
    run_ = run_sms("gap", "--draft", "drafts", "--as-of", "2026-10-15", cwd=with_form)
    assert run_.code == 0, run_.err
    data = json.loads(run_sms("gap", "--format", "json", "--as-of", "2026-10-15", cwd=with_form).out)
    wanted = [gap for each in data["standards"] for gap in each["gaps"] if gap["weight"] != "low"]
    files = sorted((with_form / "drafts").iterdir())
    assert [file.name for file in files] == [f"finding-{n:02}.json" for n in range(1, len(wanted) + 1)]
    assert f"written to drafts: {len(files)}." in run_.out
    drafts = [json.loads(file.read_text("utf-8"))["values"] for file in files]
    assert {(each["source"], each["found_on"]) for each in drafts} == {("internal_audit", "2026-10-15")}
    assert [each["grade"] for each in drafts] == [{"high": "major", "medium": "minor"}[gap["weight"]] for gap in wanted]
    assert {each["grade"] for each in drafts} == {"major", "minor"}
    assert "DRAFT: no document or form is: " in drafts[-1]["description"]
    made = run_sms("record", "new", "SMS-FRM-53", "--from", str(files[0]), "--by", "he.jing", cwd=with_form)
    assert made.code == 0, made.out + made.err
    [record] = (with_form / "records" / "SMS-FRM-53").rglob("*.yml")
    assert drafts[0]["description"] in record.read_text("utf-8")


@pytest.mark.covers("R-51")
def test_drafts_are_never_written_over(with_form: Path) -> None:
    first = run_sms("gap", "--draft", "drafts", "--lang", "zh", cwd=with_form)
    assert first.code == 0, first.err
    before = {file: file.read_bytes() for file in (with_form / "drafts").iterdir()}
    assert all("草稿：" in content.decode() for content in before.values())
    again = run_sms("gap", "--draft", "drafts", cwd=with_form)
    assert (again.code, again.out) == (2, "")
    assert "drafts has drafts already (finding-01.json)" in again.err
    assert {file: file.read_bytes() for file in (with_form / "drafts").iterdir()} == before
    assert run_sms("gap", "--draft", "other", "--format", "json", cwd=with_form).code == 2
    assert run_sms("gap", "--draft", "sms.yml", cwd=with_form).code == 2


@pytest.mark.covers("R-51")
def test_without_a_form_for_nonconformities_there_are_no_drafts(repository: tuple[SmallSet, str]) -> None:
    company, _ = repository
    run_ = company.sms("gap", "--draft", "drafts")
    assert (run_.code, run_.out) == (2, "")
    assert "No form keeps nonconformities." in run_.err
    assert not (company.root / "drafts").exists()
