"""`sms history`, and `sms diff` between versions: what is said, in which language, and where a version is missing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes import Run, run_sms
from tests.fixtures.git_repository import git
from tests.fixtures.living_set import living_repository

Sms = Callable[..., Run]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return living_repository(tmp_path_factory.mktemp("living") / "set")


@pytest.fixture
def sms(repository: Path, tmp_path: Path) -> Sms:
    def run(*arguments: str, root: Path = repository, **environment: str) -> Run:
        return run_sms(*arguments, cwd=root, **{"SMS_CACHE": str(tmp_path / "cache")} | environment)

    return run


_ENGLISH = """\
SMS-PRC-20 Incident management, English
In force: 3.0; next review: 2027-11-20

3.0  in force  major
  Why: Major incidents are called within 15 minutes; a closing check is new.
  Written by He Jing 何静
  approved by Li Qing 李青 (Quality manager) 2026-11-20, signed with their own key
    “I approve this document for use.”
    approvals/SMS-PRC-20/3.0/en/approve--quality-manager--li.qing--20261120T090000Z.yml
  Issued 2026-11-20
  In force from 2026-11-24
"""


@pytest.mark.covers("R-57")
def test_every_version_with_who_decided(sms: Sms) -> None:
    run = sms("history", "SMS-PRC-20", "--language", "en")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(_ENGLISH)
    assert [line for line in run.out.splitlines() if line[:1].isdigit()] == [
        "3.0  in force  major",
        "2.0  rejected  major",
        "1.1  superseded  minor",
        "1.0  superseded  major",
    ]
    assert "approved by Xu Dan 徐丹 (Quality manager, deputy for Li Qing 李青) 2026-06-18" in run.out
    assert "  Replaced by 3.0 on 2026-11-24\n" in run.out
    assert "Chinese" not in run.out


def test_it_speaks_chinese_with_redlines(sms: Sms) -> None:
    run = sms("history", "SMS-PRC-20", "--language", "zh", "--redline", "--lang", "zh")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("SMS-PRC-20 事件管理，中文\n现行版本：3.0/1；下次评审：2027-11-24\n")
    assert "  与1.1/1相比的改动：\n" in run.out
    assert "每个事件应在来电后[-2-]{+1+}小时内用[[SMS-FRM-39]]记录。" in run.out
    assert "段落变化：修改5处、新增2处、删除1处。" in run.out


def test_a_withdrawn_document_is_still_told(sms: Sms) -> None:
    run = sms("history", "SMS-POL-09")
    assert run.out.startswith("SMS-POL-09 Retention of paper records, English\nWithdrawn on 2027-01-15.\n")
    assert "withdrawn by Chen An 陈安 (Top management) 2027-01-15" in run.out


def test_as_of_an_earlier_day(sms: Sms) -> None:
    run = sms("history", "SMS-PRC-20", "--language", "en", "--as-of", "2026-06-30")
    assert "In force: 1.0; next review: 2027-03-11" in run.out
    assert "1.1  approved  minor" in run.out
    assert "2.0" not in run.out


def test_for_machines(sms: Sms) -> None:
    run = sms("history", "SMS-PRC-20", "--format", "json", "--redline", "--lang", "zh")
    value = json.loads(run.out)
    assert (value["schema"], value["id"], value["as_of"]) == ("sms.history/v1", "SMS-PRC-20", "2027-03-01")
    english, chinese = value["texts"]
    assert [each["version"] for each in english["versions"]] == ["3.0", "2.0", "1.1", "1.0"]
    assert english["versions"][0]["decisions"][0]["role"] == "质量经理"
    assert "{+15+}" in english["versions"][0]["redline"]
    assert english["versions"][3]["redline"] is None
    assert chinese["versions"][0]["revision"] == "1"


def test_a_clone_without_history_says_what_it_lacks(sms: Sms, repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
    run = sms("history", "SMS-PRC-20", root=tmp_path / "shallow")
    assert run.code == 0
    assert "Why: Major incidents" in run.out
    assert run.out.count("The text is not in this clone.") == 5
    assert run.err.startswith(
        "These versions are neither in the files nor in the history of this clone: 2.0 (en), 1.1 (en)"
    )
    compared = sms("diff", "SMS-PRC-20", "1.0", "3.0", root=tmp_path / "shallow")
    assert (compared.code, compared.out) == (2, "")
    assert compared.err.startswith("The text of SMS-PRC-20 1.0 (en) is neither in the files nor in the history")


@pytest.mark.parametrize("command", [("history",), ("diff",)])
def test_an_unknown_document(sms: Sms, command: tuple[str]) -> None:
    run = sms(*command, "SMS-PRC-21", *(["1.0"] if command == ("diff",) else []))
    assert (run.code, run.out) == (2, "")
    assert "SMS-PRC-20" in run.err


def test_between_two_versions(sms: Sms) -> None:
    run = sms("diff", "SMS-PRC-20", "1.0", "1.1")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("SMS-PRC-20, English: from 1.0 to 1.1\n\n")
    assert "within [-4-]{+2+} hours of the call" in run.out
    assert "SMS-PRC-20, Chinese: from 1.0/1 to 1.1/1\n" in run.out
    assert "来电后[-4-]{+2+}小时内" in run.out


def test_a_rejected_version_and_one_language_alone(sms: Sms) -> None:
    run = sms("diff", "SMS-PRC-20", "1.1", "2.0", "--lang", "zh", "--language", "en")
    assert run.out.startswith("SMS-PRC-20，英文：从1.1到2.0\n")
    assert " - | 3 | One person cannot work | next day | Service desk |\n" in run.out
    nothing = sms("diff", "SMS-PRC-20", "1.1", "2.0", "--language", "zh")
    assert (nothing.code, nothing.out) == (2, "")


def test_with_the_text_in_the_files(sms: Sms) -> None:
    run = sms("diff", "SMS-POL-01", "1.0")
    assert run.out.startswith("SMS-POL-01, English: from 1.0 to the text in the files\n")
    assert " + We shall publish the results of every survey.\n" in run.out
    assert sms("diff", "SMS-PRC-20", "3.0").out.count("are the same text") == 2


def test_a_version_that_never_was(sms: Sms) -> None:
    run = sms("diff", "SMS-POL-01", "1.0", "7.0")
    assert (run.code, run.out) == (2, "")
    assert "1.0 7.0" in run.err
    assert "1.0 (en)" in run.err
    chinese = sms("diff", "SMS-POL-01", "1.0", "7.0", "--lang", "zh")
    assert "没有同时具备以下版本的文本：1.0 7.0" in chinese.err


def test_versions_and_a_commit_at_once(sms: Sms) -> None:
    run = sms("diff", "SMS-POL-01", "1.0", "--at", "HEAD")
    assert (run.code, run.out, run.err) == (2, "", "Name either versions or a commit with --at, not both.\n")


def test_a_changed_picture_alone_is_told(sms: Sms, repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", repository.as_uri(), "copy")
    (tmp_path / "copy/procedures/flow.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>\n", "utf-8")
    run = sms("diff", "SMS-PRC-20", "3.0", root=tmp_path / "copy")
    assert "are the same text" not in run.out
    assert run.out.count("No difference.\nPictures that differ: flow.svg.\n") == 2


def test_a_history_in_a_file(sms: Sms, tmp_path: Path) -> None:
    target = tmp_path / "history.txt"
    run = sms("history", "SMS-MAN-01", "--redline", "--output", str(target), FORCE_COLOR="1")
    assert (run.code, run.out) == (0, "")
    assert "taken over on 2026-01-04; the paper: Safe 3, folder 12" in target.read_text("utf-8")
    assert "\x1b[" not in target.read_text("utf-8")
