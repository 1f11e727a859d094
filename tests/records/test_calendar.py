"""`sms calendar`: what recurs, what ends, what was promised, and the days of the certificate."""

import json
from datetime import date

import icalendar
import pytest

from smsgen.exporters.listings.calendar_listing import calendar_ics, calendar_text
from smsgen.reports.calendar import Duty, calendar
from tests.fakes import SmallSet
from tests.records.kind_records import facts_of_kinds
from tests.records.record_files import DAY, facts_of, set_with

OUTAGE = "values: {kind: outage}"
KINDS = {"nonconformity": "53", "improvement": "54", "risk": "05", "audit-report": "51", "legal-status": "57"}


def _of(duties: tuple[Duty, ...], kind: str) -> list[tuple[str, str, str]]:
    return [(duty.on, duty.subject, duty.what.en) for duty in duties if duty.kind == kind]


@pytest.mark.covers("R-10")
@pytest.mark.parametrize(
    ("due", "next_"),
    [("weekly", "2026-10-08"), ("monthly", "2026-11-01"), ("quarterly", "2027-01-01"), ("yearly", "2027-10-01")],
)
def test_a_record_that_recurs_is_due_a_period_after_the_last_one(due: str, next_: str) -> None:
    files = set_with({"INC-2026-0001": OUTAGE}, rule=f"due: {due}")
    assert _of(calendar(facts_of(files)), "record") == [(next_, "SMS-FRM-39", f"Incident record ({due})")]
    late = [duty for duty in calendar(facts_of(files, date(2028, 1, 1))) if duty.kind == "record"]
    assert [duty.late(date(2028, 1, 1)) for duty in late] == [True]


def test_before_the_first_record_the_form_being_in_force_counts() -> None:
    duties = calendar(facts_of(set_with({}, rule="due: monthly")))
    assert _of(duties, "record") == [("2026-02-20", "SMS-FRM-39", "Incident record (monthly)")]


def test_reviews_of_documents_in_force() -> None:
    duties = calendar(facts_of(set_with({})))
    assert _of(duties, "review") == [
        ("2027-01-20", "SMS-FRM-39", "Review Incident record"),
        ("2027-01-20", "SMS-PRC-20", "Review Incident management"),
    ]
    assert _of(calendar(facts_of(set_with({})), ahead=90), "review") == []


def test_actions_are_due_until_they_are_done() -> None:
    facts = facts_of_kinds(
        KINDS,
        {
            "NCR-2026-0001 nonconformity": '{action_due: "2026-10-05", action_owner: quality-manager}',
            "NCR-2026-0002 nonconformity": '{action_due: "2026-10-05", done_on: "2026-10-02"}',
            "NCR-2026-0003 nonconformity": '{done_on: "2026-10-02", effect_due: "2026-12-02"}',
            "NCR-2026-0004 nonconformity": '{done_on: "2026-10-02", effect_checked_on: "2026-10-03"}',
            "IMP-2026-0001 improvement": '{due: "2026-11-01", state: open}',
            "IMP-2026-0002 improvement": '{due: "2026-11-01", state: done}',
        },
    )
    assert [(on, subject) for on, subject, _ in _of(calendar(facts), "action")] == [
        ("2026-10-05", "NCR-2026-0001"),
        ("2026-11-01", "IMP-2026-0001"),
        ("2026-12-02", "NCR-2026-0003"),
        ("2026-12-31", "NCR-2026-0002"),
    ]
    assert [duty.role for duty in calendar(facts) if duty.subject == "NCR-2026-0001"] == ["quality-manager"]


@pytest.mark.covers("R-56")
def test_days_of_the_certificate() -> None:
    settings = 'certification:\n  certified_on: "2026-02-10"\n'
    assert [(on, what[:22]) for on, _, what in _of(calendar(facts_of_kinds({}, {}, settings)), "certificate")] == [
        ("2026-12-10", "Internal audit and man"),
        ("2027-02-10", "Surveillance audit at "),
    ]
    settings += '  surveillance: ["2027-01-20"]\n'
    later = calendar(facts_of_kinds({}, {}, settings, date(2028, 12, 1)), 365)
    assert [on for on, _, _ in _of(later, "certificate")] == ["2027-11-20", "2028-01-20", "2029-02-10"]
    settings = 'certification:\n  stage_1: "2026-12-01"\n  milestones:\n  - {on: "2026-11-01", en: Apply, zh: 申请}\n'
    ahead = calendar(facts_of_kinds({}, {}, settings))
    assert _of(ahead, "certificate") == [("2026-12-01", "", "Certification audit, stage 1")]
    assert _of(ahead, "milestone") == [("2026-11-01", "", "Apply")]


def test_licences_end_and_audits_come_again() -> None:
    facts = facts_of_kinds(
        KINDS,
        {
            "LEG-2026-0001 legal-status": '{valid_to: "2026-12-24", number: L-1}',
            "IAR-2026-0001 audit-report": '{reported_on: "2026-07-31"}',
        },
    )
    assert _of(calendar(facts), "licence") == [("2026-12-24", "LEG-2026-0001", "L-1 expires")]
    assert _of(calendar(facts), "audit") == [("2027-07-31", "SMS-FRM-51", "Internal audit")]


def test_a_calendar_file_is_the_same_for_the_same_commit_and_day() -> None:
    facts = facts_of(set_with({"INC-2026-0001": OUTAGE}, rule="due: monthly"))
    duties = calendar(facts)
    content = calendar_ics("SMS", duties, {"incident-manager": "Incident manager"}, DAY, "zh")
    assert content == calendar_ics("SMS", duties, {"incident-manager": "Incident manager"}, DAY, "zh")
    events = list(icalendar.Calendar.from_ical(content).walk("VEVENT"))
    assert len(events) == len(duties)
    assert (str(events[0]["UID"]), events[0].decoded("DTSTART")) == (
        "record-SMS-FRM-39-2026-11-01@smsgen",
        date(2026, 11, 1),
    )
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert "记录" in calendar_text(duties, {}, DAY, "zh")


def test_the_command(small_set: SmallSet) -> None:
    small_set.write("sms.yml", small_set.read("sms.yml") + 'certification: {stage_1: "2026-10-01"}\n')
    text = small_set.sms("calendar")
    assert "2026-10-01 late  certificate" in text.out
    data = json.loads(small_set.sms("calendar", "--format", "json").out)
    assert [(duty["on"], duty["late"]) for duty in data["duties"]] == [("2026-10-01", True)]
    assert small_set.sms("calendar", "--role", "quality-manager").out == "Nothing is due.\n"
    assert "There is no role nobody." in small_set.sms("calendar", "--role", "nobody").err
    assert small_set.sms("calendar", "--format", "ics").code == 2
    assert small_set.sms("calendar", "--format", "ics", "--output", "duties.ics").out == "Written: duties.ics\n"
    assert small_set.read("duties.ics").startswith("BEGIN:VCALENDAR")


def test_a_certificate_that_is_no_day_is_a_finding(small_set: SmallSet) -> None:
    lines = 'certification: {stage_1: soon, body: "", surveillance: ["2026-02-30"], milestones: [{on: "2026-01-01"}]}\n'
    small_set.write("sms.yml", small_set.read("sms.yml") + lines)
    run = small_set.sms("check")
    assert [name for path, _, name in run.found if path == "sms.yml"] == [
        *["value-malformed"] * 3, "key-missing", "key-missing",
    ]  # fmt: skip
