"""`sms` as people and pipelines call it: languages, options, exit codes, and what happens when something breaks."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from smsgen import rules
from smsgen.app import check
from smsgen.cli.command import COMMANDS
from smsgen.cli.language import choose_language
from smsgen.cli.main import run
from smsgen.diagnostics import Finding
from tests.fakes import SmallSet, run_program, run_sms

POLICY = "policies/pol-01.md"
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def break_a_reference(small_set: SmallSet) -> int:
    """Refer to a document that does not exist, in both languages; return the line in the English policy."""
    for path in (POLICY, "policies/pol-01.zh.md"):
        small_set.write(path, small_set.read(path) + "\n[[SMS-PRC-99]]\n")
    return small_set.line_of(POLICY, "SMS-PRC-99")


# --- Help and languages ---


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_both_languages(command: str, tmp_path: Path) -> None:
    arguments = [command] if command else []
    english = run_sms(*arguments, "-h", cwd=tmp_path)
    chinese = run_sms(*arguments, "--lang", "zh", "--help", cwd=tmp_path)
    assert english.code == chinese.code == 0
    assert not CHINESE.search(english.out)
    assert all(CHINESE.search(line) for line in chinese.out.splitlines() if re.match(r"  \S.*\s{2,}\S", line))
    options = [set(re.findall(r"--[a-z-]+", each.out)) for each in (english, chinese)]
    assert options[0] == options[1] >= {"--lang", "--root", "--help"}


def test_without_arguments_it_shows_its_help(tmp_path: Path) -> None:
    run = run_sms(cwd=tmp_path)
    assert run.code == 0
    assert all(f"  {name} " in run.out for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, ("en", False)),
        ([], {"LANG": "zh_CN.UTF-8"}, ("zh", False)),
        ([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, ("en", False)),
        ([], {"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, ("zh", False)),
        (["check", "--lang", "zh"], {}, ("zh", True)),
        (["--lang=en", "check"], {"LANG": "zh_CN.UTF-8"}, ("en", True)),
        (["--lang"], {}, ("en", False)),
        (["--lang", "fr"], {}, ("en", False)),
        (["show", "--", "--lang", "zh"], {}, ("en", False)),
    ],
)
def test_choice_of_language(arguments: list[str], environment: dict[str, str], expected: tuple[str, bool]) -> None:
    assert choose_language(arguments, environment) == expected


def test_machine_formats_are_english_unless_asked(small_set: SmallSet) -> None:
    break_a_reference(small_set)
    by_locale = small_set.sms("check", "--format", "json", LC_ALL="zh_CN.UTF-8")
    asked = small_set.sms("check", "--format", "json", "--lang", "zh")
    text = small_set.sms("check", LC_ALL="zh_CN.UTF-8")
    assert not CHINESE.search(json.loads(by_locale.out)["diagnostics"][0]["help"])
    assert CHINESE.search(json.loads(asked.out)["diagnostics"][0]["help"])
    assert CHINESE.search(text.out)


# --- The installed program ---

DECISIONS = ("review", "approve", "reject", "confirm", "withdraw")
# A use of each command that says or writes something; test_site_serve.py starts `sms serve`.
USES = (
    ("check", "--format", "json"),
    ("explain", "REF001"),
    ("coverage",),
    ("build", "--output", "../site"),
    ("show", "SMS-POL-01", "--lang", "zh"),
    ("register",),
    ("diff", "HEAD", "SMS-POL-01"),
    ("history", "SMS-POL-01"),
    *((decision, "SMS-POL-01", "--key", "nowhere") for decision in DECISIONS),
    ("verify", "--no-cache"),
    ("authority", "show"),
    ("record", "list"),
    ("export", "SMS-FRM-39", "--to", "json-schema", "--out", "../form.schema.json"),
    ("gap",),
    ("ready",),
    ("calendar",),
    ("sample", "SMS-FRM-39"),
    ("trace", "INC-2026-0001"),
    ("duties",),
    ("pack", "--to", "../pack.zip"),
)


@pytest.mark.parametrize("arguments", USES, ids=lambda arguments: arguments[0])
def test_the_installed_program_does_what_its_copy_does(small_set: SmallSet, arguments: tuple[str, ...]) -> None:
    small_set.commit()
    ready = small_set.sms(*arguments)
    before = small_set.digest()
    anew = run_program(*arguments, cwd=small_set.root)
    assert anew.code in (0, 1, 2)
    said = [[each.code, *(re.sub(r"[0-9]+\.[0-9]+ s", "", text) for text in each[1:])] for each in (ready, anew)]
    assert said[0] == said[1]
    assert small_set.digest() == before


def test_every_command_is_used_as_installed() -> None:
    assert {*COMMANDS} - {"serve"} == {arguments[0] for arguments in USES}


# --- Usage faults ---


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["chekc"],
        ["--frobnicate"],
        ["check", "--format", "yaml"],
        ["check", "--as-of", "2026-02-30"],
        ["check", "--as-of", "20261015"],
        ["check", "--as-of", "2026-W42-4"],
        ["check", "--as-of", "２０２６-０１-０１"],
        ["check", "--as-of"],
        ["check", "--no-cache=1"],
        ["check", "one", "two"],
        ["show"],
        ["serve", "--port", "70000"],
        ["serve", "--port", "9" * 5000],
        ["--lang", "fr", "check"],
        ["--root", "."],
    ],
)
def test_usage_faults(arguments: list[str], language: str, tmp_path: Path) -> None:
    run = run_sms(*arguments, cwd=tmp_path, LC_ALL=f"{language}_XX.UTF-8")
    assert (run.code, run.out) == (2, "")
    assert "Traceback" not in run.err
    assert bool(CHINESE.search(run.err)) is (language == "zh")


def test_a_slip_of_the_fingers_is_recognised(small_set: SmallSet) -> None:
    assert "SMS-POL-01" in small_set.sms("show", "sms-pol-01").err
    assert "unresolved-reference" in small_set.sms("explain", "unresolved-refrence").err
    assert "--format" in small_set.sms("check", "--fromat", "json").err


# --- check ---


def test_a_broken_reference_fails_and_is_found_at_its_line(small_set: SmallSet) -> None:
    line = break_a_reference(small_set)
    run = small_set.sms("check")
    assert run.code == 1
    assert (POLICY, line, "unresolved-reference") in run.found
    assert run.err == ""


def test_the_set_is_found_from_a_folder_below_and_by_name(small_set: SmallSet, tmp_path: Path) -> None:
    for each in (
        run_sms("check", cwd=small_set.root / "docs" / "manual"),
        run_sms("-C", str(small_set.root), "check", cwd=tmp_path),
        run_sms("check", "--root", str(small_set.root), cwd=tmp_path),
    ):
        assert (each.code, each.out.splitlines()[-1].split(":")[0]) == (0, "8 documents")


def test_a_commit_is_judged_and_not_the_folder(small_set: SmallSet) -> None:
    commit = small_set.commit()
    break_a_reference(small_set)
    assert small_set.sms("check").code == 1
    run = small_set.sms("check", "--at", commit, "--format", "json")
    assert (run.code, json.loads(run.out)["commit"]) == (0, commit)


def test_profile_and_day_are_taken(small_set: SmallSet) -> None:
    run = small_set.sms("check", "--profile", "audit", "--as-of", "2027-01-31")
    assert "(profile audit, as of 2027-01-31)" in run.out


def test_without_a_day_it_is_today_where_the_register_is(small_set: SmallSet) -> None:
    small_set.replace("sms.yml", 'as_of: "2026-10-15"\n', "")
    assert re.search(r"as of 20[0-9]{2}-[01][0-9]-[0-3][0-9]\)", small_set.sms("check").out)
    small_set.replace("authority/1.yml", "Asia/Shanghai", "Asia/Atlantis")
    run = small_set.sms("check")
    assert (run.code, run.found) == (2, [("authority/1.yml", 0, "value-malformed")])


def test_output_goes_to_a_file(small_set: SmallSet) -> None:
    run = small_set.sms("check", "--format", "sarif", "--output", "findings.sarif")
    assert (run.code, run.out) == (0, "")
    assert json.loads(small_set.read("findings.sarif"))["version"] == "2.1.0"


def test_same_set_and_day_give_the_same_bytes(small_set: SmallSet) -> None:
    break_a_reference(small_set)
    # Started anew, each with another seed for hashes.
    root = small_set.root
    outputs = {run_program("check", "--format", "sarif", *cache, cwd=root).out for cache in ([], [], ["--no-cache"])}
    assert len(outputs) == 1


def test_colour_only_for_who_sees_it(small_set: SmallSet) -> None:
    break_a_reference(small_set)
    assert "\x1b[" not in small_set.sms("check").out
    assert "\x1b[" in small_set.sms("check", FORCE_COLOR="1").out
    assert "\x1b[" not in small_set.sms("check", FORCE_COLOR="1", NO_COLOR="1").out


def test_chinese_is_printable_on_an_old_terminal(small_set: SmallSet) -> None:
    run = small_set.sms("check", "--lang", "zh", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert run.code == 0
    assert CHINESE.search(run.out)


# --- The other commands ---


def test_explain_knows_every_rule(small_set: SmallSet) -> None:
    listed = small_set.sms("explain", "--lang", "zh")
    by_code, by_name = small_set.sms("explain", "ref001"), small_set.sms("explain", "unresolved-reference")
    assert listed.code == by_code.code == 0
    assert by_code.out == by_name.out
    assert by_code.out.startswith("# REF001 unresolved-reference")
    assert "INT001" in listed.out
    assert CHINESE.search(small_set.sms("explain", "REF001", "--lang", "zh").out)
    assert small_set.sms("explain", "NO999").code == 2


def test_the_headings_of_the_examples_speak_the_language_of_the_reader(small_set: SmallSet) -> None:
    def headings(*arguments: str) -> list[str]:
        fence, found = "", []
        for line in small_set.sms("explain", "REF001", *arguments).out.splitlines():
            if line.startswith("```"):
                fence = "" if fence else line
            elif line.startswith("#") and not fence:
                found.append(line)
        return found[1:]

    assert headings() == [
        *("## Found", "### A wrong number", "### In both languages"),
        *("## Not found", "### References to documents of the set", "### Brackets in code are no reference"),
    ]
    assert headings("--lang", "zh") == [
        *("## 会报告的例子", "### 示例1", "### 示例2"),
        *("## 不会报告的例子", "### 示例1", "### 示例2"),
    ]


def test_a_call_without_what_it_needs_shows_one_that_works(small_set: SmallSet) -> None:
    for command, lists in (("trace", "record list"), ("record show", "record list"), ("export", "register")):
        run = small_set.sms(*command.split())
        assert run.code == 2
        assert f"For example: `sms {command} " in run.err
        assert f"`sms {lists}` lists all" in run.err
        assert f"例如：“sms {command} " in small_set.sms("--lang", "zh", *command.split()).err
    run = small_set.sms("export", "SMS-FRM-39")
    assert "--to is missing. It is one of: json-schema, xlsx, docx, pdf, html." in run.err


def test_coverage_both_ways(small_set: SmallSet) -> None:
    small_set.replace("sms.yml", "silent-1:2020", "demo-1:2020")
    small_set.replace(POLICY, "change: ", 'clauses: {"4.2": ""}\ninformation: [4.2-D1]\nchange: ')
    table = small_set.sms("coverage")
    assert table.code == 0
    assert re.search(r"^4\.2 +drafted .*SMS-POL-01$", table.out, re.MULTILINE)
    assert re.search(r"^4\.1 +MISSING", table.out, re.MULTILINE)
    assert re.search(r"^SMS-POL-01 +4\.2 +4\.2-D1$", table.out, re.MULTILINE)
    value = json.loads(small_set.sms("coverage", "--format", "json").out)
    assert value["schema"] == "sms.coverage/v1"
    assert value["standards"][0]["gaps"]["clauses"] == ["4.1"]
    assert small_set.sms("coverage", "--output", "matrix.txt").out == ""
    assert small_set.read("matrix.txt") == table.out


def test_register_and_show(small_set: SmallSet) -> None:
    register = small_set.sms("register")
    assert [line.split()[0] for line in register.out.splitlines()[1:]] == [
        "SMS-MAN-01",
        "SMS-POL-01",
        "SMS-PRC-20",
        "SMS-FRM-39",
    ]
    value = json.loads(small_set.sms("register", "--format", "json").out)
    assert value["documents"][1]["id"] == "SMS-POL-01"
    shown = small_set.sms("show", "SMS-PRC-20", "--lang", "zh")
    assert CHINESE.search(shown.out)
    document = json.loads(small_set.sms("show", "SMS-PRC-20", "--format", "json").out)
    assert document["path"] == "procedures/prc-20.md"
    assert small_set.sms("show", "SMS-PRC-99").code == 2


def test_build_refuses_a_set_with_errors(small_set: SmallSet) -> None:
    break_a_reference(small_set)
    run = small_set.sms("build")
    assert run.code == 1
    assert "unresolved-reference" in run.names
    assert "was not built" in run.err
    assert not (small_set.root / "build" / "site").exists()


# --- What must never be seen ---


def test_a_crash_is_a_message(
    small_set: SmallSet, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object, **__: object) -> None:
        message = "the cause"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(check, "judge", crash)
    assert run(["-C", str(small_set.root), "check"]) == 3
    said = capsys.readouterr().err
    assert "ZeroDivisionError: the cause" in said
    assert "Traceback" not in said
    monkeypatch.setenv("SMS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["-C", str(small_set.root), "check"])


def test_a_rule_that_crashes_ends_with_3(
    small_set: SmallSet, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(_: object) -> list[Finding]:
        message = "the cause"
        raise ZeroDivisionError(message)

    crashing = replace(rules.ALL[0], check=crash)
    monkeypatch.setattr(rules, "ALL", (crashing, *rules.ALL[1:]))
    assert run(["-C", str(small_set.root), "check"]) == 3
    assert "INT001" in capsys.readouterr().out


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, EOFError])
def test_an_interruption_is_a_message(
    small_set: SmallSet,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    interruption: type[BaseException],
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise interruption

    monkeypatch.setattr(check, "judge", interrupt)
    assert run(["-C", str(small_set.root), "check"]) == 130
    assert capsys.readouterr().err.strip() == "Interrupted."


def test_a_reader_that_goes_away_is_no_fault(small_set: SmallSet) -> None:
    sms = Path(sys.executable).with_name("sms")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sms, "check"], cwd=small_set.root, stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")
