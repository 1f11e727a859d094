"""A verdict is found again only where commit, question, day, program and clone are the same; else all is judged."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from smsgen.adapters.git import GitError
from smsgen.app import check, judgement_day
from smsgen.app.check import judge
from smsgen.app.verifying import kept_verdicts, verify_commit
from smsgen.app.verifying.verify import VerifyOptions, verify
from smsgen.reports.verification import Verification
from smsgen.sources import document_cache
from tests.approvals.approved_clone import Clone, approved_clone
from tests.approvals.approved_set import POLICY
from tests.fixtures.git_repository import git, loose

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 10, 15)


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """Return a repository in which everything is approved; tests that change it take a copy."""
    return approved_clone(tmp_path_factory.mktemp("approved"))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the list of folders that are judged from here on."""
    folders: list[Path] = []
    real: Callable[..., Any] = verify_commit.judge_commit

    def noted(root: Path, *arguments: object) -> Any:
        folders.append(root)
        return real(root, *arguments)

    monkeypatch.setattr(verify_commit, "judge_commit", noted)
    return folders


@pytest.fixture
def options(tmp_path: Path) -> VerifyOptions:
    """Return what is asked, with a cache of its own."""
    return VerifyOptions(as_of=DAY, cache_folder=tmp_path / "home" / "evidence")


def kept(options: VerifyOptions) -> Path:
    assert options.cache_folder
    return options.cache_folder.with_name("verdicts")


def test_the_same_question_is_answered_alike_without_judging(
    approved: Clone, options: VerifyOptions, judged: list[Path]
) -> None:
    anew = verify(approved.root, replace(options, cache_folder=None))
    assert verify(approved.root, options) == anew
    assert len(judged) == 2
    again = verify(approved.root, options)
    assert again == anew
    assert isinstance(again, Verification)
    assert again.report.diagnostics
    assert again.checked
    assert again.checked.history
    assert [str(each.tzinfo) for each in (again.checked.committed_at, again.checked.history.since) if each] == [
        "Asia/Shanghai", "Asia/Shanghai"
    ]  # fmt: skip
    assert len(judged) == 2


def test_another_question_is_judged(approved: Clone, options: VerifyOptions, judged: list[Path]) -> None:
    asked = [
        options,
        replace(options, revision="HEAD~1"),
        replace(options, pin=approved.pin),
        replace(options, pin="sha256:" + "0" * 64),
        replace(options, as_of=date(2026, 10, 14)),
        replace(options, tree_only=True),
    ]
    answers = [verify(approved.root, each) for each in asked]
    assert len(judged) == len(asked)
    assert [verify(approved.root, each) for each in asked] == answers
    assert len(judged) == len(asked)


def test_another_day_is_judged_anew(
    approved: Clone, options: VerifyOptions, judged: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (DAY, DAY, date(2026, 10, 16)):
        for module in (judgement_day, kept_verdicts):
            monkeypatch.setattr(module, "day_in", lambda *_, day=day: day)
        report = verify(approved.root, replace(options, as_of=None)).report
        assert report.as_of == day.isoformat()
    assert len(judged) == 2


def test_another_program_judges_anew(
    approved: Clone, options: VerifyOptions, judged: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "package"
    rule = package / "rules" / "one.py"
    rule.parent.mkdir(parents=True)
    rule.write_text("", encoding="utf-8")
    monkeypatch.setattr(document_cache, "_PACKAGE", package)
    verify(approved.root, options)
    rule.write_text("# changed\n", encoding="utf-8")
    verify(approved.root, options)
    assert len(judged) == 2


@pytest.mark.parametrize("revision", ["HEAD", "HEAD^{tree}", "HEAD:policies", f"HEAD:{POLICY}"])
def test_a_clone_that_is_damaged_since_is_not_passed(approved: Clone, options: VerifyOptions, revision: str) -> None:
    for damage in ("gone", "forged"):
        root = approved.copy(f"{damage}-{abs(hash(revision))}", "--no-hardlinks")
        _unpack(root)
        assert verify(root, options).report.exit_code == 0
        file = loose(root, revision)
        if damage == "gone":
            file.unlink()
        else:
            file.write_bytes(loose(root, "HEAD~1:sms.yml").read_bytes())
        try:
            assert verify(root, options).report.exit_code == 2
        except GitError:
            assert revision == "HEAD"


def test_a_clone_that_says_something_else_of_itself_is_not_passed(approved: Clone, options: VerifyOptions) -> None:
    root = approved.copy("replaced")
    assert verify(root, options).report.exit_code == 0
    git(root, "replace", "HEAD~1", "HEAD~2")
    assert verify(root, options).report.exit_code == 2


def test_what_lies_in_the_clone_is_not_believed(approved: Clone, options: VerifyOptions, judged: list[Path]) -> None:
    root = approved.copy("inside")
    inside = replace(options, cache_folder=root / "build" / "evidence")
    for _ in range(2):
        verify(root, inside)
    assert len(judged) == 2
    assert not kept(inside).exists()


def test_a_verdict_that_somebody_else_could_have_written_is_not_believed(
    approved: Clone, options: VerifyOptions, judged: list[Path]
) -> None:
    verify(approved.root, options)
    [file] = kept(options).iterdir()
    content = file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    verify(approved.root, options)
    [file] = kept(options).iterdir()
    file.chmod(0o666)
    verify(approved.root, options)
    assert len(judged) == 3


def test_a_commit_is_checked_without_the_cache_that_lies_in_its_clone(
    approved: Clone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SMS_CACHE", str(tmp_path / "home"))
    root = approved.copy("checked")
    expected = judge(root, "HEAD", as_of=DAY, cache=False)
    assert judge(root, "HEAD", as_of=DAY).facts == expected.facts
    assert not (root / check.CACHE_FOLDER).exists()
    assert list((tmp_path / "home" / "readings").iterdir())
    assert judge(root, "HEAD", as_of=DAY).facts == expected.facts
    judge(root, as_of=DAY)
    assert (root / check.CACHE_FOLDER).exists()


def _unpack(root: Path) -> None:
    """Make every object a file of its own, so that one can be changed."""
    folder = root / ".git/objects/pack"
    for pack in list(folder.glob("*.pack")):
        content = pack.read_bytes()
        for file in folder.iterdir():
            file.unlink()
        git(root, "unpack-objects", "-q", stdin=content)
