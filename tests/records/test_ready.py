"""`sms ready`: each condition of an audit is met by its evidence, and says what is missing without it."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from smsgen import rules
from smsgen.checking.runner import run
from smsgen.exporters.listings.readiness_listing import readiness_text
from smsgen.reports.readiness import STAGES, Condition, Given, readiness
from smsgen.reports.running import processes
from tests.fakes import SmallSet
from tests.records.kind_records import facts_of_kinds
from tests.records.record_files import DAY, facts_of, set_with

KINDS = {
    "legal-status": "57", "nonconformity": "53", "audit-report": "51", "management-review": "52",
    "certification-budget": "58", "resource-plan": "07",
    "competence": "08",
}  # fmt: skip
STARTED = 'certification: {started: "2026-01-05"}\n'


def conditions(
    records: Mapping[str, str], settings: str = "", stage: str = "2", as_of: date = DAY, scopes: Mapping[str, str] = {}
) -> dict[str, Condition]:  # fmt: skip
    """Return name → condition of a set with these records."""
    facts = facts_of_kinds(KINDS, records, settings, as_of)
    findings = run(rules.ALL, facts, "audit").diagnostics
    return {each.name: each for each in readiness(Given(facts, findings, scopes), stage)}


def _lacks(found: Condition) -> list[str]:
    return [words.en for words in found.lacks]


@pytest.mark.covers("R-54")
def test_each_stage_has_its_conditions() -> None:
    facts = facts_of_kinds({}, {})
    names = {stage: {each.name for each in readiness(Given(facts), stage)} for stage in STAGES}
    assert names["1"] < names["2"]
    assert names["2"] - names["1"] == {"evidence", "agreements", "training"}
    assert names["surveillance"] - names["2"] == {"certificate", "before"}
    assert names["2"] - names["surveillance"] == {"body", "project", "application"}


@pytest.mark.covers("R-01")
def test_legal_status_needs_a_registration_that_has_not_expired() -> None:
    assert _lacks(conditions({})["legal-status"]) == ["no record of the business registration"]
    good = '{kind: business_licence, number: L-1, valid_to: "2030-01-01"}'
    assert conditions({"LEG-2026-0001 legal-status": good})["legal-status"].met
    expired = '{kind: business_licence, number: L-1, valid_to: "2026-10-01"}'
    [said] = _lacks(conditions({"LEG-2026-0001 legal-status": expired})["legal-status"])
    assert said.startswith("LEG-2026-0001: ")


@pytest.mark.covers("R-06")
@pytest.mark.parametrize(
    ("values", "lacks"),
    [
        ('{no_penalty: "yes", declared_on: "2026-09-01"}', []),
        ('{no_penalty: "no", declared_on: "2026-09-01"}', ["LEG-2026-0001 states a penalty"]),
        ('{no_penalty: "yes", declared_on: "2025-10-14"}', ["no declaration of the last 12 months"]),
    ],
)
def test_the_declaration_is_of_the_last_year(values: str, lacks: list[str]) -> None:
    assert _lacks(conditions({"LEG-2026-0001 legal-status": values})["declaration"]) == lacks


@pytest.mark.covers("R-14", "R-63", "R-40")
def test_body_and_project() -> None:
    found = conditions({})
    assert not found["body"].met
    assert _lacks(found["project"]) == [
        "no milestones (certification.milestones in sms.yml)",
        "no certification budget",
    ]
    settings = """\
certification:
  body: A body
  approval: "1"
  milestones:
  - {on: "2026-09-01", en: Contract, zh: 合同}
  - {on: "2026-09-02", en: Plan, zh: 计划, done: "2026-09-02"}
"""
    later = conditions({}, settings)
    assert later["body"].met
    assert _lacks(later["project"])[0] == "late since 2026-09-01: Contract"
    assert later["project"].evidence[0].zh == "2个里程碑中已完成1个"


@pytest.mark.covers("R-62")
def test_capability_is_shown_by_plans_people_and_means() -> None:
    none = _lacks(conditions({})["capability"])
    assert none == ["no resource plan", "no competence records", "no asset records", "no duty roster"]
    one = conditions({"CMP-2026-0001 competence": "{person: he.jing}"})["capability"]
    assert (len(one.evidence), len(one.lacks)) == (1, 3)


@pytest.mark.covers("R-53")
def test_the_scope_must_be_the_same_in_every_place() -> None:
    settings = "certification: {scope: {en: Hosting in  Hangzhou, zh: 杭州的托管}}\n"
    same = {"a.md": "x Hosting\nin Hangzhou. y", "b.md": "说明：杭州的托管。"}
    assert conditions({}, settings, scopes=same)["scope"].met
    other = conditions({}, settings, scopes={**same, "c.md": "Hosting in Chengdu"})["scope"]
    assert _lacks(other) == ["c.md says the scope in other words"]
    assert not conditions({})["scope"].met


@pytest.mark.covers("R-04", "R-05")
def test_audit_comes_before_review() -> None:
    audit = '{reported_on: "2026-07-31", closing_meeting: "2026-07-24T16:00:00+08:00"}'
    review = '{held_on: "2026-08-20", suitability: suitable, adequacy: adequate, effectiveness: effective}'
    none = conditions({})
    assert _lacks(none["audit"]) == ["no internal audit"]
    assert _lacks(none["review"]) == ["no management review"]
    both = {"IAR-2026-0001 audit-report": audit, "MRR-2026-0001 management-review": review}
    assert conditions(both)["review"].met
    early = both | {"MRR-2026-0001 management-review": review.replace("2026-08-20", "2026-07-01")}
    assert not conditions(early)["review"].met
    before = conditions({"IAR-2026-0001 audit-report": audit.replace("2026", "2025")}, STARTED)["audit"]
    assert "it lies before the system ran (2026-01-05)" in _lacks(before)


@pytest.mark.covers("R-55")
def test_major_findings_must_be_closed() -> None:
    major = '{grade: major, found_on: "2026-10-01", action_due: "2026-10-30", cause: It was not written down.}'
    open_ = conditions({"NCR-2026-0001 nonconformity": major})["findings"]
    assert _lacks(open_) == ["NCR-2026-0001 is major and open"]
    closed = major.replace("}", ', closed_on: "2026-10-10"}')
    found = conditions({"NCR-2026-0001 nonconformity": closed})["findings"]
    assert found.met
    assert [words.en for words in found.evidence] == ["1 of 1 nonconformities closed"]


@pytest.mark.covers("R-43", "R-56")
def test_surveillance() -> None:
    none = conditions({}, stage="surveillance")
    assert _lacks(none["certificate"]) == ["there is no certificate yet (certification.certified_on)"]
    settings = 'certification: {certified_on: "2025-11-20"}\n'
    assert _lacks(conditions({}, settings, "surveillance")["before"]) == [
        "no internal audit since 2026-09-20",
        "no management review since 2026-09-20",
    ]
    assert conditions({}, settings, "surveillance", date(2026, 9, 19))["before"].met
    late = conditions({}, settings, "surveillance", date(2026, 11, 21))["certificate"]
    assert _lacks(late) == ["the surveillance audit was due by 2026-11-20"]


@pytest.mark.covers("R-03")
@pytest.mark.parametrize(("last", "months"), [("2026-09-30", 2), ("2026-10-01", 3)])
def test_a_process_has_run_from_its_first_to_its_last_record(last: str, months: int) -> None:
    outage = "values: {kind: outage}"
    files = set_with({"INC-2026-0001": f"date: 2026-07-01\n{outage}", "INC-2026-0002": f"date: {last}\n{outage}"})
    [run_] = processes(facts_of(files))
    assert (run_.procedure, run_.first, run_.last, run_.months) == ("SMS-PRC-20", "2026-07-01", last, months)
    assert run_.by_month["2026-07"] == 1
    found = {each.name: each for each in readiness(Given(facts_of(files)), "2")}
    assert found["running"].met is (months >= 3)


def test_records_of_before_the_procedure_was_in_force_do_not_count() -> None:
    files = set_with({"INC-2026-0001": "date: 2026-01-19\nvalues: {kind: outage}"})
    [run_] = processes(facts_of(files))
    assert (run_.effective_from, run_.records) == ("2026-01-20", 0)


def test_the_command_says_what_is_missing_and_ends_with_1(small_set: SmallSet) -> None:
    run_ = small_set.sms("ready", "--stage", "1")
    assert run_.code == 1
    assert "LACKING  Legal status\n    - no record of the business registration\n" in run_.out
    data = json.loads(small_set.sms("ready", "--format", "json").out)
    assert (data["schema"], data["stage"], data["ready"]) == ("sms.readiness/v1", "2", False)
    chinese = small_set.sms("ready", "--lang", "zh")
    assert "欠缺  法律地位" in chinese.out
    assert small_set.sms("ready", "--stage", "3").code == 2


def test_a_summary_ends_the_text() -> None:
    found = readiness(Given(facts_of_kinds({}, {})), "1")
    assert readiness_text(found, "1", "2026-10-15", "zh").rstrip().endswith("项。")


def test_a_process_whose_records_are_seldom_due_is_shown_by_one_of_them() -> None:
    outage = {"INC-2026-0001": "date: 2026-07-01\nvalues: {kind: outage}"}
    [yearly] = processes(facts_of(set_with(outage, rule="due: yearly")))
    [monthly] = processes(facts_of(set_with(outage, rule="due: monthly")))
    assert (yearly.shown, monthly.shown) == (True, False)
    [none] = processes(facts_of(set_with({}, rule="due: yearly")))
    assert not none.shown
