"""What state a text is in, as of any day, and which version is in force."""

from datetime import date

import pytest

from smsgen.analysis.text_states import TextState, add_months
from smsgen.analysis.versions import Need, assign, needs_of
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import RoleSet, TierPolicy
from tests.approvals import approved_set as the
from tests.approvals.approved_set import approved_set, facts_of, replaced
from tests.approvals.changes import Files, more, register
from tests.fixtures.approving import decide, sign_register


def state_of(files: Files, document: str, language: str = "en", as_of: date = the.DAY) -> TextState:
    return facts_of(files, as_of, today=the.DAY).approvals.states[document, language]


@pytest.mark.parametrize(
    ("day", "state", "in_force"),
    [
        ("2026-03-08", "draft", ""),
        ("2026-03-09", "draft", ""),
        ("2026-03-10", "draft", "1.0"),
        ("2026-09-19", "draft", "1.0"),
        ("2026-09-20", "effective", "1.1"),
    ],
)
def test_the_state_as_of_a_day(day: str, state: str, in_force: str) -> None:
    found = state_of(approved_set(), "SMS-POL-01", as_of=date.fromisoformat(day))
    assert (found.state, found.in_force.version if found.in_force else "") == (state, in_force)


def test_a_record_after_the_day_of_judgement_is_no_finding_as_long_as_its_day_has_come() -> None:
    assert facts_of(approved_set(), date(2026, 3, 1), today=the.DAY).approvals.faults.get("time-future") is None
    assert len(facts_of(approved_set(), date(2026, 9, 20)).approvals.faults["time-future"]) == 4


def test_a_day_ends_in_the_zone_of_the_register() -> None:
    files = approved_set()
    del files[the.FORM_NOW]
    decide(files, the.FORM_NOW.replace("20260922T090000Z", "20261015T155959Z"), the.TREE)
    assert state_of(files, "SMS-FRM-39").state == "effective"
    files = approved_set()
    del files[the.FORM_NOW]
    decide(files, the.FORM_NOW.replace("20260922T090000Z", "20261015T160000Z"), the.TREE)
    assert state_of(files, "SMS-FRM-39").state == "draft"


def next_policy(files: Files, version: str) -> None:
    replaced(files, the.POLICY, 'version: "1.1"', f'version: "{version}"')


def test_a_rejected_major_version_does_not_come_back_as_a_minor_one() -> None:
    files = approved_set()
    next_policy(files, "2.0")
    more("approvals/SMS-POL-01/2.0/en/reject--top-management--chen.an--20261001T090000Z.yml")(files)
    assert state_of(files, "SMS-POL-01").state == "in review"
    replaced(files, the.POLICY, '"2.0"', '"2.1"')
    path = "approvals/SMS-POL-01/2.1/en/approve--top-management--chen.an--20261002T090000Z.yml"
    decide(files, path, {**the.TREE, "previous": state_of(files, "SMS-POL-01").previous})
    state = state_of(files, "SMS-POL-01")
    assert state.declared is not None
    assert state.declared.kind == "major"
    assert [(need.decision, need.role) for need in state.declared.missing] == [("review", "change-manager")]


def test_languages_that_were_released_before_are_released_together() -> None:
    files = approved_set()
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
    more(the.PROCEDURE_NOW.replace("1.0", "1.1").replace("20260921", "20261001"))(files)
    state = state_of(files, "SMS-PRC-20")
    assert state.state == "approved"
    assert state.declared is not None
    assert state.declared.waits_for == ("zh",)
    assert state.in_force is not None
    assert state.in_force.version == "1.0"
    replaced(files, the.PROCEDURE_ZH, 'translation_of: "1.0"', 'translation_of: "1.1"')
    more(the.PROCEDURE_NOW_ZH.replace("1.0", "1.1").replace("20260921", "20261004"))(files)
    for language in ("en", "zh"):
        in_force = state_of(files, "SMS-PRC-20", language).in_force
        assert in_force is not None
        assert (in_force.version, in_force.effective_from) == ("1.1", "2026-10-04")


def test_source_first_does_not_wait() -> None:
    files = approved_set()
    register("approval:\n", "approval:\n  release: source-first\n")(files)
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
    more(the.PROCEDURE_NOW.replace("1.0", "1.1").replace("20260921", "20261001"))(files)
    assert state_of(files, "SMS-PRC-20").state == "effective"


def test_a_translation_waits_for_its_source() -> None:
    files = approved_set()
    del files[the.FORM_NOW]
    assert state_of(files, "SMS-FRM-39", "zh").state == "approved"


def test_an_effective_day_to_come() -> None:
    files = approved_set()
    decide(files, the.PROCEDURE_NOW, {**the.TREE, "effective_from": "2026-10-16"})
    assert state_of(files, "SMS-PRC-20").state == "approved"
    assert state_of(files, "SMS-PRC-20", as_of=date(2026, 10, 16)).state == "effective"


def test_a_baseline_without_the_roots_counts_for_nothing() -> None:
    files = approved_set()
    sign_register(files, the.BASELINE, ["li.qing"])
    assert state_of(files, "SMS-MAN-01").state == "draft"


def test_a_confirmation_moves_the_next_review() -> None:
    files = approved_set()
    assert state_of(files, "SMS-PRC-20").next_review == "2027-09-21"
    more("approvals/SMS-PRC-20/1.0/en/confirm--incident-manager--he.jing--20261001T090000Z.yml")(files)
    assert state_of(files, "SMS-PRC-20").next_review == "2027-10-01"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", 12, "2027-03-31"),
    ],
)
def test_months_are_added_by_the_calendar(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == expected


def record(signer: str, role: str, decision: str = "approve") -> ApprovalRecord:
    return ApprovalRecord(f"{signer}-{role}", "", decision=decision, role=role, signer=signer)


def test_one_person_counts_once_and_others_make_room() -> None:
    wanted = [Need("approve", "a"), Need("approve", "b")]
    alone = assign(wanted, [record("x", "a"), record("x", "b")])
    assert [need.record is not None for need in alone] == [True, False]
    # x was first seated at a, and must move to b so that y, who holds only a, finds a place.
    both = assign(wanted, [record("x", "a"), record("x", "b"), record("y", "a")])
    assert [need.record.signer for need in both if need.record] == ["y", "x"]


def test_the_owner_is_asked_once_and_an_unknown_one_may_be_anyone() -> None:
    policy = TierPolicy(major=RoleSet(approve=("quality", "owner")), minor=RoleSet(approve=("owner",)))
    assert [need.role for need in needs_of(policy, "major", "quality")] == ["quality"]
    assert [need.role for need in needs_of(policy, "major", "change")] == ["quality", "change"]
    assert [need.role for need in needs_of(policy, "major", "")] == ["quality"]
    assert assign(needs_of(policy, "minor", ""), [record("x", "whoever")])[0].record is not None


def test_a_version_above_the_one_in_the_tree_is_owned_by_who_owns_that_one() -> None:
    files = approved_set()
    register("procedure: {major: {approve: [quality-manager]}", "procedure: {major: {approve: [owner]}")(files)
    path = "approvals/SMS-PRC-20/9.0/en/approve--change-manager--xu.dan--20261001T090000Z.yml"
    decide(files, path, the.TREE)
    names = [finding.location.path for finding in facts_of(files).approvals.faults["signer-not-entitled"]]
    assert path in names
