"""`sms approve`, `review`, `reject`, `confirm` and `withdraw` as people type them, in a terminal and in scripts."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.deciding.deciding_set import POLICY, DecidingSet
from tests.fakes import Run

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def digest(run: Run) -> str:
    """Return the digest that a command shows."""
    found = _DIGEST.search(run.out)
    assert found, run
    return found[0]


def records(deciding: DecidingSet) -> list[str]:
    """Return the records in the working tree, by what they decide: decision, role, person."""
    return sorted(file.name.rpartition("--")[0] for file in (deciding.root / "approvals").rglob("*.yml"))


# --- In a terminal ---


def test_a_review_in_a_terminal(deciding: DecidingSet) -> None:
    key = str(deciding.key("xu.dan"))
    run = deciding.in_terminal("review", "SMS-POL-01", "--key", key, answers=[("[y/N]", "y")])
    assert run.code == 0
    assert run.out.startswith(f"SMS-POL-01 Service management policy, version 1.0 (English): {POLICY}\n")
    for said in (
        "The first version; the whole text:",
        " 14   Customers first.",
        "“I have reviewed this document.”",
        "Role           Change manager",
        "Name           Xu Dan 徐丹",
        "Register       authority/1.yml",
        "Afterwards still missing: approval by Top management.",
        "Signed and staged:\n  approvals/SMS-POL-01/1.0/en/review--change-manager--xu.dan--",
        "git commit -m 'Review SMS-POL-01 1.0 (en)' -m 'Decided by Xu Dan 徐丹 as Change manager.' -- ",
    ):
        assert said in run.out, said
    assert records(deciding) == ["review--change-manager--xu.dan"]
    # What it says about committing can be typed as it is.
    line = next(line for line in run.out.splitlines() if line.startswith("  git commit"))
    subprocess.run(["bash", "-c", line], cwd=deciding.root, check=True, capture_output=True)
    assert deciding.git("log", "-1", "--format=%s") == "Review SMS-POL-01 1.0 (en)"
    assert deciding.sms("check", "--profile", "audit").names <= {"version-not-approved"}


@pytest.mark.parametrize("answer", ["n", "", "no", "\x04"])
def test_whoever_does_not_say_yes_signs_nothing(answer: str, deciding: DecidingSet) -> None:
    key = str(deciding.key("xu.dan"))
    run = deciding.in_terminal("review", "SMS-POL-01", "--key", key, answers=[("[y/N]", answer)])
    assert (run.code, "Nothing was signed." in run.out) == (1, True) or answer == "\x04"
    assert not (deciding.root / "approvals").exists()


def test_a_redline_and_both_languages_in_chinese(deciding: DecidingSet) -> None:
    deciding.approve_policy("2026-03-01")
    deciding.new_version("2.0")
    key = str(deciding.key("chen.an"))
    answers = [("签署驳回？[y/N]", "y"), ("原因：", ""), ("原因：", "须写明日期"), ("签署驳回？[y/N]", "否")]
    run = deciding.in_terminal("reject", "SMS-POL-01", "--key", key, "--lang", "zh", answers=answers)
    assert run.code == 0
    for said in ("自上一个已批准版本1.0以来的改动：", "[-1.0-]{+2.0+}", "+ Since version 2.0.", "+ 自版本2.0起。"):
        assert said in run.out, said
    assert "最高管理者" in run.out
    assert "-m '驳回SMS-POL-01 2.0（en）'" in run.out
    assert "-m '原因：须写明日期'" in run.out
    assert "reject--top-management--chen.an" in records(deciding)


def test_the_passphrase_is_asked_and_not_shown(deciding: DecidingSet) -> None:
    file = deciding.key("xu.dan")
    subprocess.run(
        ["ssh-keygen", "-q", "-p", "-P", "", "-N", "open sesame", "-f", str(file)], check=True, capture_output=True
    )
    wrong = [("[y/N]", "y"), ("Passphrase for", "wrong")]
    run = deciding.in_terminal("review", "SMS-POL-01", "--key", str(file), answers=wrong)
    assert (run.code, "The passphrase does not open the key" in run.out) == (2, True)
    assert not (deciding.root / "approvals").exists()
    right = [("[y/N]", "y"), ("Passphrase for", "open sesame")]
    run = deciding.in_terminal("review", "SMS-POL-01", "--key", str(file), answers=right)
    assert (run.code, "sesame" in run.out) == (0, False)
    assert records(deciding) == ["review--change-manager--xu.dan"]


def test_through_all_that_waits(deciding: DecidingSet) -> None:
    key = str(deciding.key("xu.dan"))
    answers = [("stop:", "y"), ("stop:", "n"), ("stop:", "q")]
    run = deciding.in_terminal("approve", "--all-mine", "--commit", "--key", key, answers=answers)
    assert run.code == 0
    assert run.out.count("You would sign:") == 3
    assert run.out.count("Committed: ") == 1
    assert records(deciding) == ["approve--change-manager--xu.dan"]
    assert deciding.git("status", "--short") == ""
    only = deciding.in_terminal("review", "--all-mine", "--key", key, answers=[("stop:", "y")])
    assert (only.code, "review--change-manager--xu.dan" in records(deciding)) == (0, True)


def test_gits_signing_key_and_a_text_longer_than_the_terminal(deciding: DecidingSet) -> None:
    lines = "\n\n".join(f"Sentence {number}." for number in range(1, 41))
    deciding.edit(POLICY, "Customers first.", lines)
    deciding.git("config", "gpg.format", "ssh")
    deciding.git("config", "user.signingkey", str(deciding.key("xu.dan")))
    run = deciding.in_terminal("review", "SMS-POL-01", answers=[("[y/N]", "y")])
    assert (run.code, "Sentence 1." in run.out, "Sentence 40." in run.out) == (0, True, True)
    assert records(deciding) == ["review--change-manager--xu.dan"]


def test_without_any_key(deciding: DecidingSet) -> None:
    run = deciding.in_terminal("approve", SSH_AUTH_SOCK="", GIT_CONFIG_GLOBAL="/dev/null")
    assert (run.code, run.out.startswith("There is no key to sign with.")) == (2, True)


# --- In scripts ---


def test_a_script_approves_only_what_it_names(deciding: DecidingSet) -> None:
    call = ("review", "SMS-POL-01", "--key", str(deciding.key("xu.dan")))
    shown = deciding.sms(*call)
    assert (shown.code, shown.err.startswith("Nothing was signed: there is no terminal")) == (2, True)
    assert digest(shown) in shown.err
    blind = deciding.sms(*call, "--yes")
    assert (blind.code, blind.out, "--digest" in blind.err) == (2, "", True)
    other = deciding.sms(*call, "--yes", "--digest", f"sha256:{'0' * 64}")
    assert (other.code, "It may have changed since it was read." in other.err) == (2, True)
    assert not (deciding.root / "approvals").exists()
    named = deciding.sms(*call, "--yes", "--digest", digest(shown), "--commit")
    assert (named.code, named.err) == (0, "")
    assert records(deciding) == ["review--change-manager--xu.dan"]


def test_a_changed_text_is_not_signed_by_its_old_digest(deciding: DecidingSet) -> None:
    call = ("review", "SMS-POL-01", "--key", str(deciding.key("xu.dan")))
    before = digest(deciding.sms(*call))
    deciding.edit(POLICY, "Customers first.", "Profit first.")
    assert deciding.sms(*call, "--yes", "--digest", before).code == 2
    assert not (deciding.root / "approvals").exists()


@pytest.mark.covers("R-09")
def test_a_life_by_commands(deciding: DecidingSet) -> None:
    def decide(person: str, *call: str) -> Run:
        shown = deciding.sms(*call, "--key", str(deciding.key(person)))
        named = [f"--digest={each}" for each in dict.fromkeys(_DIGEST.findall(shown.out))]
        run = deciding.sms(*call, "--key", str(deciding.key(person)), "--yes", "--commit", *named)
        assert (run.code, run.err) == (0, ""), run
        return run

    decide("xu.dan", "review", "SMS-POL-01")
    decide("chen.an", "approve", "SMS-POL-01", "--language", "en")
    decide("xu.dan", "approve", "SMS-POL-01", "--language", "zh")
    found = deciding.sms("show", "SMS-POL-01", "--format", "json").out
    assert '"effective"' in found
    confirmed = decide("chen.an", "confirm", "SMS-POL-01")
    assert confirmed.out.count("“I confirm that this document stays in use.”") == 2
    assert confirmed.out.count("The whole text:") == 2
    verdict = json.loads(deciding.sms("verify", "--format", "json").out)
    assert {each["name"] for each in verdict["diagnostics"]} == {"authority-unpinned", "version-not-approved"}
    assert not [each for each in verdict["diagnostics"] if "POL-01" in each["subject"]]
    reason = "It is part of the manual now."
    decide("chen.an", "withdraw", "SMS-POL-01", "--language", "en", "--reason", reason)
    assert deciding.git("log", "-1", "--format=%B") == (
        "Withdraw SMS-POL-01 1.0 (en)\n\nDecided by Chen An 陈安 as Top management.\n\nReason: " + reason
    )
    assert reason not in "".join(path.read_text("utf-8") for path in (deciding.root / "approvals").rglob("*.yml"))
    subjects = deciding.git("log", "--reverse", "--format=%s").splitlines()[-5:]
    assert subjects == [
        "Review SMS-POL-01 1.0 (en)",
        "Approve SMS-POL-01 1.0 (en)",
        "Approve SMS-POL-01 1.0 (zh.1)",
        "Confirm SMS-POL-01 1.0 (en, zh.1)",
        "Withdraw SMS-POL-01 1.0 (en)",
    ]
    decide("xu.dan", "withdraw", "SMS-POL-01", "--language", "zh", "--reason", reason)
    gone = deciding.sms("show", "SMS-POL-01")
    assert (gone.code, gone.err) == (
        2, "SMS-POL-01 was withdrawn from use. `sms history SMS-POL-01` shows its versions and who decided.\n"
    )  # fmt: skip
    # What the whole checker finds is that others still refer to what is gone, and nothing about the records.
    names = deciding.sms("check", "--profile", "audit").names
    assert not {name for name in names if name.startswith(("record-", "signature-", "signer-", "key-", "time-"))}


def test_the_commit_holds_nothing_else(deciding: DecidingSet) -> None:
    deciding.write("notes.txt", "mine")
    deciding.git("add", "notes.txt")
    call = ("review", "SMS-POL-01", "--key", str(deciding.key("xu.dan")))
    run = deciding.sms(*call, "--yes", "--commit", "--digest", digest(deciding.sms(*call)))
    assert run.code == 0
    changed = deciding.git("show", "--format=", "--name-only").splitlines()
    assert [Path(path).suffix for path in changed] == [".yml", ".sig"]
    assert deciding.git("status", "--short") == "A  notes.txt"


def test_a_hook_that_refuses_leaves_the_decision_staged(deciding: DecidingSet) -> None:
    hook = deciding.root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    call = ("review", "SMS-POL-01", "--key", str(deciding.key("xu.dan")))
    run = deciding.sms(*call, "--yes", "--commit", "--digest", digest(deciding.sms(*call)))
    assert (run.code, "signed and staged, but git did not commit it: not today" in run.err) == (2, True)
    assert len(deciding.git("status", "--short", "--untracked-files=all").splitlines()) == 2


def test_what_waits_is_listed(deciding: DecidingSet) -> None:
    run = deciding.sms("approve", "--key", str(deciding.key("xu.dan")))
    assert run.code == 0
    assert run.out.startswith("Waiting for Xu Dan 徐丹:\n")
    wanted = "  review   SMS-POL-01 1.0 (English)  Service management policy, as Change manager: first version\n"
    assert wanted in run.out
    assert "  approve  SMS-MAN-01 1.0/1 (Chinese)" in run.out
    assert run.out.endswith("with `sms approve --all-mine`.\n")
    chinese = deciding.sms("review", "--key", str(deciding.key("he.jing")), "--lang", "zh")
    assert (chinese.code, chinese.out) == (0, "没有等待He Jing 何静决定的内容。\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["approve", "SMS-POL-01"], "must be reviewed first; still missing: Change manager."),
        (["approve", "SMS-POL-01", "--as", "xu.dan"], "is not a key of Xu Dan"),
        (["approve", "SMS-POL-77"], "There is no document SMS-POL-77 in this set."),
        (["approve", "ＳＭＳ－ｐｏｌ－０１"], "Did you mean SMS-POL-01?"),
        (["approve", "SMS-POL-01", "--effective", "tomorrow"], "is not a date YYYY-MM-DD"),
        (["approve", "SMS-POL-01", "--all-mine"], "Name a document or use --all-mine, not both."),
        (["approve", "--all-mine"], "--all-mine shows each text and asks"),
        (["approve", "--all-mine", "--yes"], "--all-mine shows each text and asks"),
        (["reject"], "Name the document: sms reject ID."),
        (["reject", "SMS-POL-01"], "Give the reason with --reason"),
        (["withdraw", "SMS-POL-01", "--reason", "x"], "No version of SMS-POL-01 is in force yet"),
        (["confirm", "SMS-POL-01", "--effective", "2030-01-01"], "There is no option --effective"),
    ],
)
def test_what_is_refused_says_why(arguments: list[str], said: str, deciding: DecidingSet) -> None:
    key = str(deciding.key("chen.an"))
    run = deciding.sms(*arguments, "--key", key)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    chinese = deciding.sms(*arguments, "--key", key, "--lang", "zh")
    assert (chinese.code, chinese.out) == (2, "")
    assert re.search("[\u4e00-\u9fff]", chinese.err.replace("陈安", "").replace("徐丹", ""))
    assert not (deciding.root / "approvals").exists()


def test_a_set_that_cannot_be_judged(deciding: DecidingSet) -> None:
    deciding.edit("authority/1.yml", "language: en", "language: de")
    run = deciding.sms("approve", "SMS-POL-01", "--key", str(deciding.key("chen.an")))
    assert (run.code, run.out, "authority/1.yml" in run.err) == (2, "", True)
