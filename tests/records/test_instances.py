"""Maintained records as subjects of approvals, in memory: their state, what waits, what they prove."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from smsgen import rules
from smsgen.checking.runner import run
from smsgen.exporters.listings.record_listing import record_json, record_table
from smsgen.exporters.listings.register_listing import register_json, register_table
from smsgen.reports.documents import document_sheets
from smsgen.reports.gap import gap_analysis
from smsgen.reports.records import record_sheet
from smsgen.reports.register import instance_rows, register
from smsgen.reports.waiting import waiting
from smsgen.sources.load import load
from smsgen.sources.tree import MemoryTree
from tests.fixtures.approving import decide, sign_register
from tests.records.maintained import (
    ACCEPTANCE,
    AGREEMENT,
    APPROVAL,
    FORM,
    FORM_TEXT,
    agreement,
    set_with_agreement,
)
from tests.records.record_files import DAY, facts_of, set_with

KEY = ("SLA-2026-0001", "en")
_OUTAGE = "values: {kind: outage}"


def findings(files: Mapping[str, bytes], as_of: date = DAY) -> list[str]:
    """Return the rules that find something about the agreement under the profile `audit`."""
    report = run(rules.ALL, facts_of(files, as_of), "audit")
    about = (each for each in report.diagnostics if "SLA-2026-0001" in each.subject + each.location.path)
    return [each.name for each in about]


def standing(files: Mapping[str, bytes], as_of: date = DAY) -> tuple[str, str]:
    """Return the state of the agreement and the version in force."""
    state = facts_of(files, as_of).approvals.instances[KEY]
    return state.state, state.in_force.version if state.in_force else ""


def level(files: Mapping[str, bytes], as_of: date = DAY) -> str:
    """Return the level of the item that the form claims, a document."""
    return facts_of(files, as_of).coverage.standards["demo-1:2020"].items["4.2-D1"].level


@pytest.mark.covers("R-01")
def test_a_maintained_record_is_approved_by_the_owner_of_its_form() -> None:
    assert standing(set_with_agreement(approved=False)) == ("draft", "")
    files = set_with_agreement()
    assert standing(files) == ("effective", "1.0")
    assert findings(files) == []
    facts = facts_of(files)
    assert KEY not in facts.approvals.states, "pages about documents speak of documents alone"
    assert facts.approvals.instances[KEY].next_review == "2027-10-02"
    assert standing(files, date(2026, 10, 1)) == ("draft", "")


def test_before_and_after_other_bytes_under_the_same_number() -> None:
    changed = set_with_agreement() | {AGREEMENT: agreement(state="retired").encode()}
    assert findings(changed) == ["content-changed-after-approval"]
    assert standing(changed) == ("draft", "1.0")
    raised = set_with_agreement() | {AGREEMENT: agreement("1.1", state="retired").encode()}
    assert findings(raised) == []
    assert standing(raised) == ("draft", "1.0")
    decide(raised, APPROVAL.replace("/1.0/", "/1.1/").replace("20261002", "20261005"))
    assert standing(raised) == ("effective", "1.1")
    assert findings(set_with_agreement(approved=False)) == ["version-not-approved"]


def test_nobody_approves_what_they_made_and_only_the_owner_of_the_form_approves() -> None:
    assert "self-approval" in findings(set_with_agreement(agreement(made_by="li.qing")))
    files = set_with_agreement(approved=False)
    decide(files, APPROVAL.replace("quality-manager--li.qing", "change-manager--xu.dan"))
    assert "signer-not-entitled" in findings(files)
    assert standing(files) == ("draft", "")


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        (APPROVAL.replace("SLA-2026-0001", "SLA-2026-0009"), "document-removed-without-withdrawal"),
        (APPROVAL.replace("SLA-2026-0001", "VISITORS"), "record-malformed"),
    ],
)
def test_a_decision_on_what_is_not_there(path: str, rule: str) -> None:
    files = set_with_agreement("")
    decide(files, path)
    faults = facts_of(files).approvals.faults
    assert [each.subject for each in faults[rule]] == [path.split("/")[1]]


def test_a_record_that_cannot_be_read_has_that_fault_and_no_other() -> None:
    files = set_with_agreement()
    files[AGREEMENT] += b"strange: key\n"
    assert findings(files) == ["record-file-malformed"]


def test_a_form_that_moved_on_leaves_its_records_approved() -> None:
    files = set_with_agreement()
    raised = FORM_TEXT.replace('version: "1.0"', 'version: "1.1"')
    files[FORM] = raised.replace("owner: quality-manager", "owner: change-manager").encode()
    decide(files, "approvals/SMS-FRM-21/1.1/en/approve--quality-manager--li.qing--20261004T090000Z.yml")
    assert standing(files) == ("effective", "1.0")
    assert findings(files) == []


def test_where_the_register_has_no_policy_for_them_none_is_approved() -> None:
    files = set_with_agreement()
    register_ = files["authority/1.yml"].decode()
    files["authority/1.yml"] = "".join(
        line for line in register_.splitlines(keepends=True) if not line.startswith("  instance:")
    ).encode()
    sign_register(files)
    assert standing(files) == ("in review", "")
    assert not [each for each in waiting(facts_of(files)) if each.document == "SLA-2026-0001"]


def test_only_maintained_records_are_hashed_and_looked_at() -> None:
    sms = load(MemoryTree(set_with({"INC-2026-0001": _OUTAGE}))).sms
    assert [record.sha256 for record in sms.records] == [""]
    facts = facts_of(set_with_agreement())
    assert list(facts.identity.instances) == ["SLA-2026-0001"]
    assert facts.identity.instances["SLA-2026-0001"].text.title == "Service level agreement: customer A"


def test_what_a_record_waits_for() -> None:
    [line] = [each for each in waiting(facts_of(set_with_agreement(approved=False))) if each.document == KEY[0]]
    assert (line.decision, line.role, line.people, line.version) == ("approve", "quality-manager", ("li.qing",), "1.0")
    made = waiting(facts_of(set_with_agreement(agreement(made_by="li.qing"), approved=False)))
    assert [each.people for each in made if each.document == KEY[0]] == [()]
    lines = waiting(facts_of(set_with_agreement(), date(2027, 8, 1)))
    assert [(each.decision, each.due) for each in lines if each.document == KEY[0]] == [("confirm", "2027-10-02")]


@pytest.mark.covers("R-29")
def test_an_agreement_needs_the_other_party() -> None:
    assert findings(set_with_agreement(agreement(acceptance=""))) == ["agreement-not-accepted"]
    late = ACCEPTANCE.replace("2026-09-30", "2026-10-16")
    assert findings(set_with_agreement(agreement(acceptance=late))) == ["agreement-not-accepted"]
    assert findings(set_with_agreement(agreement(acceptance=late)), date(2026, 10, 16)) == []
    assert findings(set_with_agreement(agreement(acceptance=""), approved=False)) == ["version-not-approved"]


@pytest.mark.covers("C-04")
def test_a_blank_form_is_no_document_until_a_record_of_it_is_in_force() -> None:
    assert level(set_with_agreement("")) == "drafted"
    assert level(set_with_agreement(approved=False)) == "drafted"
    assert level(set_with_agreement(agreement(acceptance=""))) == "drafted"
    assert level(set_with_agreement()) == "evidenced"
    assert level(set_with_agreement(), date(2027, 10, 2)) == "evidenced"
    assert level(set_with_agreement(), date(2027, 10, 3)) == "approved"
    unapproved = set_with_agreement(form=FORM_TEXT)
    unapproved = {path: text for path, text in unapproved.items() if not path.startswith("approvals/SMS-FRM-21/")}
    assert level(unapproved) == "drafted", "nobody approved what the record is made with"
    waits = set_with_agreement() | {AGREEMENT: agreement("1.1", "").encode()}
    assert level(waits) == "evidenced", "what is in force is still in force"


def test_a_record_counts_for_an_item_only_where_it_meets_the_condition() -> None:
    form = FORM_TEXT.replace("5 years,", '5 years, conditions: {4.2-D1: "state = live"},')
    assert level(set_with_agreement(form=form)) == "evidenced"
    assert level(set_with_agreement(agreement(state="retired"), form=form)) == "drafted"


def test_the_gap_names_what_is_missing() -> None:
    def gaps(files: Mapping[str, bytes], as_of: date = DAY) -> list[tuple[str, tuple[str, ...]]]:
        [found] = gap_analysis(facts_of(files, as_of), ())
        return [(gap.kind, gap.subjects) for gap in found.gaps if gap.item == "4.2-D1"]

    missing = [("no-instance", ("SMS-FRM-21",))]
    assert gaps(set_with_agreement("")) == gaps(set_with_agreement(approved=False)) == missing
    assert gaps(set_with_agreement()) == []
    assert gaps(set_with_agreement(), date(2027, 10, 3)) == [("unreviewed", ("SLA-2026-0001",))]
    retained = set_with_agreement("", form=FORM_TEXT.replace("instance: maintained", "instance: retained"))
    [gap] = [each for each in gap_analysis(facts_of(retained), ())[0].gaps if each.item == "4.2-D1"]
    assert (gap.kind, "nobody approves its records" in gap.what.en) == ("no-instance", True)


def test_the_register_lists_them_apart() -> None:
    facts = facts_of(set_with_agreement())
    rows, instances = register(document_sheets(facts, "en")), instance_rows(facts, "en")
    assert "SLA-2026-0001" not in {row.id for row in rows}
    table = register_table(rows, "en", instances)
    assert "\n\nMaintained records: agreements, catalogue entries, lines of registers, plans\n\n" in table
    assert table.splitlines()[-1].split()[:6] == ["SLA-2026-0001", "1.0", "in", "force", "1.0", "2026-10-02"]
    assert "维护型记录" in register_table(rows, "zh", instances)
    assert "Maintained" not in register_table(rows, "en")
    [listed] = json.loads(register_json(rows, "", "", instances))["instances"]
    assert (listed["id"], listed["tier"], listed["in_force"]) == ("SLA-2026-0001", "instance", "1.0")


def test_a_record_in_force_whose_file_is_gone_is_listed_still() -> None:
    files = set_with_agreement()
    del files[AGREEMENT]
    facts = facts_of(files)
    [row] = instance_rows(facts, "en")
    assert (row.id, row.version, row.state) == ("SLA-2026-0001", "1.0", "effective")
    assert findings(files) == ["document-removed-without-withdrawal"]


def test_a_record_is_shown_with_its_approval() -> None:
    facts = facts_of(set_with_agreement())
    sheet = record_sheet(facts, facts.records.by_id["SLA-2026-0001"], "en")
    table = record_table(sheet, "en")
    said = "Version: 1.0", "Approval: in force", "Version in force: 1.0, since 2026-10-02", "Next review: 2027-10-02"
    for line in said:
        assert f"\n{line}\n" in table, table
    assert "\n审批状态：现行有效\n" in record_table(sheet, "zh")
    approval = json.loads(record_json(sheet, "", ""))["approval"]
    assert (approval["state"], approval["in_force"], len(approval["decisions"])) == ("effective", "1.0", 1)
    draft = facts_of(set_with_agreement(approved=False))
    shown = record_table(record_sheet(draft, draft.records.by_id["SLA-2026-0001"], "en"), "en")
    assert "\nStill to decide: to be approved by Quality manager (Li Qing 李青)\n" in shown
