"""Every decision that is refused: by whom, about what, in which clone, at which time. Nothing is written then."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from smsgen.app.check import NotJudgedError
from tests.deciding.deciding_set import FIRST, POLICY, POLICY_ZH, DecidingSet
from tests.fixtures.approving import public_key

DAY = "2026-03-01"
_KEYS = f"    keys: [{{key: {public_key('he.jing')}"
_ACTING = '{role: change-manager, for: xu.dan, from: "2026-02-01", to: "2026-03-31", basis: LOA-2}'
_DEPUTY = (_KEYS, f"    acting: [{_ACTING}]\n{_KEYS}")
_BOTH = "approve: [top-management]}, minor: {approve: [top-management]}, confirm: [owner]}\n  procedure"
_ONE_MORE = (_BOTH, _BOTH.replace("[top-management]}, minor", "[top-management, quality-manager]}, minor"))


# --- Who ---


def test_a_person_whom_the_register_does_not_know(deciding: DecidingSet) -> None:
    assert deciding.refused("eve", "approve", DAY) == "person-unknown"


def test_the_key_of_another_person(deciding: DecidingSet) -> None:
    assert deciding.refused("xu.dan", "review", DAY, key=public_key("chen.an")) == "key-not-theirs"
    assert deciding.refused("xu.dan", "review", DAY, key=public_key("nobody")) == "key-not-theirs"


@pytest.mark.parametrize("end", ['to: "2026-02-28"', 'revoked: "2026-02-28"', 'from: "2026-03-02"'])
def test_a_key_that_does_not_hold_today(end: str, deciding: DecidingSet) -> None:
    old = f'{{key: {public_key("xu.dan")}, from: "2020-01-01"}}'
    new = old.replace('from: "2020-01-01"', end) if "from" in end else old.replace("}", f", {end}}}")
    deciding.change_register((old, new))
    assert deciding.refused("xu.dan", "review", DAY) == "key-not-theirs"


def test_ones_own_text(deciding: DecidingSet) -> None:
    deciding.edit(POLICY, "authors: [li.qing]", "authors: [li.qing, xu.dan]")
    assert deciding.refused("xu.dan", "review", DAY, language="en") == "own-text"


def test_a_role_that_is_not_held_and_a_deputy_who_holds_it(deciding: DecidingSet) -> None:
    assert deciding.refused("he.jing", "review", DAY) == "role-not-held"
    deciding.change_register(_DEPUTY)
    assert deciding.refused("he.jing", "review", "2026-04-01") == "role-not-held"
    [proposal] = deciding.propose("he.jing", "review", "2026-03-31")
    assert (proposal.role_name.en, proposal.stands_for) == ("Change manager", "Xu Dan 徐丹")
    [path] = deciding.decide("he.jing", "review", "2026-03-31")
    assert "/review--change-manager--he.jing--" in path


def test_a_role_that_the_policy_does_not_list(deciding: DecidingSet) -> None:
    assert deciding.refused("he.jing", "review", DAY, role="incident-manager") == "role-not-listed"
    assert deciding.refused("xu.dan", "approve", DAY, role="change-manager", language="en") == "role-not-listed"
    assert deciding.refused("he.jing", "reject", DAY, language="en") == "role-not-held"


def test_a_decision_that_nobody_is_asked_for(deciding: DecidingSet) -> None:
    assert deciding.refused("xu.dan", "review", DAY, language="zh") == "nothing-asked"


def test_one_person_counts_once(deciding: DecidingSet) -> None:
    roles = '{role: top-management, from: "2020-01-01", basis: LOA-2026-001}'
    both = f'[{roles}, {{role: change-manager, from: "2020-01-01", basis: LOA-9}}]'
    deciding.change_register((f"[{roles}]", both))
    deciding.decide("chen.an", "review", DAY)
    assert deciding.refused("chen.an", "review", DAY) == "already-decided"
    assert deciding.refused("chen.an", "approve", DAY, language="en") == "two-roles"
    assert deciding.refused("xu.dan", "review", DAY) == "already-filled"


def test_several_roles_are_not_chosen_between(deciding: DecidingSet) -> None:
    mine = '{role: top-management, from: "2020-01-01", basis: LOA-2026-001}'
    more = '{role: quality-manager, from: "2020-01-01", basis: LOA-9}'
    deciding.change_register(
        (f"[{mine}]", f"[{mine}, {more}]"),
        _ONE_MORE,
    )
    deciding.decide("xu.dan", "review", DAY)
    assert deciding.refused("chen.an", "approve", DAY, language="en") == "which-role"
    [proposal] = deciding.propose("chen.an", "approve", DAY, role="quality-manager")
    assert [(need.decision, need.role) for need in proposal.missing] == [("approve", "top-management")]


# --- What ---


def test_what_does_not_exist(deciding: DecidingSet) -> None:
    assert deciding.refused("xu.dan", "review", DAY, document="SMS-POL-77") == "no-document"
    (deciding.root / POLICY_ZH).unlink()
    deciding.commit()
    assert deciding.refused("xu.dan", "approve", DAY, language="zh") == "no-text"


def test_an_approval_before_the_review(deciding: DecidingSet) -> None:
    assert deciding.refused("chen.an", "approve", DAY) == "review-first"


def test_what_is_approved_already(deciding: DecidingSet) -> None:
    deciding.approve_policy(DAY)
    assert deciding.refused("chen.an", "approve", DAY, language="en") == "approved"
    assert deciding.refused("xu.dan", "review", DAY, language="en") == "approved"
    assert deciding.refused("xu.dan", "reject", DAY) == "approved"


def test_what_was_rejected_needs_another_number(deciding: DecidingSet) -> None:
    deciding.decide("xu.dan", "reject", DAY, language="en")
    for person, decision in (("xu.dan", "review"), ("chen.an", "approve"), ("chen.an", "reject")):
        assert deciding.refused(person, decision, DAY, language="en") == "rejected"
    assert deciding.refused("xu.dan", "approve", DAY, language="zh") == "source-rejected"


def test_what_was_changed_after_a_decision(deciding: DecidingSet) -> None:
    deciding.approve_policy(DAY)
    deciding.edit(POLICY, "Customers first.", "Profit first.")
    for decision in ("approve", "confirm", "withdraw"):
        assert deciding.refused("chen.an", decision, DAY, language="en") == "changed"


def test_a_number_below_what_was_approved(deciding: DecidingSet) -> None:
    deciding.new_version("2.0")
    deciding.approve_policy(DAY)
    deciding.new_version("1.5")
    assert deciding.refused("xu.dan", "review", DAY) == "older"


def test_what_is_not_in_force_is_neither_confirmed_nor_withdrawn(deciding: DecidingSet) -> None:
    assert deciding.refused("chen.an", "confirm", DAY) == "not-in-force"
    deciding.approve_policy(DAY)
    deciding.new_version("2.0")
    assert deciding.refused("chen.an", "confirm", DAY, language="en") == "not-in-force"
    assert deciding.refused("chen.an", "withdraw", DAY, language="en") == "not-in-force"


def test_what_is_withdrawn(deciding: DecidingSet) -> None:
    deciding.approve_policy(DAY)
    deciding.decide("chen.an", "withdraw", "2026-03-02")
    for decision in ("withdraw", "confirm", "approve"):
        assert deciding.refused("chen.an", decision, "2026-03-02", language="en") == "withdrawn"


def test_confirming_twice_on_one_day(deciding: DecidingSet) -> None:
    deciding.approve_policy(DAY)
    deciding.decide("chen.an", "confirm", "2026-03-05")
    assert deciding.refused("chen.an", "confirm", "2026-03-05") == "already-decided"
    assert len(deciding.propose("chen.an", "confirm", "2026-03-06")) == 2


def test_a_picture_that_is_missing(deciding: DecidingSet) -> None:
    deciding.edit(POLICY, "Customers first.", "Customers first.\n\n![Map](map.svg)")
    assert deciding.refused("xu.dan", "review", DAY) == "incomplete"


def test_errors_in_what_would_be_signed_but_not_those_of_others(deciding: DecidingSet) -> None:
    deciding.edit("procedures/prc-20.md", "id: SMS-PRC-20", "id: SMS-PRC-20\nnonsense: x")
    assert len(deciding.propose("xu.dan", "review", DAY)) == 1
    deciding.edit(POLICY, "Customers first.", "Customers first [[SMS-PRC-99]].")
    assert deciding.refused("xu.dan", "review", DAY) == "faulty"


def test_a_translation_of_a_version_that_nobody_knows(deciding: DecidingSet) -> None:
    deciding.edit(POLICY_ZH, 'translation_of: "1.0"', 'translation_of: "0.9"')
    assert deciding.refused("xu.dan", "approve", DAY, language="zh") in ("source-unknown", "faulty")


def test_a_translation_while_its_source_changed_after_the_review(deciding: DecidingSet) -> None:
    deciding.decide("xu.dan", "review", DAY)
    deciding.edit(POLICY, "Customers first.", "Customers come first.")
    assert deciding.refused("xu.dan", "approve", DAY, language="zh") == "source-changed"
    deciding.decide("xu.dan", "review", "2026-03-02")
    assert len(deciding.propose("xu.dan", "approve", "2026-03-02", language="zh")) == 1


# --- When ---


def test_days_that_cannot_be(deciding: DecidingSet) -> None:
    deciding.decide("xu.dan", "review", DAY)
    assert deciding.refused("chen.an", "approve", "2026-03-02", effective_from="2026-03-01") == "effective-past"
    assert deciding.refused("chen.an", "reject", "2026-03-02", effective_from="2026-03-05") == "effective-needless"
    [proposal] = deciding.propose("chen.an", "approve", "2026-03-02", effective_from="2026-03-02")
    assert proposal.takes_effect == proposal.record.effective_from == "2026-03-02"


def test_a_day_that_passed_while_an_approval_was_missing(deciding: DecidingSet) -> None:
    deciding.change_register(_ONE_MORE)
    deciding.edit(POLICY, "authors: [li.qing]", "authors: [he.jing]")
    deciding.decide("xu.dan", "review", DAY)
    [proposal] = deciding.propose("chen.an", "approve", DAY, effective_from="2026-03-05")
    assert [note.en[:48] for note in proposal.notes] == ["The other approvals must be there by 2026-03-05;"]
    deciding.decide("chen.an", "approve", DAY, effective_from="2026-03-05")
    assert deciding.refused("li.qing", "approve", "2026-03-06") == "effective-missed"
    [last] = deciding.propose("li.qing", "approve", "2026-03-05")
    assert last.takes_effect == "2026-03-05"


def test_a_clock_that_runs_behind(deciding: DecidingSet) -> None:
    assert deciding.refused("xu.dan", "review", "2019-12-31") == "clock"
    deciding.decide("xu.dan", "review", DAY)
    assert deciding.refused("chen.an", "approve", "2026-02-28") == "clock"


def test_a_set_that_is_judged_as_of_an_earlier_day(deciding: DecidingSet) -> None:
    deciding.edit("sms.yml", "schema: sms.settings/v1\n", 'schema: sms.settings/v1\nas_of: "2026-02-28"\n')
    assert deciding.refused("xu.dan", "review", DAY) == "judged-earlier"
    assert len(deciding.propose("xu.dan", "review", "2026-02-28")) == 1


# --- The register ---


def test_a_register_that_is_not_signed(deciding: DecidingSet) -> None:
    (deciding.root / f"{FIRST}.li.qing.sig").unlink()
    deciding.commit()
    assert deciding.refused("xu.dan", "review", DAY) == "register-invalid"


def test_a_second_register_counts_only_when_it_is_signed(deciding: DecidingSet) -> None:
    text = deciding.read(FIRST).replace('number: "1"', 'number: "2"').replace("2020-01-01T00", "2026-02-01T00")
    deciding.write("authority/2.yml", text)
    deciding.commit()
    assert deciding.refused("xu.dan", "review", DAY) == "register-invalid"


def test_a_register_that_does_not_say_what_is_signed(deciding: DecidingSet) -> None:
    deciding.change_register(("  review: I have reviewed this document.\n", ""))
    assert deciding.refused("xu.dan", "review", DAY) == "no-meaning"


def test_a_register_that_cannot_be_read(deciding: DecidingSet) -> None:
    deciding.edit(FIRST, "time_zone: Asia/Shanghai", "time_zone: Mars/Olympus")
    with pytest.raises(NotJudgedError):
        deciding.propose("xu.dan", "review", DAY)


# --- The clone ---


@pytest.mark.parametrize("path", [POLICY, FIRST, "sms.yml"])
def test_what_is_not_committed(path: str, deciding: DecidingSet) -> None:
    deciding.write(path, deciding.read(path) + "\n")
    assert deciding.refused("xu.dan", "review", DAY) in ("dirty", "register-invalid")


def test_what_is_only_staged(deciding: DecidingSet) -> None:
    before = deciding.read(POLICY)
    deciding.write(POLICY, before + "\nMore.\n")
    deciding.git("add", POLICY)
    deciding.write(POLICY, before)
    assert deciding.refused("xu.dan", "review", DAY) == "dirty"


def test_a_picture_or_a_record_that_is_not_as_committed(deciding: DecidingSet) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>\n'
    deciding.write("policies/map.svg", picture)
    deciding.edit(POLICY, "Customers first.", "Customers first.\n\n![Map](map.svg)")
    [record] = deciding.decide("xu.dan", "review", DAY)
    deciding.write("policies/map.svg", picture + "\n")
    assert deciding.refused("chen.an", "approve", DAY) == "dirty"
    deciding.write("policies/map.svg", picture)
    assert len(deciding.propose("chen.an", "approve", DAY)) == 1
    deciding.write(f"{record}.sig", "")
    assert deciding.refused("chen.an", "approve", DAY) != "not refused"
    (deciding.root / f"{record}.sig").unlink()
    (deciding.root / record).unlink()
    assert deciding.refused("xu.dan", "review", DAY) == "dirty"


def test_other_files_may_be_changed(deciding: DecidingSet) -> None:
    deciding.write("procedures/prc-20.md", deciding.read("procedures/prc-20.md") + "\nMore.\n")
    deciding.write("notes.txt", "mine")
    assert len(deciding.propose("xu.dan", "review", DAY)) == 1


def _detach(deciding: DecidingSet) -> None:
    deciding.git("checkout", "--quiet", "--detach")


def _merge(deciding: DecidingSet) -> None:
    deciding.git("checkout", "--quiet", "-b", "other")
    deciding.edit("sms.yml", "Meridian", "Meridian ")
    deciding.git("checkout", "--quiet", "-")
    deciding.write("notes.txt", "x")
    deciding.commit()
    deciding.git("merge", "--no-commit", "--no-ff", "other")


def _rebase(deciding: DecidingSet) -> None:
    deciding.edit("sms.yml", "Meridian", "Meridian ")
    deciding.git("-c", "sequence.editor=sed -i s/^pick/edit/", "rebase", "--quiet", "-i", "--root")


def _no_repository(deciding: DecidingSet) -> None:
    (deciding.root / ".git").rename(deciding.root.parent / "gone")


@pytest.mark.parametrize(
    ("change", "kind"),
    [(_detach, "detached"), (_merge, "under-way"), (_rebase, "under-way"), (_no_repository, "no-repository")],
)
def test_a_clone_in_which_nothing_is_decided(
    change: Callable[[DecidingSet], None], kind: str, deciding: DecidingSet
) -> None:
    change(deciding)
    assert deciding.refused("xu.dan", "review", DAY) == kind


def test_a_repository_without_a_commit(deciding: DecidingSet) -> None:
    _no_repository(deciding)
    deciding.git("init", "--quiet")
    assert deciding.refused("xu.dan", "review", DAY) == "no-repository"


def test_a_clone_behind_its_upstream(deciding: DecidingSet, tmp_path: Path) -> None:
    server, other = tmp_path / "server.git", tmp_path / "other"
    subprocess.run(["git", "clone", "--quiet", "--bare", deciding.root, server], check=True)
    deciding.git("remote", "add", "origin", str(server))
    deciding.git("fetch", "--quiet", "origin")
    branch = deciding.git("branch", "--show-current")
    deciding.git("branch", "--quiet", f"--set-upstream-to=origin/{branch}")
    assert len(deciding.propose("xu.dan", "review", DAY)) == 1
    subprocess.run(["git", "clone", "--quiet", server, other], check=True)
    (other / "notes.txt").write_text("x")
    for arguments in (["add", "."], ["commit", "--quiet", "--message", "x"], ["push", "--quiet"]):
        names = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *names, *arguments], cwd=other, check=True)
    assert len(deciding.propose("xu.dan", "review", DAY)) == 1, "nobody has fetched yet"
    deciding.git("fetch", "--quiet")
    assert deciding.refused("xu.dan", "review", DAY) == "stale"
    deciding.git("merge", "--quiet", "--ff-only")
    assert len(deciding.propose("xu.dan", "review", DAY)) == 1
