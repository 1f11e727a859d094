"""Anchors: the head that one audit takes away and from which the next one starts."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.approvals import approved_set as the
from tests.approvals.approved_clone import LATER, Clone, approved_clone
from tests.approvals.approved_set import hex_of
from tests.fakes import Run
from tests.fixtures.approving import private_key, public_key, signed
from tests.fixtures.git_repository import git

CHINESE = re.compile(r"[\u4e00-\u9fff]")
CODE = re.compile(r"(\S+?):(\d+):\d+: (HIS021) (.*)")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return a repository in which everything is approved."""
    return approved_clone(tmp_path)


@pytest.fixture
def anchor(clone: Clone, tmp_path: Path) -> Path:
    """Return the anchor that an audit of the repository took away."""
    file = tmp_path / "audit" / "anchor.yml"
    file.parent.mkdir()
    run = clone.verify("--save-anchor", str(file))
    assert run.code == 0
    assert f"The head was written to {file}." in run.err
    return file


def mismatches(run: Run) -> list[str]:
    """Return what `anchor-mismatch` says, without the words that are always the same."""
    return [match[4].partition(": ")[2] for match in CODE.finditer(run.out)]


def test_the_same_history_and_one_that_went_on(clone: Clone, anchor: Path) -> None:
    head = git(clone.root, "rev-parse", "HEAD")
    same = clone.verify("--anchor", str(anchor))
    assert (same.code, mismatches(same)) == (0, [])
    assert f"Anchor: compared with commit {head[:12]} of 2026-10-13T00:00:00+00:00\n" in same.out
    assert "--save-anchor FILE" not in same.out
    clone.land({"waivers.yml": "waivers: []\n"}, "2026-10-14T08:00:00+08:00")
    later = clone.verify("--anchor", str(anchor), "--lang", "zh")
    assert later.code == 0
    assert f"提交{head[:12]}比对" in later.out


def test_an_anchor_is_a_file_that_people_can_read_and_compute(clone: Clone, anchor: Path) -> None:
    text = anchor.read_text("utf-8")
    register = hex_of((clone.root / the.SECOND).read_bytes())
    for line in (
        'schema: "sms.anchor/v1"',
        f'commit: "{git(clone.root, "rev-parse", "HEAD")}"',
        'committed_at: "2026-10-13T00:00:00+00:00"',
        f'first_register: "{clone.pin}"',
        'register_number: "2"',
        f'register: "sha256:{register}"',
        'records: "12"',
    ):
        assert f"{line}\n" in text


@pytest.mark.covers("C-08")
def test_a_rewritten_history_is_found(clone: Clone, anchor: Path) -> None:
    date = {"GIT_COMMITTER_DATE": LATER}
    git(clone.root, "commit", "--quiet", "--amend", "--message", "Nothing to see", **date)
    assert clone.verify().code == 0
    run = clone.verify("--anchor", str(anchor))
    assert run.code == 1
    assert len(mismatches(run)) == 1
    assert "is not on the main line" in mismatches(run)[0]
    assert f"{anchor}:5:" in run.out
    assert "未与锚点衔接" in clone.verify("--anchor", str(anchor), "--lang", "zh").out


def test_a_history_that_was_rolled_back_is_found(clone: Clone, anchor: Path) -> None:
    git(clone.root, "reset", "--quiet", "--hard", "HEAD~1")
    assert clone.verify().code == 0
    run = clone.verify("--anchor", str(anchor))
    assert run.code == 1
    assert len(mismatches(run)) == 1


def test_a_side_branch_is_not_the_main_line(clone: Clone, anchor: Path) -> None:
    anchored = git(clone.root, "rev-parse", "HEAD")
    git(clone.root, "reset", "--quiet", "--hard", "HEAD~1")
    clone.land({})
    git(clone.root, "merge", "--quiet", "--no-ff", "--no-edit", anchored, GIT_COMMITTER_DATE=LATER)
    run = clone.verify("--anchor", str(anchor))
    assert "is not on the main line" in mismatches(run)[0]


@pytest.mark.parametrize("change", ["changed", "gone"])
def test_a_record_that_was_touched_since_is_found(clone: Clone, anchor: Path, change: str) -> None:
    record = clone.root / the.PROCEDURE_NOW
    clone.land({the.PROCEDURE_NOW: None if change == "gone" else record.read_bytes() + b"# later\n"})
    run = clone.verify("--anchor", str(anchor))
    assert run.code == 1
    assert any(f"1 ({the.PROCEDURE_NOW})" in each for each in mismatches(run))


def test_a_register_that_was_touched_since_is_found(clone: Clone, anchor: Path) -> None:
    register = clone.root / the.SECOND
    clone.land({the.SECOND: register.read_bytes() + b"# later\n"})
    run = clone.verify("--anchor", str(anchor))
    assert run.code == 1
    assert "register 2 was changed or removed since" in mismatches(run)


def test_an_anchor_that_says_something_else_than_its_commit(clone: Clone, anchor: Path) -> None:
    text = anchor.read_text("utf-8")
    anchor.write_text(text.replace('records: "12"', 'records: "11"'), "utf-8")
    run = clone.verify("--anchor", str(anchor))
    assert run.code == 1
    assert mismatches(run) == ["records is not what its commit holds: 12"]


def test_the_commit_before_the_anchor(clone: Clone, anchor: Path) -> None:
    run = clone.verify("--anchor", str(anchor), "--at", "HEAD~1")
    assert run.code == 1
    assert "newest commit of the right repository" in run.out


# --- Signatures of anchors ---


def sign(anchor: Path, person: str, key: str = "", namespace: str = "anchor@smsgen") -> None:
    """Lay a signature beside the anchor."""
    content = signed(key or person, str(anchor), anchor.read_bytes(), namespace)
    anchor.with_name(f"{anchor.name}.{person}.sig").write_bytes(content)


def test_a_signed_anchor(clone: Clone, anchor: Path) -> None:
    sign(anchor, "li.qing")
    run = clone.verify("--anchor", str(anchor))
    assert run.code == 0
    assert ", signed by Li Qing 李青\n" in run.out
    assert "Who signed the anchor" not in run.out


def test_ssh_keygen_signs_an_anchor(clone: Clone, anchor: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(private_key("li.qing"))
    key.chmod(0o600)
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", "anchor@smsgen", str(anchor)]
    subprocess.run(command, check=True, capture_output=True)
    anchor.with_name(f"{anchor.name}.sig").rename(anchor.with_name(f"{anchor.name}.li.qing.sig"))
    assert ", signed by Li Qing" in clone.verify("--anchor", str(anchor)).out
    assert public_key("li.qing").split()[1].encode() in (clone.root / the.SECOND).read_bytes()


def test_the_key_of_nobody_in_the_register(clone: Clone, anchor: Path) -> None:
    sign(anchor, "li.qing", key="somebody")
    run = clone.verify("--anchor", str(anchor))
    assert run.code == 0
    assert f"the key of {anchor}.li.qing.sig is not that of this person" in run.out
    assert "signed by" not in run.out.partition("Not checked")[0].partition("Anchor")[2]


def test_a_signature_that_does_not_fit(clone: Clone, anchor: Path) -> None:
    sign(anchor, "li.qing")
    anchor.write_bytes(anchor.read_bytes() + b"\n")
    run = clone.verify("--anchor", str(anchor))
    assert run.code == 2
    assert "APR005" in run.out
    sign(anchor, "li.qing", namespace="approval@smsgen")
    assert clone.verify("--anchor", str(anchor)).code == 2


# --- Bad input ---


def test_a_malformed_anchor(clone: Clone, anchor: Path) -> None:
    anchor.write_text(anchor.read_text("utf-8").replace('records: "12"', 'records: "many"'), "utf-8")
    run = clone.verify("--anchor", str(anchor))
    assert run.code == 2
    assert f"{anchor}:10:1: DOC004 " in run.out
    assert "everything: the anchor must be readable first" in run.out
    assert run.out.splitlines()[-1].startswith("Not judged")
    assert run.err == ""
    value = json.loads(clone.verify("--anchor", str(anchor), "--format", "json").out)
    assert (value["checked"], value["head"], value["verdict"]["exit_code"]) == (None, None, 2)


def test_an_anchor_that_is_not_there(clone: Clone, tmp_path: Path) -> None:
    for file in (tmp_path / "none.yml", tmp_path):
        run = clone.verify("--anchor", str(file))
        assert (run.code, run.out) == (2, "")
        assert f"{file} cannot be read" in run.err


def test_anchors_need_the_history(clone: Clone, anchor: Path) -> None:
    for option in ("--anchor", "--save-anchor"):
        run = clone.verify("--tree-only", option, str(anchor))
        assert (run.code, run.out) == (2, "")
        assert option in run.err
        assert CHINESE.search(clone.verify("--tree-only", option, str(anchor), "--lang", "zh").err)


def test_an_anchor_is_never_overwritten(clone: Clone, anchor: Path) -> None:
    before = anchor.read_bytes()
    clone.land({})
    run = clone.verify("--save-anchor", str(anchor))
    assert (run.code, run.out) == (2, "")
    assert "exists already" in run.err
    assert anchor.read_bytes() == before


def test_an_anchor_that_cannot_be_written(clone: Clone, tmp_path: Path) -> None:
    file = tmp_path / "no" / "such" / "anchor.yml"
    run = clone.verify("--save-anchor", str(file))
    assert run.code == 2
    assert f"{file} cannot be written" in run.err


def test_nothing_is_anchored_that_was_not_judged(clone: Clone, tmp_path: Path) -> None:
    shallow = clone.copy("shallow", "--depth=1")
    file = tmp_path / "anchor.yml"
    run = clone.verify("--save-anchor", str(file), root=shallow)
    assert run.code == 2
    assert not file.exists()
    assert "no head was written" in run.err
