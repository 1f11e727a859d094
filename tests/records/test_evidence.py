"""When a clause and an item count as evidenced: by records that hold, are young enough and meet the condition."""

import json
from datetime import date

import pytest

from smsgen.analysis.evidence import ItemEvidence
from smsgen.exporters.listings.coverage_listing import coverage_json, coverage_table
from smsgen.reports.coverage import coverage
from tests.records.record_files import DAY, facts_of, set_with

OUTAGE = "values: {kind: outage}"
CONDITION = ', conditions: {4.1-R1: "kind = outage"}'


def levels(files: dict[str, bytes], as_of: date = DAY) -> tuple[str, str]:
    """Return the levels of item 4.1-R1 and of clause 4.1, which asks for it."""
    covered = facts_of(files, as_of).coverage.standards["demo-1:2020"]
    return covered.items["4.1-R1"].level, covered.clauses["4.1"].level


@pytest.mark.covers("C-04", "R-38")
def test_levels_rise_from_draft_to_evidence() -> None:
    assert levels(set_with({"INC-2026-0001": OUTAGE}, approved=False)) == ("drafted", "drafted")
    assert levels(set_with({})) == ("approved", "approved")
    assert levels(set_with({"INC-2026-0001": OUTAGE})) == ("evidenced", "evidenced")


def test_a_clause_that_asks_for_no_record_is_evidenced_while_its_text_is_reviewed_in_time() -> None:
    for day, level in ((date(2027, 1, 20), "evidenced"), (date(2027, 1, 21), "approved")):
        assert facts_of(set_with({}), day).coverage.standards["demo-1:2020"].clauses["4.2"].level == level


@pytest.mark.parametrize(
    ("due", "oldest", "too_old"),
    [
        ("weekly", "2026-10-08", "2026-10-07"),
        ("monthly", "2026-09-15", "2026-09-14"),
        ("quarterly", "2026-07-15", "2026-07-14"),
        ("half-yearly", "2026-04-15", "2026-04-14"),
        ("yearly", "2025-10-15", "2025-10-14"),
    ],
)
def test_a_record_counts_for_the_period_of_its_form(due: str, oldest: str, too_old: str) -> None:
    for day, level in ((oldest, "evidenced"), (too_old, "approved")):
        record = {f"INC-{day[:4]}-0001": f"date: {day}\n{OUTAGE}"}
        assert levels(set_with(record, rule=f"due: {due}"))[0] == level, day


def test_a_record_of_an_event_counts_for_a_year() -> None:
    assert levels(set_with({"INC-2025-0001": f"date: 2025-10-15\n{OUTAGE}"}))[0] == "evidenced"
    assert levels(set_with({"INC-2025-0001": f"date: 2025-10-14\n{OUTAGE}"}))[0] == "approved"


def test_a_statement_that_there_was_none_counts_whatever_the_condition() -> None:
    files = set_with({"INC-2026-0001": 'none_since: "2026-07-01"'}, more=CONDITION)
    assert levels(files) == ("evidenced", "evidenced")


def test_a_record_counts_for_an_item_only_where_it_meets_the_condition() -> None:
    assert levels(set_with({"INC-2026-0001": "values: {kind: question}"}, more=CONDITION))[0] == "approved"
    assert levels(set_with({"INC-2026-0001": OUTAGE}, more=CONDITION))[0] == "evidenced"
    external = f"external: {{place: safe, sha256: {'a' * 64}}}"
    assert levels(set_with({"INC-2026-0001": external}, more=CONDITION))[0] == "approved"
    assert levels(set_with({"INC-2026-0001": external}))[0] == "evidenced"


@pytest.mark.parametrize(
    "fault",
    [
        "values: {kind: strange}",
        "values: {nothing: here}",
        "corrects: INC-2026-0099",
        "status: done",
        "links: [{type: follows, record: INC-2026-0098}]",
    ],
)
def test_a_record_with_a_fault_is_no_evidence(fault: str) -> None:
    assert levels(set_with({"INC-2026-0001": fault})) == ("approved", "approved")


def test_a_record_of_a_later_day_does_not_count_yet() -> None:
    files = set_with({"INC-2026-0001": OUTAGE})
    assert levels(files, date(2026, 9, 30))[0] == "approved"
    assert levels(files, date(2026, 10, 1))[0] == "evidenced"


def test_late_records_and_those_beyond_their_retention_still_count() -> None:
    late = set_with({"INC-2026-0001": OUTAGE})
    path = "records/SMS-FRM-39/2026/INC-2026-0001.yml"
    late[path] = late[path].replace(b"2026-10-01T10", b"2026-10-14T10")
    facts = facts_of(late)
    assert [finding.subject for finding in facts.found("record-back-filled")] == ["INC-2026-0001"]
    assert levels(late)[0] == "evidenced"


def test_what_another_record_corrects_does_not_count_and_the_correction_does() -> None:
    records = {"INC-2026-0001": f'{OUTAGE}\nclosed: "yes"', "INC-2026-0002": f"{OUTAGE}\ncorrects: INC-2026-0001"}
    covered = facts_of(set_with(records)).coverage.standards["demo-1:2020"]
    assert covered.items["4.1-R1"].evidence == ItemEvidence(1, "INC-2026-0002", "2026-10-01")


def test_a_record_of_an_earlier_version_stays_valid_when_the_form_asks_for_more() -> None:
    files = set_with({"INC-2026-0001": "values: {summary: Mail is down}"})
    form = files["forms/frm-39.md"].decode().replace('version: "1.0"', 'version: "1.1"')
    files["forms/frm-39.md"] = form.replace(
        "type: text}", 'type: text, required: "yes", limits: {max_length: "3"}}'
    ).encode()
    facts = facts_of(files)
    assert not facts.records.faults
    assert [record.id for record in facts.records.unjudged] == ["INC-2026-0001"]
    assert [record.id for record in facts.records.sound["SMS-FRM-39"]] == ["INC-2026-0001"]


def test_lists_name_the_evidence() -> None:
    facts = facts_of(set_with({"INC-2026-0001": OUTAGE, "INC-2026-0002": f"date: 2026-10-03\n{OUTAGE}"}))
    standards = coverage(facts)
    item = json.loads(coverage_json(standards, {}, "en", "", ""))["standards"][0]["clauses"][1]["items"][0]
    assert (item["level"], item["evidence"]) == (
        "evidenced",
        {"records": 2, "latest": "INC-2026-0002", "date": "2026-10-03"},
    )
    assert "2 of 2 clauses and 1 of 3 items are shown by evidence." in coverage_table(standards, {}, "en")
    assert "已有证据" in coverage_table(standards, {}, "zh")
