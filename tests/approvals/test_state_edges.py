"""States, versions and withdrawals at the edges of their checks: see `remove_checks`."""

from datetime import UTC, date, datetime

import pytest

from smsgen.analysis.text_states import TextState, changed_since_review
from smsgen.analysis.versions import Version, version_key
from smsgen.analysis.withdrawals import widest, withdrawn_on
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import RoleSet, TierPolicy
from tests.approvals import approved_set as the
from tests.approvals.approved_set import approved_set, facts_of, found, replaced
from tests.approvals.changes import Files, both, gone, more, register, text
from tests.fixtures.approving import digest

_ZH_11 = the.PROCEDURE_NOW_ZH.replace("1.0", "1.1").replace("20260921", "20261004")
_EN_11 = the.PROCEDURE_NOW.replace("1.0", "1.1").replace("20260921", "20261001")
_OTHER = "a" * 64 + "  document.md\n"
_GONE_08 = "approvals/SMS-POL-08/1.0/en/approve--top-management--chen.an--20261001T090000Z.yml"
_GONE_REVIEW = "approvals/SMS-POL-08/1.0/en/review--change-manager--xu.dan--20260930T090000Z.yml"


def state_of(files: Files, document: str, language: str = "en") -> TextState:
    return facts_of(files, today=the.DAY).approvals.states[document, language]


def version_in_force(state: TextState) -> str:
    return state.in_force.version if state.in_force else ""


def next_procedure(files: Files) -> None:
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
    replaced(files, the.PROCEDURE_ZH, 'translation_of: "1.0"', 'translation_of: "1.1"')


# -- languages -----------------------------------------------------------------------------------------------------


def test_a_source_that_nobody_approved_takes_no_effect_with_its_translation() -> None:
    files = approved_set()
    next_procedure(files)
    more(_EN_11.replace("approve--", "reject--"))(files)
    more(_ZH_11)(files)
    source, translation = state_of(files, "SMS-PRC-20"), state_of(files, "SMS-PRC-20", "zh")
    assert (source.state, version_in_force(source)) == ("in review", "1.0")
    assert source.declared is not None
    assert (source.declared.effective_from, source.declared.waits_for) == ("", ())
    assert (translation.state, version_in_force(translation)) == ("approved", "1.0")
    assert translation.declared is not None
    assert translation.declared.waits_for == ("en",)


def test_a_translation_that_was_rejected_is_waited_for_and_takes_no_effect() -> None:
    files = approved_set()
    next_procedure(files)
    more(_EN_11)(files)
    more(_ZH_11.replace("approve--", "reject--"))(files)
    source, translation = state_of(files, "SMS-PRC-20"), state_of(files, "SMS-PRC-20", "zh")
    assert (source.state, version_in_force(source)) == ("approved", "1.0")
    assert source.declared is not None
    assert source.declared.waits_for == ("zh",)
    assert (translation.state, version_in_force(translation)) == ("in review", "1.0")


def test_a_first_translation_that_was_rejected_takes_no_effect() -> None:
    files = approved_set()
    both(
        gone(the.FORM_NOW_ZH, f"{the.FORM_NOW_ZH}.sig"),
        more(the.FORM_NOW_ZH.replace("approve--", "reject--")),
    )(files)
    state = state_of(files, "SMS-FRM-39", "zh")
    assert (state.state, state.in_force) == ("in review", None)


def test_a_translation_takes_effect_on_the_day_of_its_own_source() -> None:
    files = approved_set()
    next_procedure(files)
    more(_EN_11, effective_from="2026-10-14")(files)
    more(_ZH_11)(files)
    declared = state_of(files, "SMS-PRC-20", "zh").declared
    assert declared is not None
    assert declared.effective_from == "2026-10-14"


def test_nobody_waits_for_a_translation_that_was_withdrawn() -> None:
    files = approved_set()
    withdraw = the.PROCEDURE_NOW_ZH.replace("approve--", "withdraw--").replace("20260921", "20260930")
    more(withdraw)(files)
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
    more(_EN_11)(files)
    assert state_of(files, "SMS-PRC-20", "zh").state == "withdrawn"
    source = state_of(files, "SMS-PRC-20")
    assert (source.state, version_in_force(source)) == ("effective", "1.1")


# -- versions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["٣.0", "²", "1.²", "x.1", "1" * 10])
def test_what_is_no_number_of_a_version(version: str) -> None:
    assert version_key(version, "") == (0, 0, 0)


def test_other_bytes_fill_no_need() -> None:
    """The policy needs a review; that of an earlier wording is none of the one approved."""
    files = approved_set()
    replaced(files, the.POLICY, 'version: "1.1"', 'version: "2.0"')
    replaced(files, the.POLICY_ZH, 'translation_of: "1.1"', 'translation_of: "2.0"')
    more("approvals/SMS-POL-01/2.0/en/review--change-manager--xu.dan--20261001T090000Z.yml", content=_OTHER)(files)
    more("approvals/SMS-POL-01/2.0/en/approve--top-management--chen.an--20261002T090000Z.yml")(files)
    state = state_of(files, "SMS-POL-01")
    assert (state.state, version_in_force(state)) == ("in review", "1.1")


def test_a_kind_of_version_that_the_policy_lets_nobody_approve_is_never_approved() -> None:
    files = approved_set()
    register(
        "procedure: {major: {approve: [quality-manager]}, minor: {approve: [quality-manager]}",
        "procedure: {major: {approve: [quality-manager]}, minor: {}",
    )(files)
    next_procedure(files)
    more(_EN_11)(files)
    assert (state_of(files, "SMS-PRC-20").state, version_in_force(state_of(files, "SMS-PRC-20"))) == (
        "in review",
        "1.0",
    )


def test_what_comes_after_a_baseline_continues_its_file() -> None:
    files = approved_set()
    replaced(files, the.MANUAL, 'version: "1.0"', 'version: "1.1"')
    replaced(files, the.MANUAL_ZH, 'translation_of: "1.0"', 'translation_of: "1.1"')
    line = f"{the.hex_of(files[the.BASELINE])}  {the.BASELINE}\n"
    assert state_of(files, "SMS-MAN-01").previous == digest(line)
    record = "approvals/SMS-MAN-01/1.1/en/approve--top-management--chen.an--20261001T090000Z.yml"
    chinese = "approvals/SMS-MAN-01/1.1/zh.1/approve--change-manager--xu.dan--20261001T100000Z.yml"
    more(record, previous=digest(line))(files)
    more(chinese, previous=digest(line))(files)
    assert found(files) == ["parent-changed"]


def test_a_chain_counts_every_approval_as_the_command_of_the_specification_does() -> None:
    """`sha256sum approvals/…/approve--*.yml` knows nothing of bytes that came too late."""
    files = approved_set()
    late = the.PROCEDURE_NOW.replace("20260921", "20260922")
    more(late, content=_OTHER)(files)
    lines = sorted(f"{the.hex_of(files[path])}  {path}\n" for path in (the.PROCEDURE_NOW, late))
    assert state_of(files, "SMS-PRC-20").previous == digest("".join(lines))


# -- texts that are gone -------------------------------------------------------------------------------------------


def test_a_text_that_was_only_reviewed_may_go() -> None:
    files = approved_set()
    more(_GONE_REVIEW)(files)
    assert found(files) == []


def test_a_text_approved_after_another_wording_was_reviewed_may_not_go() -> None:
    files = approved_set()
    more(_GONE_REVIEW, content=_OTHER)(files)
    more(_GONE_08)(files)
    assert found(files) == ["document-removed-without-withdrawal"]


def test_a_text_that_was_confirmed_may_not_go() -> None:
    files = approved_set()
    more(_GONE_08)(files)
    more("approvals/SMS-POL-08/1.0/en/confirm--change-manager--xu.dan--20261002T090000Z.yml")(files)
    assert found(files) == ["document-removed-without-withdrawal"]


def test_another_text_that_cannot_be_read_hides_no_removal() -> None:
    files = approved_set()
    more(_GONE_08)(files)
    replaced(files, the.FORM, "owner:", "owner: [")
    assert found(files) == ["document-removed-without-withdrawal", "yaml-syntax"]
    text(the.FORM, "id: SMS-FRM-39\n", "")(files)
    assert found(files) == ["yaml-syntax"]  # it might be the one that is missed


# -- withdrawals ---------------------------------------------------------------------------------------------------


def withdrawal(role: str, day: int = 1) -> ApprovalRecord:
    return ApprovalRecord(role, "", decision="withdraw", role=role, signed_at=f"2026-10-0{day}T00:00:00+00:00")


def withdrawn(approve: tuple[str, ...], *roles: str) -> str:
    records = [withdrawal(role, day) for day, role in enumerate(roles, 1)]
    return withdrawn_on(records, (), TierPolicy(major=RoleSet(approve=approve)), UTC)


def test_everyone_who_must_has_to_withdraw() -> None:
    both_roles = ("top-management", "quality-manager")
    assert withdrawn(both_roles, "top-management") == ""
    assert withdrawn(both_roles, *both_roles) == "2026-10-02"
    assert withdrawn(("owner",), "incident-manager") == "2026-10-01"
    assert withdrawn(("owner", "top-management"), "incident-manager") == ""
    assert withdrawn((), "top-management") == ""
    assert withdrawn(("owner",)) == ""


def test_nothing_is_in_force_of_what_was_withdrawn() -> None:
    files = approved_set()
    more("approvals/SMS-PRC-20/1.0/en/withdraw--quality-manager--li.qing--20261001T090000Z.yml")(files)
    state = state_of(files, "SMS-PRC-20")
    assert (state.state, state.in_force, state.next_review) == ("withdrawn", None, "")


def test_without_a_policy_nothing_is_allowed() -> None:
    assert widest([]) == TierPolicy()


# -- parents -------------------------------------------------------------------------------------------------------


def version(number: str, day: int) -> Version:
    """Return a version approved on a day of 2026-10, 0 where it was not."""
    when = datetime(2026, 10, day, 12, tzinfo=UTC) if day else None
    return Version(number, "", "minor", "", approved_at=when, effective_from=when.date().isoformat() if when else "")


@pytest.mark.parametrize(("first", "asked"), [(0, False), (1, True)])
def test_a_version_that_was_never_approved_is_none_that_a_parent_changed_from(first: int, *, asked: bool) -> None:
    child, old, new = version("1.0", 2), version("1.0", first), version("1.1", 9)
    states = {
        ("C", "en"): TextState("C", "en", versions=(child,), in_force=child),
        ("P", "en"): TextState("P", "en", versions=(old, new), in_force=new),
    }
    assert [each.document for each, _ in changed_since_review(states, {"C": "P"}, "en")] == ["C"] * asked


def test_a_confirmation_of_other_bytes_that_nobody_approved_is_no_second_use() -> None:
    files = approved_set()
    next_procedure(files)
    review = the.POLICY_OLD_REVIEW.replace("1.0", "2.0").replace("20260309", "20261001")
    replaced(files, the.POLICY, 'version: "1.1"', 'version: "2.0"')
    replaced(files, the.POLICY_ZH, 'translation_of: "1.1"', 'translation_of: "2.0"')
    more(review)(files)
    confirm = "approvals/SMS-POL-01/2.0/en/confirm--top-management--chen.an--20260930T090000Z.yml"
    more(confirm, content=_OTHER)(files)
    assert "version-reused-with-different-content" not in found(files, date(2026, 10, 15))
