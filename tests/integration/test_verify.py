"""`sms verify` as an auditor calls it: what it says, in both languages, and each exit code."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from smsgen import rules
from smsgen.app.verifying.verify_commit import is_of_proof
from smsgen.cli import verify_messages
from smsgen.model.text import Text
from tests.approvals import approved_set as the
from tests.approvals.approved_clone import CONFIRMED, DAY, Clone, approved_clone, findings
from tests.approvals.approved_set import approved_set, hex_of
from tests.fakes import run_sms
from tests.fixtures.approving import digest
from tests.fixtures.git_repository import git

CHINESE = re.compile(r"[\u4e00-\u9fff]")
OTHER = "sha256:" + "0" * 64
_COUNT = {"type": "integer", "minimum": 0}
_DIGEST = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
_TIME = {"type": "string", "pattern": "^2026-[0-9T:-]+[+-][0-9:]+$"}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with exactly these properties."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


_WORDS = ("code", "name", "path", "message", "subject", "help")
_SCHEMA = _closed(
    {
        "schema": {"const": "sms.report/v1"},
        "commit": {"type": "string", "pattern": "^([0-9a-f]{40})?$"},
        "as_of": {"type": "string"},
        "diagnostics": {
            "type": "array",
            "items": _closed(
                {word: {"type": "string"} for word in _WORDS}
                | {"severity": {"enum": ["error", "warning", "note"]}, "line": _COUNT, "column": _COUNT}
            ),
        },
        "summary": _closed(dict.fromkeys(("documents", "records", "approvals", "errors", "warnings", "notes"), _COUNT)),
        "not_checked": {"type": "array", "items": {"type": "string"}, "minItems": 3},
        "verdict": _closed({"exit_code": {"enum": [0, 1, 2, 3]}, "text": {"type": "string"}}),
        "checked": _closed(
            {
                "committed_at": _TIME,
                "registers": _closed(
                    {"count": _COUNT, "in_force": {"type": "string"}, "first": _DIGEST, "pinned": {"type": "boolean"}}
                ),
                "approvals": _closed(
                    {
                        "records": _COUNT,
                        "valid": _COUNT,
                        "levels": _closed(dict.fromkeys(("claimed", "witnessed", "signed"), _COUNT)),
                        "taken_over": _COUNT,
                    }
                ),
                "documents": _closed({"count": _COUNT, "in_force": _closed({"en": _COUNT, "zh": _COUNT})}),
                "history": _closed(
                    {
                        "commits": _COUNT,
                        "since": _TIME,
                        "control_start": {"type": "string", "pattern": "^[0-9a-f]{40}$"},
                        "controlled_since": _TIME,
                        "baseline": {"type": "array", "items": {"type": "string"}},
                    }
                ),
                "anchor": {"type": "null"},
            }
        ),
        "head": _closed(
            {
                "commit": {"type": "string"},
                "committed_at": _TIME,
                "first_register": _DIGEST,
                "register_number": {"type": "string"},
                "register": _DIGEST,
                "records": _COUNT,
                "records_root": _DIGEST,
            }
        ),
    }
)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return a repository in which everything is approved."""
    return approved_clone(tmp_path)


# --- Nothing is wrong ---


@pytest.mark.covers("C-02")
def test_all_is_well_and_what_was_checked_is_said(clone: Clone) -> None:
    run = clone.verify("--pin", clone.pin)
    assert (run.code, run.err) == (0, "")
    head = git(clone.root, "rev-parse", "HEAD")
    start = git(clone.root, "rev-parse", "HEAD~2")
    for said in (
        f"Verification of commit {head[:12]} of 2026-10-13 08:00 (Asia/Shanghai), as of 2026-10-15",
        f"2; number 2 is in force; number 1 is {clone.pin}, as given with --pin",
        "Approval records: 12, of which 12 count (11 signed with their own key, 1 attested by the forge)",
        "Approvals taken over from before: 2",
        "Documents: 4; versions in force: 4 English, 4 Chinese",
        "History: commits on the main line: 3, since 2026-09-25 08:00 (Asia/Shanghai); under control since 2026-09-25",
        f"(commit {start[:12]})",
        "\nFound\n  nothing\n",
    ):
        assert said in run.out
    assert run.out.splitlines()[-1].startswith("Passed: each version in force was approved as exactly these bytes")
    assert "not pinned" not in run.out


def test_what_cannot_be_checked_is_said(clone: Clone) -> None:
    out = clone.verify().out
    left = out.partition("\nNot checked\n")[2].partition("\nHead")[0]
    for said in (
        f"sms verify --pin {clone.pin}",
        "--save-anchor FILE",
        "When these approval records came into the repository (8)",
        "on paper or elsewhere (2)",
        "a review (1)",
        "no time-stamping",
        "acted freely",
        "meets the law",
    ):
        assert said in left
    assert CONFIRMED not in left
    assert "provided that register 1 is genuine (not pinned)" in out.splitlines()[-1]


def test_it_speaks_chinese(clone: Clone) -> None:
    run = clone.verify("--lang", "zh")
    assert run.code == 0
    lines = run.out.splitlines()
    assert all(CHINESE.search(line) for line in lines if line.strip())
    assert lines[-1].startswith("通过：每个现行版本")
    assert "英文4份、中文4份" in run.out
    assert not CHINESE.search(clone.verify().out)


@pytest.mark.parametrize("history", [(), ("--tree-only",)])
def test_json_has_its_schema(clone: Clone, history: tuple[str, ...]) -> None:
    value = json.loads(clone.verify("--format", "json", *history, LC_ALL="zh_CN.UTF-8").out)
    schema = json.loads(json.dumps(_SCHEMA))
    if history:
        schema["properties"]["checked"]["properties"]["history"] = {"type": "null"}
    jsonschema.validate(value, schema)
    assert value["summary"] == {
        "documents": 8, "records": 0, "approvals": 12, "errors": 0, "warnings": 0, "notes": 1,
    }  # fmt: skip
    assert value["checked"]["approvals"]["levels"] == {"claimed": 0, "witnessed": 1, "signed": 11}
    assert value["head"]["register"] == digest(approved_set()[the.SECOND])
    assert not CHINESE.search(json.dumps(value, ensure_ascii=False))
    if not history:
        assert len(value["checked"]["history"]["baseline"]) == 8


def test_other_formats_say_the_same(clone: Clone) -> None:
    for name in ("sarif", "github", "gitlab", "junit"):
        run = clone.verify("--format", name)
        assert run.code == 0
        assert "APR025" in run.out
    assert clone.verify("--output", "report.txt").out == ""
    assert "Passed" in (clone.root / "report.txt").read_text("utf-8")


def test_a_second_run_and_one_without_a_cache_say_the_same(clone: Clone) -> None:
    first = clone.verify()
    assert list(clone.cache.rglob("*.past"))
    assert clone.verify() == first == clone.verify("--no-cache")
    assert not (clone.root / "build").exists()


def test_long_work_tells_a_terminal_what_it_does_and_a_pipe_nothing(clone: Clone) -> None:
    program = str(Path(sys.executable).with_name("sms"))
    ours, theirs = pty.openpty()
    command = [program, "verify", *DAY, "--no-cache"]
    done = subprocess.run(command, cwd=clone.root, stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert [each for each in ("commit", "history", "Judging") if each in said] == ["commit", "history", "Judging"]
    assert clone.verify("--no-cache").err == ""


# --- Errors ---


@pytest.mark.covers("C-08")
def test_a_commit_is_judged_and_not_the_folder(clone: Clone) -> None:
    policy = clone.root / the.POLICY
    policy.write_bytes(policy.read_bytes().replace(b"Customers", b"Profits"))
    assert clone.verify().code == 0
    clone.land({})
    run = clone.verify()
    assert run.code == 1
    assert (the.POLICY, "APR001") in findings(run)
    assert re.fullmatch(r"Not passed: errors found: \d+\.", run.out.splitlines()[-1])
    assert clone.verify("--at", "HEAD~1").code == 0


def test_findings_look_as_in_check(clone: Clone) -> None:
    clone.land({f"{the.POLICY_NOW}.sig": None})
    checked = run_of_check(clone)
    line = next(line for line in checked.splitlines() if "APR004" in line)
    assert f"\n  {line}\n" in clone.verify("--tree-only").out


def run_of_check(clone: Clone) -> str:
    """Return what `sms check` prints."""
    return run_sms("check", "--as-of", "2026-10-15", "--no-cache", cwd=clone.root).out


def test_what_the_proof_does_not_rest_on_is_left_to_check(clone: Clone) -> None:
    text = (clone.root / the.PROCEDURE).read_bytes()
    clone.land({"procedures/new.md": text.replace(b"SMS-PRC-20", b"SMS-PRC-21") + b"\n[[SMS-PRC-99]]\n"})
    run = clone.verify()
    assert {code for _, code in findings(run)} == {"APR002"}
    assert "REF001" in run_of_check(clone)


def test_waivers_do_not_count(clone: Clone) -> None:
    waiver = "{rule: id-duplicate, subjects: [SMS-POL-01], reason: x, owner: quality-manager, expires: 2030-01-01}"
    clone.land({"policies/copy.md": (clone.root / the.POLICY).read_bytes(), "waivers.yml": f"waivers:\n  - {waiver}\n"})
    run = clone.verify()
    assert run.code == 1
    assert "DOC006" in {code for _, code in findings(run)}
    assert not {code for _, code in findings(run) if code.startswith("WVR")}


def test_nothing_approved_yet(clone: Clone) -> None:
    shutil.rmtree(clone.root / "approvals")
    shutil.rmtree(clone.root / "authority/baselines")
    for path in [*(clone.root / "authority").glob("*.sig"), clone.root / the.SECOND]:
        path.unlink()
    fresh = Clone(clone.root.with_name("fresh"), clone.cache)
    shutil.copytree(clone.root, fresh.root, ignore=shutil.ignore_patterns(".git"))
    git(fresh.root, "init", "--quiet")
    fresh.land({})
    run = fresh.verify()
    assert run.code == 1
    assert {code for _, code in findings(run)} == {"APR002", "APR026"}
    assert run.out.splitlines()[-1] == "Not passed: nothing is approved yet."
    assert "not under control yet" in run.out


def test_a_record_deleted_from_history_and_tree(clone: Clone) -> None:
    clone.land({CONFIRMED: None, f"{CONFIRMED}.sig": None})
    assert clone.verify("--tree-only").code == 0
    run = clone.verify()
    assert run.code == 1
    assert CONFIRMED in {path for path, _ in findings(run)}


# --- The pin ---


def test_another_pin_is_an_error(clone: Clone) -> None:
    run = clone.verify("--pin", OTHER)
    assert run.code == 1
    assert ("authority/1.yml", "APR026") in findings(run)
    assert "authority/1.yml cannot be relied on: " in run.out


@pytest.mark.parametrize("pin", ["", "0" * 64, OTHER.upper(), OTHER + "0", OTHER + "\n", "md5:abc"])
def test_a_malformed_pin_says_what_is_expected(clone: Clone, pin: str) -> None:
    run = clone.verify("--pin", pin)
    assert (run.code, run.out) == (2, "")
    assert "sha256: and 64 digits" in run.err
    assert "“sha256:”加64位" in clone.verify("--pin", pin, "--lang", "zh").err


def test_the_day_that_the_set_fixes_is_said(clone: Clone) -> None:
    settings = (clone.root / the.SETTINGS).read_text("utf-8")
    clone.land({the.SETTINGS: f'{settings}as_of: "2026-10-15"\n'})
    assert "sms.yml fixes the day of judgement" in clone.raw().out
    assert "sms.yml fixes the day of judgement" not in clone.verify().out


def test_the_head_can_be_computed_without_the_program(clone: Clone) -> None:
    head = json.loads(clone.verify("--format", "json").out)["head"]
    records = {
        path.relative_to(clone.root).as_posix(): hex_of(path.read_bytes())
        for path in (clone.root / "approvals").rglob("*.yml")
    }
    assert head["records"] == len(records)
    assert head["records_root"] == digest_of_tree(
        sorted(f"{mark}  {path}\n".encode() for path, mark in records.items())
    )


def digest_of_tree(lines: list[bytes]) -> str:
    """Return the root as RFC 6962 describes it, word for word and one level at a time."""
    level = [hex_of(b"\x00" + line) for line in lines]
    while len(level) > 1:
        pairs = [level[at : at + 2] for at in range(0, len(level), 2)]
        level = [hex_of(b"\x01" + bytes.fromhex("".join(pair))) if len(pair) == 2 else pair[0] for pair in pairs]
    return f"sha256:{level[0]}"


def test_what_the_command_line_says_exists_in_both_languages_alike() -> None:
    wordings = [each for each in vars(verify_messages).values() if isinstance(each, Text)]
    assert len(wordings) > 10
    for each in wordings:
        assert CHINESE.search(each.zh)
        assert not CHINESE.search(each.en)
        assert set(re.findall(r"\{\w+\}", each.en)) == set(re.findall(r"\{\w+\}", each.zh))


def test_every_rule_that_is_chosen_by_name_exists() -> None:
    chosen = {rule.name for rule in rules.ALL if is_of_proof(rule)}
    assert chosen >= {"asset-escape", "front-matter-missing", "id-duplicate", "translation-stale", "version-format"}
    assert {rule.family for rule in rules.ALL if is_of_proof(rule)} == {"SRC", "APR", "HIS", "INT", "DOC", "REF", "TRN"}
    assert len([rule for rule in rules.ALL if is_of_proof(rule) and rule.family in ("DOC", "REF", "TRN")]) == 12
