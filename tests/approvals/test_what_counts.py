"""What starts control, and which texts count as in force or withdrawn: what other judgements build upon."""

from dataclasses import replace

from smsgen.analysis.versions import Need, assign
from tests.approvals import approved_set as the
from tests.approvals import past_set
from tests.approvals.approved_set import approved_set, facts_of, found, replaced
from tests.approvals.changes import again, more
from tests.approvals.living_story import taken_over
from tests.fixtures.approving import decide, digest


def unsigned() -> dict[str, bytes]:
    """Return a set in which nobody signed anything."""
    return {path: content for path, content in past_set.beginning().items() if not path.endswith(".sig")}


def test_a_register_that_nobody_signed_starts_no_control() -> None:
    assert found(unsigned(), profile="draft") == []


def test_a_decision_by_an_unsigned_register_is_found() -> None:
    decided = unsigned()
    decide(decided, past_set.FORM_RECORD)
    assert found(decided, profile="draft") == ["authority-chain"]
    stated = unsigned()
    taken_over(stated)
    assert found(stated, profile="draft") == ["authority-chain"]


def test_a_second_register_starts_control() -> None:
    files = unsigned()
    files[the.SECOND] = files[the.FIRST].replace(b'number: "1"', b'number: "2"')
    assert found(files, profile="draft") == ["authority-chain", "authority-chain"]


def test_who_asks_for_a_pin_is_answered_before_control_starts() -> None:
    files = unsigned()
    assert found(files, profile="draft", pin="") == ["authority-chain", "authority-unpinned"]
    assert found(files, profile="draft", pin=digest("another")) == ["authority-chain", "authority-chain"]
    assert found(files, profile="draft", pin=digest(files[the.FIRST])) == ["authority-chain"]


def test_a_source_is_in_force_by_its_own_state() -> None:
    whole = {"SMS-MAN-01", "SMS-POL-01", "SMS-PRC-20", "SMS-FRM-39"}
    assert facts_of(approved_set()).approvals.effective == whole
    changed = replaced(approved_set(), the.PROCEDURE, "Each incident", "Every incident")
    approvals = facts_of(changed).approvals
    assert approvals.states["SMS-PRC-20", "zh"].state == "effective"
    assert approvals.effective == whole - {"SMS-PRC-20"}


def test_a_translation_that_is_withdrawn_withdraws_no_document() -> None:
    files = approved_set()
    more("approvals/SMS-FRM-39/1.0/zh.1/withdraw--change-manager--xu.dan--20261001T090000Z.yml")(files)
    approvals = facts_of(files).approvals
    assert approvals.states["SMS-FRM-39", "zh"].state == "withdrawn"
    assert approvals.withdrawn == {"SMS-POL-09"}
    assert "SMS-FRM-39" in approvals.effective


def test_a_need_is_filled_by_its_decision_and_its_role_alone() -> None:
    valid = facts_of(approved_set()).approvals.valid
    [record] = [each for each in valid if each.path == the.PROCEDURE_NOW]
    need = Need("approve", "quality-manager")
    assert assign([need], [record])[0].record is record
    assert assign([Need("approve", "owner")], [record])[0].record is record
    for other in (replace(record, decision="review"), replace(record, role="top-management")):
        assert assign([need], [other])[0].record is None


def test_a_version_is_not_in_force_before_its_day() -> None:
    files = approved_set()
    again(the.FORM_NOW_ZH, effective_from="2026-10-20")(files)
    state = facts_of(files).approvals.states["SMS-FRM-39", "zh"]
    assert (state.state, state.in_force) == ("approved", None)


def test_only_a_confirmation_of_the_same_bytes_is_one() -> None:
    day = facts_of(approved_set()).approvals.states["SMS-PRC-20", "en"].next_review
    confirm = "approvals/SMS-PRC-20/1.0/en/confirm--incident-manager--he.jing--20261001T090000Z.yml"
    for path, content, expected in (
        (confirm, "", "2027-10-01"),
        (confirm, "a" * 64 + "  document.md\n", day),
        (confirm.replace("confirm--", "reject--"), "", day),
    ):
        files = approved_set()
        more(path, **({"content": content} if content else {}))(files)
        assert facts_of(files).approvals.states["SMS-PRC-20", "en"].next_review == expected
