"""What the reports about approvals say of a set that has lived for a year, as of several days."""

from datetime import date

import pytest

from smsgen.analysis.facts import Facts
from smsgen.model.version_text import VersionText
from smsgen.reports.documents import document_sheets
from smsgen.reports.due_reviews import due_reviews
from smsgen.reports.obsolete import obsolete
from smsgen.reports.recent_changes import recent_changes
from smsgen.reports.register import register, removed_rows
from smsgen.reports.version_history import TextHistory, VersionLine, histories
from tests.approvals.approved_set import facts_of, replaced
from tests.fixtures.approving import decide, digest, manifest
from tests.fixtures.living_set import POLICY, PROCEDURE, PROCEDURE_ZH, living_steps

END = date(2027, 3, 1)


def facts_on(day: date = END) -> Facts:
    return facts_of(living_steps()[-1].files, day, END)


def past_texts() -> dict[str, VersionText]:
    """Return what earlier versions said, by digest."""
    found = {}
    for _, files in living_steps()[1:]:
        for path, change in ((PROCEDURE, "in English"), (PROCEDURE_ZH, "中文"), ("policies/pol-09.md", "gone")):
            if path in files:
                made = digest(manifest(dict(files), path))
                found[made] = VersionText(path, "", "", f"Title {change}", f"Change {change}", ("he.jing", "nobody"))
    return found


def history_on(day: date, document: str = "SMS-PRC-20", language: str = "en", shown_in: str = "en") -> TextHistory:
    [found] = [each for each in histories(facts_on(day), document, past_texts(), shown_in) if each.language == language]
    return found


def outline(line: VersionLine) -> tuple[str, ...]:
    return (line.label, line.state, line.kind, line.issued, line.effective_from, line.ended_on, line.ended_by)


@pytest.mark.covers("R-57")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 10), [("3.0", "draft", "", "", "", "", "")]),
        (
            date(2026, 6, 18),
            [
                ("3.0", "draft", "", "", "", "", ""),
                # Approved, and waiting for its translation.
                ("1.1", "approved", "minor", "2026-06-18", "", "", ""),
                ("1.0", "effective", "major", "2026-03-11", "2026-03-11", "", ""),
            ],
        ),
        (
            date(2026, 6, 30),
            [
                ("3.0", "draft", "", "", "", "", ""),
                ("1.1", "approved", "minor", "2026-06-18", "2026-07-01", "", ""),
                ("1.0", "effective", "major", "2026-03-11", "2026-03-11", "", ""),
            ],
        ),
        (
            date(2026, 10, 15),
            [
                ("3.0", "draft", "", "", "", "", ""),
                ("2.0", "rejected", "major", "", "", "", ""),
                ("1.1", "effective", "minor", "2026-06-18", "2026-07-01", "", ""),
                ("1.0", "superseded", "major", "2026-03-11", "2026-03-11", "2026-07-01", "1.1"),
            ],
        ),
        (
            END,
            [
                ("3.0", "effective", "major", "2026-11-20", "2026-11-24", "", ""),
                ("2.0", "rejected", "major", "", "", "", ""),
                ("1.1", "superseded", "minor", "2026-06-18", "2026-07-01", "2026-11-24", "3.0"),
                ("1.0", "superseded", "major", "2026-03-11", "2026-03-11", "2026-07-01", "1.1"),
            ],
        ),
    ],
    ids=str,
)
def test_the_versions_of_a_document(day: date, expected: list[tuple[str, ...]]) -> None:
    assert [outline(line) for line in history_on(day).versions] == expected


def test_a_redline_leads_from_the_last_approved_version_and_not_from_a_rejected_one() -> None:
    lines = {line.label: line for line in history_on(END).versions}
    assert lines["3.0"].before == lines["2.0"].before == lines["1.1"].digest
    assert lines["1.1"].before == lines["1.0"].digest
    assert lines["1.0"].before == ""


def test_what_texts_say_and_people_who_are_not_in_the_register() -> None:
    lines = {line.label: line for line in history_on(END).versions}
    assert (lines["1.1"].change, lines["1.1"].authors) == ("Change in English", ("He Jing 何静", "nobody"))
    # What may be shown is among the texts; the tree, which may hold more than that, is not asked.
    assert lines["3.0"].change == "Change in English"
    [without] = [each for each in histories(facts_on(), "SMS-PRC-20", {}, "en") if each.language == "en"]
    assert [line.change for line in without.versions][1:] == ["", "", ""]


def test_a_deputy_and_a_reject_are_named() -> None:
    lines = {line.label: line for line in history_on(END, shown_in="zh").versions}
    [deputy], [reject] = lines["1.1"].decisions, lines["2.0"].decisions
    assert (deputy.name, deputy.role, deputy.stands_for) == ("Xu Dan 徐丹", "质量经理", "Li Qing 李青")
    assert (reject.decision, reject.meaning, reject.on) == ("reject", "I do not approve this document.", "2026-10-15")
    assert lines["3.0"].decisions[0].stands_for == ""


def test_days_are_those_where_the_register_is_kept() -> None:
    """At 17:00 in London it is the next day in Shanghai."""
    files = dict(living_steps()[1].files)
    path = "approvals/SMS-FRM-39/1.0/en/approve--quality-manager--li.qing--20260311T110000Z.yml"
    for name in (path, f"{path}.sig"):
        del files[name]
    decide(files, path.replace("T110000Z", "T170000Z"))
    [history, _] = histories(facts_of(files, date(2026, 3, 12)), "SMS-FRM-39", {}, "en")
    [line] = history.versions
    assert (line.decisions[0].on, line.issued, line.effective_from) == ("2026-03-12", "2026-03-12", "2026-03-12")


def test_a_take_over_says_when_and_where_the_paper_is() -> None:
    [line] = history_on(END, "SMS-MAN-01").versions
    [decision] = line.decisions
    assert (line.kind, decision.decision, decision.level) == ("baseline", "baseline", "baseline")
    assert (decision.on, decision.taken_over, decision.place) == ("2025-12-01", "2026-01-04", "Safe 3, folder 12")


def test_who_is_missing_on_a_version_in_review() -> None:
    now, before = history_on(END, "SMS-POL-01").versions
    assert (now.state, before.state) == ("in review", "effective")
    [missing] = now.missing
    assert (missing.decision, missing.role, missing.people) == ("approve", "Top management", ("Chen An 陈安",))


def test_a_text_changed_after_its_approval_is_a_draft_beside_the_version_in_force() -> None:
    files = replaced(dict(living_steps()[-1].files), PROCEDURE, "as fast as", "faster than")
    found = histories(facts_of(files, END), "SMS-PRC-20", {}, "en")[0]
    assert [(line.label, line.state) for line in found.versions[:2]] == [("3.0", "draft"), ("3.0", "effective")]
    assert found.versions[0].missing == ()


def test_a_document_that_is_withdrawn_and_gone() -> None:
    history = history_on(END, "SMS-POL-09")
    [line] = history.versions
    assert (history.withdrawn_on, history.title, line.state) == ("2027-01-15", "Title gone", "withdrawn")
    assert (line.effective_from, line.ended_on, line.ended_by) == ("2026-03-10", "2027-01-15", "")
    assert [each.decision for each in line.decisions] == ["review", "approve", "withdraw"]
    [earlier] = history_on(date(2027, 1, 14), "SMS-POL-09").versions
    assert (earlier.state, earlier.ended_on) == ("effective", "")


def test_an_unknown_document_has_no_history() -> None:
    assert histories(facts_on(), "SMS-POL-77", {}, "en") == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 9), ["SMS-MAN-01 1.0"]),
        (date(2026, 7, 15), ["SMS-MAN-01 1.0", "SMS-POL-01 1.0", "SMS-PRC-20 1.1", "SMS-FRM-39 1.0", "SMS-POL-09 1.0"]),
        (END, ["SMS-MAN-01 1.0", "SMS-POL-01 1.0", "SMS-PRC-20 3.0", "SMS-FRM-39 1.0"]),
    ],
)
def test_the_register_as_of_a_day(day: date, expected: list[str]) -> None:
    """A document that was withdrawn and deleted since stands in the register of the days before."""
    facts = facts_on(day)
    rows = (*register(document_sheets(facts, "en")), *removed_rows(facts, "en"))
    assert [f"{row.id} {row.in_force}" for row in rows if row.in_force] == expected
    assert all(row.approved_by and row.effective_from for row in rows if row.in_force)


def test_reviews_due_and_overdue() -> None:
    found = [(each.document, each.language, each.on, each.days) for each in due_reviews(facts_on(), "en")]
    assert found == [
        ("SMS-MAN-01", "en", "2026-12-01", -90),
        ("SMS-MAN-01", "zh", "2026-12-01", -90),
        ("SMS-POL-01", "en", "2027-03-10", 9),
        ("SMS-FRM-39", "zh", "2027-03-11", 10),
        ("SMS-POL-01", "zh", "2027-03-11", 10),
    ]
    assert due_reviews(facts_on(), "en", days=9) == due_reviews(facts_on(), "en")[:3]
    assert due_reviews(facts_on(date(2026, 4, 1)), "en") == ()
    assert due_reviews(facts_on(), "zh")[2].owner == "最高管理者"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (END, ["2027-02-10 confirmed SMS-FRM-39 en 1.0", "2027-01-15 withdrawn SMS-POL-09 en 1.0"]),
        (
            date(2026, 11, 24),
            ["2026-11-24 effective SMS-PRC-20 en 3.0", "2026-11-24 effective SMS-PRC-20 zh 3.0/1"],
        ),
        (date(2026, 11, 23), []),
        (date(2025, 12, 1), ["2025-12-01 effective SMS-MAN-01 en 1.0", "2025-12-01 effective SMS-MAN-01 zh 1.0/1"]),
    ],
)
def test_what_changed_in_the_last_90_days(day: date, expected: list[str]) -> None:
    found = recent_changes(facts_on(day), past_texts())
    assert [f"{each.on} {each.kind} {each.document} {each.language} {each.version}" for each in found] == expected


def test_why_something_changed_and_who_did_it() -> None:
    confirmed, withdrawn = recent_changes(facts_on(), past_texts())
    assert (confirmed.names, withdrawn.names) == (("He Jing 何静",), ("Chen An 陈安",))
    assert withdrawn.title == "Title gone"
    assert recent_changes(facts_on(date(2026, 7, 2)), past_texts())[0].change == "Change in English"


def test_what_is_obsolete() -> None:
    found = obsolete(facts_on(), past_texts(), "en")
    assert [(each.document, each.language, each.version, each.state, each.ended_on) for each in found] == [
        ("SMS-POL-09", "en", "1.0", "withdrawn", "2027-01-15"),
        ("SMS-PRC-20", "en", "1.1", "superseded", "2026-11-24"),
        ("SMS-PRC-20", "en", "1.0", "superseded", "2026-07-01"),
        ("SMS-PRC-20", "zh", "1.1/1", "superseded", "2026-11-24"),
        ("SMS-PRC-20", "zh", "1.0/1", "superseded", "2026-07-01"),
    ]
    assert found[0].names == ("Chen An 陈安",)
    assert obsolete(facts_on(date(2026, 6, 30)), {}, "en") == ()


def test_nothing_waits_in_a_control_block_before_control_starts() -> None:
    files = {path: content for path, content in living_steps()[-1].files.items() if not path.endswith(".sig")}
    files = {path: content for path, content in files.items() if not path.startswith(("approvals/", "authority/b"))}
    control = document_sheets(facts_of(files, END), "en")["SMS-POL-01"].control
    assert (control.state, control.missing) == ("draft", ())
    assert POLICY in files
