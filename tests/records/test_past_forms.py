"""Records that were made with an earlier version of their form: judged by that version, which history holds."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from smsgen.analysis.edition_records import facts_of_records
from smsgen.analysis.kind_records import can_lack
from smsgen.app.check import check, judge
from smsgen.exporters.findings.json_format import report_json
from smsgen.exporters.findings.text_format import text
from smsgen.sources import read_past
from tests.fixtures.approving import decide, sign_register
from tests.fixtures.git_repository import commit, git, new_repository
from tests.records.record_files import DAY, set_with

_FORM = "forms/frm-39.md"
_RECORD = "records/SMS-FRM-39/2026/INC-2026-0001.yml"
_SOUND = "values: {summary: Mail is down, kind: outage}"
_WRONG = "values: {summary: Mail is down, kind: fire}"
_LOST = "earlier versions of forms that the history of this copy does not hold: SMS-FRM-39 1.0 (1)"


def _moved_on(files: dict[str, bytes], change: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files with version 1.1 of the form, approved; change: what of its text becomes what."""
    form = files[_FORM].decode().replace('version: "1.0"', 'version: "1.1"')
    for before, after in change.items():
        assert before in form
        form = form.replace(before, after)
    later = {**files, _FORM: form.encode()}
    decide(later, "approvals/SMS-FRM-39/1.1/en/approve--quality-manager--li.qing--20260801T090000Z.yml")
    return later


def _repository(
    folder: Path, record: str, change: Mapping[str, str], *, draft: Mapping[str, str] | None = None
) -> Path:
    """Make a repository with version 1.0 of a form and a record of it, then version 1.1.

    draft: what of the approved text another one had that was committed before it under the same version.
    """
    files = set_with({"INC-2026-0001": record})
    written = files[_FORM].decode()
    for before, after in (draft or {}).items():
        assert before in written
        written = written.replace(before, after)
    new_repository(folder, {**files, _FORM: written})
    commit(folder, files)
    commit(folder, _moved_on(files, change))
    return folder


_ASKS_MORE = {"outage: Outage, question: Question": "request: Request", "type: text}": 'type: text, required: "yes"}'}


def _found(root: Path, *, cache: bool = False) -> list[str]:
    report = check(root, "", "", DAY, cache=cache)
    return [f"{each.name} {each.location}" for each in report.diagnostics if each.location.path.startswith("records/")]


def test_values_are_judged_by_the_version_that_the_record_names(tmp_path: Path) -> None:
    assert _found(_repository(tmp_path / "sound", _SOUND, _ASKS_MORE)) == []
    wrong = _repository(tmp_path / "wrong", _WRONG, _ASKS_MORE)
    assert _found(wrong) == [f"record-value-malformed {_RECORD}:8:33"]
    commit(wrong, message="A commit later")
    report = check(wrong, "HEAD", "", DAY, cache=False)
    assert "record-value-malformed" in [each.name for each in report.diagnostics]
    assert not report.not_checked


def test_a_record_that_was_wrong_then_is_no_evidence(tmp_path: Path) -> None:
    wrong = judge(_repository(tmp_path / "wrong", _WRONG, _ASKS_MORE), "", "", DAY, cache=False).facts
    sound = judge(_repository(tmp_path / "sound", _SOUND, _ASKS_MORE), "", "", DAY, cache=False).facts
    levels = [facts.coverage.standards["demo-1:2020"].items["4.1-R1"].level for facts in (wrong, sound)]
    assert levels == ["approved", "evidenced"]


def test_the_text_that_was_approved_is_asked_and_no_draft_of_it(tmp_path: Path) -> None:
    draft = {"outage: Outage, question: Question": "fire: Fire"}
    assert _found(_repository(tmp_path, _WRONG, _ASKS_MORE, draft=draft)) == [f"record-value-malformed {_RECORD}:8:33"]


def test_a_copy_without_the_history_says_what_it_did_not_check(tmp_path: Path) -> None:
    whole = _repository(tmp_path / "whole", _WRONG, _ASKS_MORE)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{whole}", "shallow")
    report = check(tmp_path / "shallow", "", "", DAY, cache=False)
    assert not [each for each in report.diagnostics if each.location.path == _RECORD]
    assert f"not checked: the values of records made with {_LOST}\n" in text(report)
    assert "未检查：按以下表单旧版本填写的记录内容，本副本的历史中没有这些版本：SMS-FRM-39 1.0（1份）" in text(
        report, "zh"
    )
    assert json.loads(report_json(report))["not_checked"] == [f"the values of records made with {_LOST}"]
    (whole / ".git").rename(tmp_path / "history")
    assert _LOST in text(check(whole, "", "", DAY, cache=False))


def test_many_lost_versions_are_not_all_named(tmp_path: Path) -> None:
    files = set_with({f"INC-2026-000{number}": _SOUND for number in range(1, 8)}, approved=False)
    for number in range(1, 8):
        path = f"records/SMS-FRM-39/2026/INC-2026-000{number}.yml"
        files[path] = files[path].replace(b'form_version: "1.0"', f'form_version: "0.{number}"'.encode())
    sign_register(files)
    new_repository(tmp_path, files)
    [told] = check(tmp_path, "", "", DAY, cache=False).not_checked
    assert told.en.endswith("0.4 (1), SMS-FRM-39 0.5 (1) and 2 more")
    assert told.zh.endswith("0.5（1份）等7个")


def test_the_version_is_read_from_history_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _repository(tmp_path / "set", _WRONG, _ASKS_MORE)
    monkeypatch.setenv("SMS_CACHE", str(tmp_path / "cache"))
    first = _found(root, cache=True)
    commit(root, {"notes.txt": "A commit later"})

    def again(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(read_past, "read_past", again)
    assert _found(root, cache=True) == first == [f"record-value-malformed {_RECORD}:8:33"]


def test_what_the_version_of_then_did_not_ask_for_is_not_missing(tmp_path: Path) -> None:
    renamed = judge(_repository(tmp_path / "a", _SOUND, {"key: kind": "key: sort"}), "", "", DAY, cache=False).facts
    reworded = judge(
        _repository(tmp_path / "b", _SOUND, {"label: Kind": "label: Sort"}), "", "", DAY, cache=False
    ).facts
    [record] = reworded.sms.records
    assert not can_lack(renamed, record)
    assert can_lack(reworded, record)


def test_a_record_shown_in_the_place_of_another_is_judged_by_its_version_too(tmp_path: Path) -> None:
    facts = judge(_repository(tmp_path, _SOUND, _ASKS_MORE), "", "", DAY, cache=False).facts
    [record] = facts.sms.records
    shown = replace(record, version="1.0", values={**record.values, "kind": "fire"})
    records = facts_of_records(facts, {record.id: shown}).records
    assert [finding.subject for finding in records.faults["record-value-malformed"]] == [record.id]
    assert not records.unjudged
    lost = facts_of_records(replace(facts, records=replace(facts.records, past_forms={})), {record.id: shown}).records
    assert [each.id for each in lost.unjudged] == [record.id]
