"""The rules on records: the page of each is what shows the requirement to be met, and how much a finding weighs.

What a company has now and then is a warning in every profile. What makes evidence false, or lacking, is an error for an
audit.
"""

import pytest

from smsgen import rules
from smsgen.checking.runner import run
from smsgen.diagnostics import Severity
from smsgen.model.settings import PROFILES
from tests.records.record_files import facts_of
from tests.rules.page_cases import AS_OF, RULES_FOLDER, Case, read_page, tree_of

# The rules that know what a record is about; those before it go by the form alone.
_FIRST = 22
_ALWAYS = "warning"
_FOR_AUDITS = "audit"
_RULES = [
    ("change_not_assessed", _FOR_AUDITS, ("R-33", "R-34")),
    ("change_not_approved", _FOR_AUDITS, ("R-33",)),
    ("change_without_board", _FOR_AUDITS, ("R-34",)),
    ("change_not_reviewed", _FOR_AUDITS, ("R-34",)),
    ("change_paper_late", _ALWAYS, ("R-33",)),
    ("change_entry_missing", _FOR_AUDITS, ("R-33",)),
    ("change_contradiction", _FOR_AUDITS, ("R-21",)),
    ("emergency_changes_above_limit", _ALWAYS, ("R-32",)),
    ("change_trend_miscalculated", _FOR_AUDITS, ("R-20",)),
    ("ticket_overdue", _ALWAYS, ("R-42", "R-50")),
    ("ticket_time_contradicted", _FOR_AUDITS, ("R-20",)),
    ("incident_priority_contradicted", _FOR_AUDITS, ("R-21",)),
    ("sla_part_missing", _FOR_AUDITS, ("R-07", "R-29", "R-30", "R-61")),
    ("sla_downtime_miscalculated", _FOR_AUDITS, ("R-29",)),
    ("sla_report_missing", _FOR_AUDITS, ("R-31",)),
    ("sla_report_miscalculated", _FOR_AUDITS, ("R-20", "R-31")),
    ("sla_report_late", _ALWAYS, ("R-31",)),
    ("sla_target_missed", _ALWAYS, ("R-31",)),
    ("catalogue_without_sla", _FOR_AUDITS, ("R-07", "R-41")),
    ("agreement_not_accepted", _FOR_AUDITS, ("R-41",)),
    ("agreement_expired", _FOR_AUDITS, ("R-41",)),
    ("agreement_review_overdue", _ALWAYS, ("R-57",)),
    ("supplier_not_reviewed", _ALWAYS, ()),
    ("nonconformity_overdue", _ALWAYS, ("R-05", "R-55")),
    ("audit_finding_unanswered", _FOR_AUDITS, ("R-05",)),
    ("audit_clause_not_covered", _FOR_AUDITS, ("R-04",)),
    ("auditor_own_work", _FOR_AUDITS, ()),
    ("auditor_not_appointed", _FOR_AUDITS, ("R-64",)),
    ("review_without_audit", _FOR_AUDITS, ("R-04",)),
    ("review_verdict_missing", _FOR_AUDITS, ("R-05",)),
    ("review_decision_unfollowed", _FOR_AUDITS, ("R-52",)),
    ("training_round_missing", _FOR_AUDITS, ("R-28", "R-60")),
    ("training_not_attended", _ALWAYS, ("R-28",)),
    ("process_training_missing", _ALWAYS, ("R-10", "R-60")),
    ("key_role_test_missing", _FOR_AUDITS, ("R-28",)),
    ("acknowledgement_missing", _ALWAYS, ("R-45",)),
    ("risk_overdue", _ALWAYS, ("R-11",)),
    ("risk_miscalculated", _FOR_AUDITS, ("R-11",)),
    ("objective_contradicted", _FOR_AUDITS, ()),
    ("legal_status_expired", _FOR_AUDITS, ("R-01",)),
    ("continuity_test_overdue", _ALWAYS, ("R-42",)),
    ("continuity_test_unused", _ALWAYS, ("R-42",)),
    ("certification_budget_incomplete", _ALWAYS, ("R-40",)),
    ("record_chain_contradiction", _FOR_AUDITS, ("R-34", "R-41")),
]


def severities(case: Case, code: str, profile: str) -> set[Severity]:
    """Return how much the findings of a rule weigh in a case under a profile."""
    facts = facts_of(tree_of(case).files, AS_OF)
    return {each.severity for each in run(rules.ALL, facts, profile).diagnostics if each.code == code}


@pytest.mark.parametrize(
    ("page", "weight"),
    [pytest.param(page, weight, marks=pytest.mark.covers(*covered)) for page, weight, covered in _RULES],
)
def test_a_finding_weighs_what_it_should_in_each_profile(page: str, weight: str) -> None:
    read = read_page(RULES_FOLDER / "rec" / f"{page}.md")
    failing = [case for case in read.cases if case.fails]
    assert failing
    for case in failing:
        found = {profile: severities(case, read.code, profile) for profile in PROFILES}
        last = Severity.ERROR if weight == _FOR_AUDITS else Severity.WARNING
        assert found == {"draft": {Severity.WARNING}, "release": {Severity.WARNING}, "audit": {last}}, case.title


def test_every_rule_on_records_is_weighed_here() -> None:
    listed = {
        rule.name.replace("-", "_") for rule in rules.ALL if rule.family == "REC" and int(rule.code[3:]) >= _FIRST
    }
    assert listed == {page for page, _, _ in _RULES}


@pytest.mark.parametrize("page", [page for page, _, _ in _RULES])
def test_a_set_that_does_not_say_which_form_keeps_what_has_none_of_these_findings(page: str) -> None:
    read = read_page(RULES_FOLDER / "rec" / f"{page}.md")
    for case in read.cases:
        files = dict(tree_of(case).files)
        settings, separator, _ = files["sms.yml"].partition(b"record_kinds:")
        assert separator or not case.fails
        facts = facts_of(files | {"sms.yml": settings}, AS_OF)
        codes = {each.code for each in run(rules.ALL, facts, "audit").diagnostics}
        assert not {code for code in codes if code.startswith("REC") and int(code[3:]) >= _FIRST}, case.title
