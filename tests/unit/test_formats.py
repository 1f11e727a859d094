"""The six formats of a report: what each must hold, and that nothing in a document can steer who reads it."""

import json
import re
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from smsgen import rules
from smsgen.checking.report import CheckReport
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.exporters.findings import formats
from smsgen.exporters.findings.fingerprint import fingerprints
from smsgen.exporters.findings.text_format import text
from smsgen.location import Location
from smsgen.model.text import Text
from tests.unit.sarif_schema import SARIF

HOSTILE = "100% <b>“x”</b>\x1b[31m\r\n::error::owned, a:b]]> & \u202e"


def diagnostic(
    path: str = "policies/pol-01.md",
    line: int = 3,
    *,
    code: str = "REF001",
    severity: Severity = Severity.ERROR,
    message: str = "no document has the id SMS-PRC-99",
) -> Diagnostic:
    rule = next(rule for rule in rules.ALL if rule.code == code)
    return Diagnostic(
        location=Location(path, line, 5 if line else 0),
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=Text(message, f"（中文）{message}"),
        help=Text("Correct the id.", "请更正编号。"),
        subject="SMS-POL-01",
        related=(Location("procedures/prc-20.md", 7, 1),),
    )


def report(*diagnostics: Diagnostic) -> CheckReport:
    return CheckReport(diagnostics, profile="release", as_of="2026-10-15", commit="a" * 40, documents=2, waived=1)


FULL = report(
    diagnostic(),
    diagnostic(line=0, severity=Severity.WARNING),
    diagnostic(path="policies/变更 a%b:c,d.md", message=HOSTILE),
    diagnostic(severity=Severity.NOTE, message="something to know"),
)
EMPTY = report()


def test_text_is_what_editors_and_people_read() -> None:
    lines = text(FULL).splitlines()
    assert lines[0] == "policies/pol-01.md:3:5: REF001 no document has the id SMS-PRC-99"
    assert lines[1] == "    Correct the id."
    assert lines[2] == "    see also procedures/prc-20.md:7:1"
    assert lines[3] == "policies/pol-01.md: REF001 warning: no document has the id SMS-PRC-99"
    assert lines[-1] == "2 documents: 2 errors, 1 warning, 1 waived (profile release, as of 2026-10-15)"


def test_text_in_chinese_and_in_colour() -> None:
    assert "（中文）no document" in text(FULL, "zh")
    assert "2份文件：2个错误，1个警告，已豁免1项" in text(FULL, "zh")
    coloured = text(FULL, colour=True)
    assert "\x1b[1;31mREF001\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text(FULL)


def test_text_shows_what_cannot_be_seen() -> None:
    shown = text(FULL)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", shown)
    assert r"\x1b[31m\r\n::error::owned" in shown


def test_json_is_the_published_schema() -> None:
    value = json.loads(formats.render("json", FULL, rules.ALL, "en"))
    assert list(value) == ["schema", "commit", "as_of", "diagnostics", "summary", "not_checked"]
    assert value["schema"] == "sms.report/v1"
    assert value["summary"] == {"documents": 2, "records": 0, "approvals": 0, "errors": 2, "warnings": 1, "notes": 1}
    assert value["diagnostics"][0] == {
        "code": "REF001",
        "name": "unresolved-reference",
        "severity": "error",
        "path": "policies/pol-01.md",
        "line": 3,
        "column": 5,
        "message": "no document has the id SMS-PRC-99",
        "subject": "SMS-POL-01",
        "help": "Correct the id.",
    }
    assert value["diagnostics"][2]["message"] == HOSTILE


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("shown", [FULL, EMPTY], ids=["full", "empty"])
def test_sarif_is_valid(shown: CheckReport, language: str) -> None:
    value = json.loads(formats.render("sarif", shown, rules.ALL, language))
    jsonschema.Draft202012Validator(SARIF).validate(value)
    (run,) = value["runs"]
    listed = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in listed}) == len(listed) == len(rules.ALL)
    for result in run["results"]:
        assert listed[result["ruleIndex"]]["id"] == result["ruleId"]
    assert not re.search(r"\{\w+\}", json.dumps(listed)), "a placeholder is left in a rule's wording"


def test_sarif_places() -> None:
    results = json.loads(formats.render("sarif", FULL, rules.ALL, "en"))["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert places[0]["region"] == {"startLine": 3, "startColumn": 5}
    assert "region" not in places[1]
    assert places[2]["artifactLocation"]["uri"] == "policies/%E5%8F%98%E6%9B%B4%20a%25b%3Ac%2Cd.md"


def test_fingerprints_survive_moved_lines_and_tell_twins_apart() -> None:
    twins = fingerprints([diagnostic(line=3), diagnostic(line=9)])
    assert twins == fingerprints([diagnostic(line=30), diagnostic(line=90)])
    assert len(set(twins)) == 2
    assert fingerprints([diagnostic(message="other")])[0] not in twins


def test_github_commands_cannot_be_forged() -> None:
    lines = formats.render("github", FULL, rules.ALL, "en").splitlines()
    assert len(lines) == 4
    assert lines[0] == (
        "::error file=policies/pol-01.md,line=3,col=5,title=REF001 unresolved-reference::"
        "no document has the id SMS-PRC-99%0ACorrect the id."
    )
    assert lines[1].startswith("::warning file=policies/pol-01.md,title=")
    assert lines[2].startswith("::error file=policies/变更 a%25b%3Ac%2Cd.md,line=3,")
    assert "100%25 " in lines[2]
    assert lines[3].startswith("::notice ")
    assert formats.render("github", EMPTY, rules.ALL, "en") == ""


def test_gitlab_is_code_quality() -> None:
    value = json.loads(formats.render("gitlab", FULL, rules.ALL, "en"))
    assert [item["severity"] for item in value] == ["major", "minor", "major", "info"]
    assert len({item["fingerprint"] for item in value}) == 4
    assert value[1]["location"] == {"path": "policies/pol-01.md", "lines": {"begin": 1}}
    assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(value[0])


def test_junit_counts_what_it_holds() -> None:
    root = ET.fromstring(formats.render("junit", FULL, rules.ALL, "zh"))  # noqa: S314 — our own output
    suite = root[0]
    cases = list(suite)
    assert int(suite.attrib["tests"]) == len(cases)
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure")) == 2
    assert len(suite.findall("testcase/system-out")) == 2
    assert {case.attrib["classname"].split(".")[0] for case in cases} == {rule.code for rule in rules.ALL}


@pytest.mark.parametrize("name", formats.NAMES)
def test_every_format_says_the_language_that_it_is_asked_for(name: str) -> None:
    assert "（中文）" in formats.render(name, FULL, rules.ALL, "zh")
    assert "（中文）" not in formats.render(name, FULL, rules.ALL, "en")


NOT_JUDGED = CheckReport((diagnostic("sms.yml", 0),), profile="", as_of="", judged=False)


def test_a_set_that_was_not_judged_passes_nothing() -> None:
    assert NOT_JUDGED.exit_code == 2
    suite = ET.fromstring(formats.render("junit", NOT_JUDGED, rules.ALL, "en"))  # noqa: S314 - our own text
    assert [case.find("failure") is not None for case in suite.iter("testcase")] == [True]
    (invocation,) = json.loads(formats.render("sarif", NOT_JUDGED, rules.ALL, "en"))["runs"][0]["invocations"]
    assert invocation == {"executionSuccessful": False, "exitCode": 2}
