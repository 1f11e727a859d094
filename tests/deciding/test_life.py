"""The life of a text by decisions: reviewed, approved, confirmed, rejected, withdrawn; all records pass all rules."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from smsgen.adapters.ssh_signatures import load_private_key
from smsgen.app.check import check
from smsgen.app.deciding.decide import carry_out
from smsgen.app.deciding.decision_desk import judged
from smsgen.app.deciding.refusals import RefusedError
from smsgen.reports.waiting import waiting
from smsgen.sources.tree import WorkingTree
from tests.deciding.deciding_set import POLICY, DecidingSet, moment
from tests.fixtures.approving import private_key, public_key


def state(deciding: DecidingSet, day: str, language: str = "en") -> tuple[str, str]:
    """Return the state of the policy and the version in force."""
    facts, _ = judged(WorkingTree(deciding.root), moment(day), None)
    found = facts.approvals.states["SMS-POL-01", language]
    return found.state, found.in_force.version if found.in_force else ""


def findings(deciding: DecidingSet, day: str) -> set[str]:
    """Return the rules that find something in what is about the policy or its records."""
    report = check(deciding.root, profile="audit", as_of=date.fromisoformat(day), cache=False)
    return {each.name for each in report.diagnostics if "pol-01" in each.location.path or "POL-01" in each.subject}


def waits(deciding: DecidingSet, day: str) -> list[tuple[str, str, str, tuple[str, ...], bool]]:
    """Return what the policy waits for."""
    facts, _ = judged(WorkingTree(deciding.root), moment(day), None)
    found = (each for each in waiting(facts) if each.document == "SMS-POL-01")
    return [(each.decision, each.language, each.role, each.people, each.ready) for each in found]


def verified_by_ssh_keygen(deciding: DecidingSet, record: str, person: str, folder: Path) -> bool:
    """Ask ssh-keygen whether the signature of a record is good."""
    allowed = folder / "allowed"
    allowed.write_text(f"{person} {public_key(person)}\n", "utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", person, "-n", "approval@smsgen"]
    command += ["-s", str(deciding.root / f"{record}.sig")]
    content = (deciding.root / record).read_bytes()
    return subprocess.run(command, input=content, capture_output=True, check=False).returncode == 0


def test_a_whole_life(deciding: DecidingSet) -> None:
    assert waits(deciding, "2026-03-01") == [
        ("review", "en", "change-manager", ("xu.dan",), True),
        ("approve", "en", "top-management", ("chen.an",), False),
        ("approve", "zh", "change-manager", ("xu.dan",), True),
    ]
    deciding.decide("xu.dan", "review", "2026-03-01")
    assert state(deciding, "2026-03-01") == ("in review", "")
    deciding.decide("chen.an", "approve", "2026-03-02", effective_from="2026-03-10")
    deciding.decide("xu.dan", "approve", "2026-03-03", effective_from="2026-03-10")
    assert state(deciding, "2026-03-09") == state(deciding, "2026-03-09", "zh") == ("approved", "")
    assert state(deciding, "2026-03-10") == state(deciding, "2026-03-10", "zh") == ("effective", "1.0")
    assert waits(deciding, "2026-03-10") == []
    assert findings(deciding, "2026-03-10") == set()
    # A year later it is confirmed, in both languages by the owner.
    assert [line[:3] for line in waits(deciding, "2026-12-10")] == [
        ("confirm", "en", "top-management"),
        ("confirm", "zh", "top-management"),
    ]
    assert len(deciding.decide("chen.an", "confirm", "2026-12-10")) == 2
    assert waits(deciding, "2026-12-10") == []
    assert findings(deciding, "2026-12-10") == set()
    # A new version is rejected, and comes back under another number.
    deciding.new_version("2.0")
    deciding.decide("xu.dan", "review", "2027-01-10")
    assert len(deciding.decide("chen.an", "reject", "2027-01-11")) == 2
    assert state(deciding, "2027-01-11") == ("in review", "1.0")
    deciding.new_version("2.1")
    deciding.approve_policy("2027-02-01")
    assert state(deciding, "2027-02-01") == state(deciding, "2027-02-01", "zh") == ("effective", "2.1")
    assert findings(deciding, "2027-02-01") == set()
    deciding.decide("chen.an", "withdraw", "2027-05-01")
    deciding.decide("xu.dan", "withdraw", "2027-05-01")
    assert state(deciding, "2027-05-01") == state(deciding, "2027-05-01", "zh") == ("withdrawn", "")
    assert waits(deciding, "2027-05-01") == []


@pytest.mark.covers("R-09")
def test_what_is_written_is_what_was_shown(deciding: DecidingSet, tmp_path: Path) -> None:
    deciding.approve_policy("2026-03-01")
    deciding.new_version("1.1")
    [proposal] = deciding.propose("chen.an", "approve", "2026-04-01")
    assert (proposal.kind, proposal.shown.since, proposal.missing) == ("minor", "1.0", ())
    assert proposal.shown.redline is not None
    assert not proposal.shown.redline.identical
    assert "Since version 1.1." in proposal.shown.text
    assert [note.en for note in proposal.notes] == ["The version takes effect when it is approved in Chinese as well."]
    sign = load_private_key(private_key("chen.an"))[1]
    record, signature = carry_out(deciding.root, proposal, sign, moment("2026-04-01"))
    assert (record, signature) == (proposal.record.path, f"{record}.sig")
    assert verified_by_ssh_keygen(deciding, record, "chen.an", tmp_path)
    status = deciding.git("status", "--short", "--untracked-files=all").splitlines()
    assert sorted(status) == [f"A  {record}", f"A  {signature}"]
    text = deciding.read(record)
    assert 'signed_at: "2026-04-01T10:00:00+00:00"' in text
    assert 'effective_from: "2026-04-01"' in text
    assert f'digest: "{proposal.record.digest}"' in text


def test_nothing_is_signed_that_changed_since_it_was_shown(deciding: DecidingSet) -> None:
    [proposal] = deciding.propose("xu.dan", "review", "2026-03-01")
    signed: list[bytes] = []

    def sign(data: bytes) -> bytes:
        signed.append(data)
        return load_private_key(private_key("xu.dan"))[1](data)

    deciding.edit(POLICY, "Customers first.", "Profit first.")
    with pytest.raises(RefusedError) as refusal:
        carry_out(deciding.root, proposal, sign, moment("2026-03-01"))
    assert (refusal.value.kind, signed) == ("changed-since-shown", [])
    assert not (deciding.root / "approvals").exists()


def test_the_signature_of_another_key_is_never_left_on_disk(deciding: DecidingSet) -> None:
    [proposal] = deciding.propose("xu.dan", "review", "2026-03-01")
    with pytest.raises(RefusedError) as refusal:
        carry_out(deciding.root, proposal, load_private_key(private_key("chen.an"))[1], moment("2026-03-01"))
    assert refusal.value.kind == "signature-unfit"
    assert not (deciding.root / "approvals").exists()
    assert deciding.git("status", "--short") == ""


def test_a_set_below_the_top_of_its_repository(deciding: DecidingSet, tmp_path: Path) -> None:
    for name in (".git", ".gitattributes", ".gitignore"):
        (deciding.root / name).rename(tmp_path / name)
    deciding.git("-C", "..", "add", "--all", deciding.root.name)
    deciding.git("-C", "..", "commit", "--quiet", "--message", "Moved")
    [proposal] = deciding.propose("xu.dan", "review", "2026-03-01")
    sign = load_private_key(private_key("xu.dan"))[1]
    record, signature = carry_out(deciding.root, proposal, sign, moment("2026-03-01"))
    staged = deciding.git("-c", "core.quotepath=false", "-C", "..", "diff", "--cached", "--name-only").splitlines()
    assert staged == [f"{deciding.root.name}/{record}", f"{deciding.root.name}/{signature}"]
