"""What register, sheet and coverage say of an approved set, and of one that nobody has approved."""

import json

import pytest

from smsgen.exporters.listings.document_listing import document_json, document_table
from smsgen.exporters.listings.register_listing import register_json, register_table
from smsgen.reports.control import MissingLine
from smsgen.reports.documents import document_sheets
from smsgen.reports.register import register
from tests.approvals import approved_set as the
from tests.approvals.approved_set import approved_set, facts_of, replaced
from tests.fixtures.approving import decide


def test_the_sheet_of_an_approved_text_names_who_decided() -> None:
    sheet = document_sheets(facts_of(approved_set()), "en")["SMS-POL-01"]
    assert sheet.control.state == "effective"
    assert (sheet.control.in_force, sheet.control.effective_from) == ("1.1", "2026-09-20")
    assert [(line.decision, line.name, line.level) for line in sheet.control.decisions] == [
        ("approve", "Chen An 陈安", "signed")
    ]
    text = document_table(sheet, "en")
    assert "approved by Chen An 陈安 (Top management) 2026-09-20, signed with their own key" in text
    assert "现行有效" in document_table(document_sheets(facts_of(approved_set()), "zh")["SMS-POL-01"], "zh")
    value = json.loads(document_json(sheet, "", ""))
    assert value["digest"] == sheet.control.digest != ""


def test_a_text_that_was_taken_over_says_so() -> None:
    sheet = document_sheets(facts_of(approved_set()), "en")["SMS-MAN-01"]
    assert [(line.decision, line.on, line.level) for line in sheet.control.decisions] == [
        ("baseline", "2026-02-01", "baseline")
    ]


def test_a_newer_text_names_the_version_in_force_and_who_is_missing() -> None:
    files = replaced(approved_set(), the.FORM, 'version: "1.0"', 'version: "1.1"')
    control = document_sheets(facts_of(files), "en")["SMS-FRM-39"].control
    assert (control.state, control.in_force, control.decisions) == ("draft", "1.0", ())
    files = approved_set()
    del files[the.POLICY_OLD_REVIEW]
    del files[f"{the.POLICY_OLD_REVIEW}.sig"]
    control = document_sheets(facts_of(files), "en")["SMS-POL-01"].control
    assert control.state == "in review"
    assert control.missing == (MissingLine("review", "Change manager", ("Wu Fan 吴帆", "Xu Dan 徐丹")),)


def test_the_register_shows_state_and_next_review_and_leaves_out_what_was_withdrawn() -> None:
    rows = register(document_sheets(facts_of(approved_set()), "en"))
    assert [(row.id, row.state, row.next_review) for row in rows] == [
        ("SMS-MAN-01", "effective", "2027-02-01"),
        ("SMS-POL-01", "effective", "2027-09-20"),
        ("SMS-PRC-20", "effective", "2027-09-21"),
        ("SMS-FRM-39", "effective", "2027-09-22"),
    ]
    assert register_table(rows, "en").count("in force ") == 4
    assert {each["state"] for each in json.loads(register_json(rows, "", ""))["documents"]} == {"effective"}


@pytest.mark.parametrize("approved", [True, False])
def test_what_an_effective_text_claims_is_approved_and_a_blank_form_is_not_the_document(*, approved: bool) -> None:
    files = approved_set()
    files[the.SETTINGS] = files[the.SETTINGS].replace(b"silent-1:2020", b"demo-1:2020")
    replaced(
        files, the.PROCEDURE, "classification: internal\n", 'classification: internal\nclauses: {"4.1": "#logging"}\n'
    )
    replaced(
        files, the.FORM, "classification: internal\n", 'classification: internal\ninformation: ["4.1-R1", "4.2-D1"]\n'
    )
    if approved:
        for path in (the.PROCEDURE_NOW, the.FORM_NOW):
            del files[f"{path}.sig"]
            decide(files, path, the.TREE)
    covered = facts_of(files).coverage.standards["demo-1:2020"]
    expected = "approved" if approved else "drafted"
    assert covered.clauses["4.1"].level == expected
    assert {key: item.level for key, item in covered.items.items()} == {
        "4.1-R1": expected,
        "4.2-D1": "drafted",
        "4.2-D2": "missing",
    }
