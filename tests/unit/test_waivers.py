"""Accepted findings: what a waiver accepts, and what is wrong with a waiver itself."""

from datetime import date

import pytest

from tests.fixtures.small_set import judge, lines, set_of, source

DAY = date(2026, 10, 15)
WAIVED = "{rule: parent-tier, subjects: [POL-02], reason: Being moved., owner: quality-manager, expires: 2026-12-31}"


def waivers(*entries: str) -> str:
    """Return a `waivers.yml`; its first entry stands on line 2."""
    return "waivers:\n" + "".join(f"  - {entry}\n" for entry in entries) if entries else "waivers: []\n"


def judged(*entries: str, profile: str = "draft", as_of: date = DAY) -> tuple[list[str], int]:
    """Return what is found in the policy and the waivers, and how many findings were waived.

    The policy has one fault: it details a document of the wrong tier.
    """
    files = {
        "policies/pol-02.md": source("POL-02", "parent: PRC-01\n"),
        "procedures/prc-01.md": source("PRC-01", "parent: POL-02\n"),
        "waivers.yml": waivers(*entries),
    }
    report = judge(set_of(files), profile, as_of)
    return [line for line in lines(report) if "parent-tier" in line or line.startswith("waivers")], report.waived


FAULT = "policies/pol-02.md:9:1 parent-tier"


def test_without_a_waiver_the_finding_stands() -> None:
    assert judged() == ([FAULT], 0)


@pytest.mark.parametrize("rule", ["parent-tier", "TIER003"])
def test_a_waiver_names_the_rule_by_name_or_by_code(rule: str) -> None:
    assert judged(WAIVED.replace("parent-tier", rule)) == ([], 1)


@pytest.mark.parametrize(("day", "accepted"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)])
def test_a_waiver_holds_until_the_end_of_its_last_day(day: date, *, accepted: bool) -> None:
    assert judged(WAIVED, as_of=day) == (([], 1) if accepted else ([FAULT, "waivers.yml:2:5 waiver-expired"], 0))


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("owner: quality-manager", "owner: somebody", "2:5 waiver-without-owner"),
        ("owner: quality-manager, ", "", "2:5 waiver-without-owner"),
        ("rule: parent-tier", "rule: parent-teir", "2:5 waiver-malformed"),
        ("rule: parent-tier, ", "", "2:5 waiver-malformed"),
        ("subjects: [POL-02]", "subjects: []", "2:5 waiver-malformed"),
        ("subjects: [POL-02]", "subjects: POL-02", "2:25 value-malformed"),
        ("reason: Being moved., ", "", "2:5 waiver-malformed"),
        ("reason: Being moved.", "reason: ''", "2:45 value-malformed"),
        ("expires: 2026-12-31", "expires: soon", "2:5 waiver-malformed"),
        ("expires: 2026-12-31", "expires: 20261231", "2:5 waiver-malformed"),
        ("expires: 2026-12-31", "expires: 2026-W53-4", "2:5 waiver-malformed"),
        (", expires: 2026-12-31", "", "2:5 waiver-malformed"),
        ("rule: parent-tier", "rule: bytes-bom", "2:5 waiver-forbidden"),
        ("rule: parent-tier", "rule: rule-crashed", "2:5 waiver-forbidden"),
        ("rule: parent-tier", "rule: waiver-unused", "2:5 waiver-forbidden"),
    ],
)
def test_a_waiver_with_a_mistake_waives_nothing_and_is_one_finding(before: str, after: str, name: str) -> None:
    assert before in WAIVED
    assert judged(WAIVED.replace(before, after)) == ([FAULT, f"waivers.yml:{name}"], 0)


def test_an_entry_that_is_no_mapping_is_one_finding() -> None:
    assert judged("parent-tier") == ([FAULT, "waivers.yml:2:5 value-malformed"], 0)


def test_an_unknown_key_is_told_and_the_waiver_holds() -> None:
    found, waived = judged(WAIVED.replace("reason", "note: x, reason"))
    assert ([line.split(" ")[1] for line in found], waived) == (["key-unknown"], 1)


def test_each_subject_that_is_not_needed_is_unused() -> None:
    found = judged(WAIVED.replace("[POL-02]", "[POL-01, POL-02, POL-03]"))
    assert found == (["waivers.yml:2:5 waiver-unused", "waivers.yml:2:5 waiver-unused"], 1)


def test_a_clause_or_an_item_may_be_the_subject() -> None:
    entry = "{rule: clause-uncovered, subjects: ['4.2'], reason: Later., owner: quality-manager, expires: 2026-12-31}"
    report = judge(set_of({"waivers.yml": waivers(entry)}))
    uncovered = [found.subject for found in report.diagnostics if found.name == "clause-uncovered"]
    assert (uncovered, report.waived) == (["4.1", "5.1"], 1)


@pytest.mark.parametrize("text", ["", "- a\n", "waivers: none\n", "waivers: {a: b}\n", "accepted: []\n"])
def test_a_file_of_another_shape_is_told_and_waives_nothing(text: str) -> None:
    report = judge(set_of({"waivers.yml": text}))
    assert {
        found.location.path
        for found in report.diagnostics
        if found.name in ("yaml-not-a-mapping", "value-malformed", "key-missing", "key-unknown")
    } == {"waivers.yml"}
    assert report.waived == 0
