"""Who leads which clause, and what a role has to do and to show."""

import json
from pathlib import Path

import pytest

from smsgen.reports.documents import document_sheets
from smsgen.reports.duty_matrix import LEADS, TAKES_PART, DutyRow, duty_matrix
from smsgen.reports.role_work import LATELY, role_work
from smsgen.reports.roles import roles
from smsgen.sources.configuration import ConfigurationError, read_settings
from tests.fakes import run_sms
from tests.records.evidence_set import SETTINGS, STORY, facts_of, files_of, pages_of, write


def rows(files: dict[str, bytes]) -> dict[str, DutyRow]:
    [matrix] = duty_matrix(facts_of(files))
    return {row.clause: row for row in matrix.rows}


def with_policy(front: str) -> dict[str, bytes]:
    """Return the set with more front matter in the policy, which the quality manager owns."""
    files = files_of()
    policy = files["policies/pol-01.md"].decode().replace("owner: top-management", "owner: quality-manager")
    files["policies/pol-01.md"] = policy.replace("classification:", f"{front}\nclassification:", 1).encode()
    return files


@pytest.mark.covers("R-17")
def test_the_owner_of_the_procedure_leads_and_other_owners_take_part() -> None:
    found = rows(with_policy('clauses: {"4.1": "", "4.2": ""}'))
    assert (found["4.1"].lead, found["4.1"].document) == ("incident-manager", "SMS-PRC-20")
    assert found["4.1"].departments == {"OPD": LEADS, "QMD": TAKES_PART}
    assert found["4.1"].reasons == {"OPD": ("SMS-PRC-20", "SMS-FRM-39"), "QMD": ("SMS-POL-01",)}
    assert (found["4.2"].lead, found["4.2"].departments) == ("quality-manager", {"QMD": LEADS})


def test_the_owner_of_a_form_that_an_answering_document_uses_takes_part() -> None:
    found = rows(with_policy('clauses: {"4.2": ""}\nforms: [SMS-FRM-39]'))
    assert found["4.2"].departments == {"QMD": LEADS, "OPD": TAKES_PART}


def test_a_clause_that_nothing_answers_has_nobody() -> None:
    found = rows(files_of())["4.2"]
    assert (found.lead, found.document, dict(found.departments)) == ("", "", {})


def test_a_role_of_no_department_is_named() -> None:
    files = files_of(settings=SETTINGS.replace("incident-manager, ", ""))
    [matrix] = duty_matrix(facts_of(files))
    assert matrix.unplaced == ("incident-manager",)
    assert "Roles of no department: Incident manager." in pages_of(files)["duties.md"]


def test_of_several_procedures_the_one_at_home_in_the_section_leads() -> None:
    files = files_of(settings=SETTINGS.replace("demo-1:2020", "iso-iec-20000-1:2018"))
    own = files["procedures/prc-20.md"].decode().replace('{"4.1": "#logging"}', '{"8.6.1": "", "7.5.4": ""}')
    files["procedures/prc-20.md"] = own.encode()
    other = own.replace("SMS-PRC-20", "SMS-PRC-99").replace("incident-manager", "quality-manager")
    # More clauses, but all of them about documented information.
    other = other.replace('{"8.6.1": "", "7.5.4": ""}', '{"7.5.1": "", "7.5.2": "", "7.5.4": ""}')
    files["procedures/prc-99.md"] = other.encode()
    found = rows(files)
    assert found["7.5.4"].document == "SMS-PRC-99"
    assert found["7.5.4"].departments == {"QMD": LEADS, "OPD": TAKES_PART}
    assert found["8.6.1"].document == "SMS-PRC-20"


def test_the_page_shows_the_matrix_in_both_languages() -> None:
    files = files_of()
    english, chinese = pages_of(files)["duties.md"], pages_of(files, "zh")["duties.md"]
    assert 'data-code="OPD" title="SMS-PRC-20, SMS-FRM-39"><span aria-label="leads">▲</span>' in english
    assert 'data-code="OPD" title="SMS-PRC-20、SMS-FRM-39"><span aria-label="主责">▲</span>' in chinese
    assert "运行维护部" in chinese
    assert '<span class="sms-gap">nobody</span>' in english
    assert "GMO" not in english  # a department without roles leads nothing


def test_without_roles_of_departments_there_is_no_page_and_the_command_says_what_to_add(tmp_path: Path) -> None:
    settings = SETTINGS[: SETTINGS.index("departments:")]
    files = files_of(settings=settings)
    assert "duties.md" not in pages_of(files)
    run = run_sms("duties", cwd=write(files, tmp_path / "set"))
    assert run.code == 2
    assert "roles: [quality-manager]" in run.err


@pytest.mark.parametrize(
    ("departments", "place"),
    [
        ("[{code: A, en: A, zh: A, roles: [x]}, {code: B, en: B, zh: B, roles: [y, x]}]", "departments[1].roles[1]"),
        ("[{code: A, en: A, zh: A, roles: x}]", "departments[0].roles"),
        ("[{code: A, en: A, zh: A, role: [x]}]", "departments[0].role"),
    ],
)
def test_a_mistake_in_the_departments_is_named_once(departments: str, place: str) -> None:
    settings = SETTINGS[: SETTINGS.index("departments:")] + f"departments: {departments}\n"
    with pytest.raises(ConfigurationError) as error:
        read_settings(settings.encode())
    assert [finding.data_path for finding in error.value.findings] == [place]


@pytest.mark.parametrize("number", ["many", "-1", "2.5", "1234567"])
def test_the_number_of_record_pages_is_a_number(number: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        read_settings(f"{SETTINGS}record_pages: '{number}'\n".encode())
    assert [finding.data_path for finding in error.value.findings] == ["record_pages"]
    settings, _ = read_settings(f"{SETTINGS}record_pages: '0'\n".encode())
    assert settings.record_pages == 0


@pytest.mark.covers("R-19", "R-20")
def test_a_role_sees_its_documents_duties_records_and_evidence() -> None:
    many = {f"INC-2026-{number:04d}": f"date: 2026-05-{number:02d}\nvalues: {{}}" for number in range(1, LATELY + 5)}
    facts = facts_of(files_of(many))
    works = {work.row.id: work for work in role_work(facts, document_sheets(facts, "en"), "en")}
    work = works["incident-manager"]
    assert work.row.documents == ("SMS-PRC-20",)
    assert "SMS-FRM-39" in work.row.forms
    assert ("2027-07-10", "SMS-PRC-20") in {(duty.on, duty.subject) for duty in work.duties}
    assert {duty.role for duty in work.duties} == {"incident-manager"}
    assert [record.id for record in work.records][:2] == ["INC-2026-0014", "INC-2026-0013"]
    assert len(work.records) == LATELY
    [process] = work.processes
    assert (process.procedure, process.records, process.last) == ("SMS-PRC-20", LATELY + 4, "2026-05-14")


def test_forms_that_a_role_owns_stand_apart_from_those_that_its_documents_use(tmp_path: Path) -> None:
    files = files_of()
    form = files["forms/frm-39.md"]
    files["forms/frm-39.md"] = form.replace(b"owner: incident-manager", b"owner: quality-manager")
    assert files["forms/frm-39.md"] != form
    facts = facts_of(files)
    rows_ = {row.id: row for row in roles(facts, document_sheets(facts, "en"), "en")}
    assert "SMS-FRM-39" not in rows_["incident-manager"].forms
    assert rows_["incident-manager"].used == ("SMS-FRM-39",)
    assert (rows_["quality-manager"].forms, rows_["quality-manager"].used) == (("SMS-FRM-39",), ())
    root = write(files, tmp_path / "set")
    for language, own, used in (
        ("en", "Forms that the role owns", "Forms of others that its documents use"),
        ("zh", "负责的表单", "所用的其他角色的表单"),
    ):
        said = run_sms("--lang", language, "duties", "incident-manager", cwd=root).out
        assert "SMS-FRM-39" not in said.split(own)[1].split(used)[0]
        assert "SMS-FRM-39" in said.split(used)[1]
    work = json.loads(run_sms("duties", "incident-manager", "--format", "json", cwd=root).out)
    assert work["used_forms"] == ["SMS-FRM-39"]
    for path in ("roles.md", "roles/incident-manager.md"):
        page = pages_of(files)[path].partition("Forms of others that its work needs")[2]
        assert "SMS-FRM-39" in page.partition("</ul>")[0]


def test_the_page_of_a_role_is_reached_from_the_roles() -> None:
    pages = pages_of(files_of(), "zh")
    assert 'href="roles/incident-manager.html">职责与证据' in pages["roles.md"]
    own = pages["roles/incident-manager.md"]
    assert "运行维护部" in own
    assert "评审" in own
    assert 'href="../records/SMS-FRM-39/INC-2026-0003.html"' in own


def test_a_duty_about_what_is_not_shown_is_only_counted() -> None:
    files = files_of({**STORY, "SEC-2026-0001": "date: 2026-07-07\nvalues: {}"}, classification="confidential")
    own = pages_of(files)["roles/incident-manager.md"]
    assert "Duties about what is not shown here: 1" in own
    assert "Security incident" not in own
    assert "SEC-2026" not in own


def test_the_command_prints_matrix_and_role(tmp_path: Path) -> None:
    root = write(files_of(), tmp_path / "set")
    matrix = run_sms("duties", cwd=root).out.splitlines()
    assert matrix[2].split() == ["Clause", "OPD", "QMD", "Leading", "role", "By", "Title"]
    assert matrix[3].split() == ["4.1", "▲", "Incident", "manager", "SMS-PRC-20", "Incidents"]
    value = json.loads(run_sms("duties", "--format", "json", cwd=root).out)
    assert value["standards"][0]["clauses"][0]["departments"] == [
        {"code": "OPD", "part": "leads", "by": ["SMS-PRC-20", "SMS-FRM-39"]}
    ]
    role = run_sms("--lang", "zh", "duties", "incident-manager", cwd=root)
    assert role.code == 0
    assert "记录3份，最近2026-08-10" in role.out
    work = json.loads(run_sms("duties", "incident-manager", "--format", "json", cwd=root).out)
    assert work["processes"] == [{"procedure": "SMS-PRC-20", "records": 10, "last": "2026-08-20", "months": 6}]
    unknown = run_sms("duties", "incident-manger", cwd=root)
    assert unknown.code == 2
    assert "There is no role incident-manger. The register has: incident-manager, " in unknown.err
    assert " Did you mean incident-manager, " in unknown.err


@pytest.mark.covers("R-20", "R-39")
def test_the_command_prints_the_index_of_evidence(tmp_path: Path) -> None:
    root = write(files_of(), tmp_path / "set")
    shown = run_sms("record", "index", cwd=root).out.splitlines()
    assert shown[0] == "SMS-PRC-20 Incident management (in force since 2026-01-20, records over 6 whole months)"
    assert "2026-05: 1  2026-06: 0" in shown[1]
    [line] = [each.split() for each in shown if "SMS-FRM-39" in each]
    assert line[:5] == ["SMS-FRM-39", "3", "2026-05-04", "2026-08-10", "INC-2026-0003"]
    assert "记录连续6个月" in run_sms("--lang", "zh", "record", "index", cwd=root).out
    [process] = json.loads(run_sms("record", "index", "--format", "json", cwd=root).out)["processes"]
    assert {form["form"]: form["records"] for form in process["forms"]}["SMS-FRM-30"] == 3
    assert process["by_month"]["2026-08"] == 7
