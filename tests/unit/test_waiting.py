"""What waits for whom, as of a day: drafts, versions in review, confirmations."""

from collections.abc import Mapping
from datetime import date

from smsgen.reports.waiting import Waiting, waiting, waiting_for
from tests.approvals import approved_set as the
from tests.approvals.approved_set import approved_set, facts_of
from tests.fixtures.approving import decide


def lines(files: Mapping[str, bytes], day: str) -> list[Waiting]:
    return list(waiting(facts_of(files, date.fromisoformat(day))))


def short(found: list[Waiting]) -> list[tuple[str, str, str, str]]:
    return [(each.document, each.language, each.decision, each.role) for each in found]


def replaced(files: dict[str, bytes], path: str, old: str, new: str) -> dict[str, bytes]:
    text = files[path].decode()
    assert old in text
    return files | {path: text.replace(old, new, 1).encode()}


def test_where_everything_is_approved_nothing_waits() -> None:
    assert lines(approved_set(), "2026-10-15") == []


def test_confirmations_are_due_ninety_days_before_the_review() -> None:
    files = approved_set()
    # The manual was approved on 2026-02-01: its next review is due on 2027-02-01.
    assert lines(files, "2026-11-02") == []
    first, second = lines(files, "2026-11-03")
    assert (first.document, first.language, second.language) == ("SMS-MAN-01", "en", "zh")
    assert (first.decision, first.due, first.reason.en) == (
        "confirm", "2027-02-01", "its next review is due on 2027-02-01",
    )  # fmt: skip
    assert lines(files, "2027-02-02")[0].reason.zh == "应于2027-02-01前评审，已逾期"


def test_a_new_version_waits_for_its_review_and_then_for_its_approval() -> None:
    files = replaced(approved_set(), the.POLICY, 'version: "1.1"', 'version: "2.0"')
    review, approval = lines(files, "2026-10-15")
    assert short([review, approval]) == [
        ("SMS-POL-01", "en", "review", "change-manager"),
        ("SMS-POL-01", "en", "approve", "top-management"),
    ]
    assert (review.ready, review.people, review.reason.en) == (True, ("wu.fan", "xu.dan"), "new version after 1.1")
    assert (approval.ready, approval.people) == (False, ("chen.an",))
    assert waiting_for(facts_of(files, the.DAY), "chen.an") == ()
    path = "approvals/SMS-POL-01/2.0/en/review--change-manager--xu.dan--20261014T090000Z.yml"
    decide(files, path, the.TREE)
    [approval] = lines(files, "2026-10-15")
    assert (approval.decision, approval.ready) == ("approve", True)
    assert waiting_for(facts_of(files, the.DAY), "chen.an") == (approval,)
    # The day before, that review was not given yet.
    assert [each.decision for each in lines(files, "2026-10-13")] == ["review", "approve"]


def test_a_minor_version_waits_for_fewer() -> None:
    files = replaced(approved_set(), the.POLICY, 'version: "1.1"', 'version: "1.2"')
    [approval] = lines(files, "2026-10-15")
    assert (approval.decision, approval.reason.zh) == ("approve", "自1.1以来的小改")


def test_authors_and_those_who_signed_are_not_among_the_people() -> None:
    files = replaced(approved_set(), the.POLICY, 'version: "1.1"', 'version: "2.0"')
    files = replaced(files, the.POLICY, "authors: [li.qing]", "authors: [li.qing, xu.dan]")
    assert lines(files, "2026-10-15")[0].people == ("wu.fan",)


def test_what_needs_another_version_waits_for_nothing() -> None:
    files = replaced(approved_set(), the.POLICY, "Customers first.", "Profit first.")
    assert lines(files, "2026-10-15") == []
    files = replaced(approved_set(), the.POLICY, 'version: "1.1"', 'version: "2.0"')
    decide(files, "approvals/SMS-POL-01/2.0/en/reject--top-management--chen.an--20261014T090000Z.yml", the.TREE)
    assert lines(files, "2026-10-15") == []


def test_a_language_that_is_not_published_waits_for_nothing() -> None:
    files = replaced(approved_set(), the.POLICY_ZH, 'revision: "1"', 'revision: "2"')
    assert short(lines(files, "2026-10-15")) == [("SMS-POL-01", "zh", "approve", "change-manager")]
    files = replaced(files, the.SETTINGS, "languages: [en, zh]", "languages: [en]")
    assert lines(files, "2026-10-15") == []


def test_a_child_is_to_be_confirmed_when_its_parent_changed() -> None:
    files = replaced(approved_set(), the.POLICY, 'version: "1.1"', 'version: "1.2"')
    decide(files, "approvals/SMS-POL-01/1.2/en/approve--top-management--chen.an--20261001T090000Z.yml", the.TREE)
    files = replaced(files, the.POLICY_ZH, 'translation_of: "1.1"', 'translation_of: "1.2"')
    decide(files, "approvals/SMS-POL-01/1.2/zh.1/approve--change-manager--xu.dan--20261001T100000Z.yml", the.TREE)
    found = lines(files, "2026-10-15")
    assert short(found) == [("SMS-PRC-20", "en", "confirm", "incident-manager")]
    assert (found[0].people, found[0].reason.en) == (("he.jing",), "its parent SMS-POL-01 has a new version")
