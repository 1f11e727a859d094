"""What is left on disk and in the index: record and signature, whole, or nothing at all."""

import subprocess
from pathlib import Path

import pytest

from smsgen.adapters.git_writing import Clone
from smsgen.adapters.ssh_signatures import load_private_key, sign
from smsgen.app.deciding.decide import carry_out
from smsgen.app.deciding.decision_desk import open_desk
from smsgen.app.deciding.record_checks import unfit
from smsgen.app.deciding.refusals import RefusedError
from smsgen.sources.tree import WorkingTree
from tests.deciding.deciding_set import POLICY, DecidingSet, moment
from tests.fixtures.approving import decide, private_key

DAY = "2026-03-01"
_REVIEW = "approvals/SMS-POL-01/1.0/en/review--change-manager--xu.dan--20260301T100000Z.yml"


def refusal_of(deciding: DecidingSet) -> str:
    """Return the kind of the refusal when a review is carried out; nothing may be left."""
    [proposal] = deciding.propose("xu.dan", "review", DAY)
    before, staged = deciding.digest(), deciding.git("ls-files", "--stage")
    with pytest.raises(RefusedError) as refusal:
        carry_out(deciding.root, proposal, load_private_key(private_key("xu.dan"))[1], moment(DAY))
    assert deciding.digest() == before
    assert deciding.git("ls-files", "--stage") == staged
    return refusal.value.kind


def test_an_index_that_is_locked(deciding: DecidingSet) -> None:
    (deciding.root / ".git/index.lock").touch()
    assert refusal_of(deciding) == "cannot-write"


def test_a_folder_that_leads_elsewhere(deciding: DecidingSet, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (deciding.root / "approvals").symlink_to(tmp_path / "elsewhere")
    assert refusal_of(deciding) == "cannot-write"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_where_a_folder_should_be(deciding: DecidingSet) -> None:
    deciding.write("approvals", "x")
    assert refusal_of(deciding) == "cannot-write"


def test_a_file_of_somebody_faster_is_never_overwritten(deciding: DecidingSet) -> None:
    [proposal] = deciding.propose("xu.dan", "review", DAY)

    def sign_late(data: bytes) -> bytes:
        deciding.write(_REVIEW, "theirs")
        return load_private_key(private_key("xu.dan"))[1](data)

    with pytest.raises(RefusedError) as refusal:
        carry_out(deciding.root, proposal, sign_late, moment(DAY))
    assert refusal.value.kind == "cannot-write"
    assert deciding.read(_REVIEW) == "theirs"
    assert not (deciding.root / f"{_REVIEW}.sig").exists()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({}, "chen.an"),
        ({"previous": f"sha256:{'0' * 64}"}, ""),
        ({"role": "top-management"}, ""),
        ({"meaning": "I like it."}, ""),
        ({"name": "Xu"}, ""),
        ({"authority": "2"}, ""),
        ({"nonsense": "x"}, ""),
        ({"signed_at": "2026-03-01T10:00:00"}, ""),
        ({"signed_at": "2026-03-02T10:00:00+00:00"}, ""),
    ],
)
def test_a_record_that_would_not_count_is_found_before_it_is_written(
    changes: dict[str, str], key: str, deciding: DecidingSet
) -> None:
    files = _all(deciding)
    decide(files, _REVIEW, changes, key=key)
    new = {path: files[path] for path in (_REVIEW, f"{_REVIEW}.sig")}
    assert unfit(open_desk(deciding.root, moment(DAY), None), new) != []
    decide(files, _REVIEW)
    new = {path: files[path] for path in (_REVIEW, f"{_REVIEW}.sig")}
    assert unfit(open_desk(deciding.root, moment(DAY), None), new) == []
    assert sign(new[_REVIEW], "approval@smsgen", *load_private_key(private_key("xu.dan"))) == new[f"{_REVIEW}.sig"]


def _all(deciding: DecidingSet) -> dict[str, bytes]:
    """Return the files of the set by path."""
    tree = WorkingTree(deciding.root)
    return {entry.path: content for entry, content in tree.read_many(tree.entries()) if isinstance(content, bytes)}


def test_a_shallow_clone_shows_the_whole_text(deciding: DecidingSet, tmp_path: Path) -> None:
    deciding.approve_policy(DAY)
    deciding.new_version("1.1")
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{deciding.root}", clone], check=True)
    deciding.root = clone
    [proposal] = deciding.propose("chen.an", "approve", "2026-04-01")
    assert (proposal.shown.lost, proposal.shown.redline, proposal.shown.since) == (True, None, "1.0")
    assert proposal.shown.text == deciding.read(POLICY)


def test_pictures_are_compared_and_named(deciding: DecidingSet) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>\n'
    for name in ("map", "plan", "gone"):
        deciding.write(f"policies/{name}.svg", picture)
    images = "![Map](map.svg)\n\n![Plan](plan.svg)\n\n![Gone](gone.svg)"
    deciding.edit(POLICY, "Customers first.", f"Customers first.\n\n{images}")
    deciding.edit("policies/pol-01.zh.md", "客户第一。", f"客户第一。\n\n{images}")
    [proposal] = deciding.propose("xu.dan", "review", DAY)
    assert {each.state for each in proposal.shown.pictures} == {"new"}
    deciding.approve_policy(DAY)
    deciding.write("policies/map.svg", picture + "\n")
    deciding.write("policies/new.svg", picture)
    deciding.edit(POLICY, "![Gone](gone.svg)", "![New](new.svg)")
    deciding.new_version("2.0")
    [proposal] = deciding.propose("xu.dan", "review", "2026-04-01", language="en")
    states = {each.name: each.state for each in proposal.shown.pictures}
    assert states == {"map.svg": "changed", "plan.svg": "same", "new.svg": "new", "gone.svg": "gone"}


def test_withdrawing_names_the_documents_below(deciding: DecidingSet) -> None:
    deciding.approve_policy(DAY)
    [proposal] = deciding.propose("chen.an", "withdraw", "2026-03-02", language="en")
    assert [note.en for note in proposal.notes] == ["These documents have it as their parent: SMS-PRC-20."]


def test_what_is_staged_is_what_was_signed_whatever_git_would_do_to_it(deciding: DecidingSet) -> None:
    deciding.write(".gitignore", "build/\napprovals/\n")
    deciding.commit()
    deciding.git("config", "filter.shout.clean", "tr a-z A-Z")
    deciding.write(".git/info/attributes", "approvals/** filter=shout\n")
    [proposal] = deciding.propose("xu.dan", "review", DAY)
    for path in carry_out(deciding.root, proposal, load_private_key(private_key("xu.dan"))[1], moment(DAY)):
        blob = subprocess.run(["git", "show", f":{path}"], cwd=deciding.root, check=True, capture_output=True).stdout
        assert blob == (deciding.root / path).read_bytes()


def test_a_clone_is_closed(deciding: DecidingSet) -> None:
    clone = Clone(deciding.root)
    assert clone.state().branch == deciding.git("branch", "--show-current")
    clone.close()


def test_what_would_be_a_finding_is_not_written(deciding: DecidingSet, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[set[str]] = []

    def found(_: object, files: dict[str, bytes]) -> list[str]:
        judged.append(set(files))
        return ["  a finding"]

    monkeypatch.setattr("smsgen.app.deciding.decide.unfit", found)
    assert refusal_of(deciding) == "record-unfit"
    assert judged == [{_REVIEW, f"{_REVIEW}.sig"}]
