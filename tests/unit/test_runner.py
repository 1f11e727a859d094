"""How rules are run: crashes, profiles, order, one diagnostic per finding, wording."""

from collections.abc import Iterable
from datetime import date
from string import Formatter

import pytest

from smsgen import rules
from smsgen.analysis.facts import Facts
from smsgen.checking.report import CheckReport
from smsgen.checking.rule import Check, Rule
from smsgen.checking.runner import run
from smsgen.diagnostics import Finding, Severity
from smsgen.location import Location
from smsgen.model.text import Text
from smsgen.rules.int.rule_crashed import rule_crashed
from tests.fixtures.small_set import facts_of, judge, set_of, source

DAY = date(2026, 10, 15)


def a_rule(check: Check, profile: str = "draft", code: str = "DOC998", name: str = "example") -> Rule:
    return Rule(
        code, name, profile, Text("{what} is wrong", "{what}有误"), Text("Mend it.{hint}", "请更正。{hint}"), check
    )


def finds(*places: tuple[str, int], what: str | Text = "it", name: str = "example") -> Check:
    """Return a check that finds something at each place."""

    def check(_: Facts) -> Iterable[Finding]:
        for path, line in places:
            yield Finding(name, Location(path, line, 1), values={"what": what})

    return check


def crashes_after_one(_: Facts) -> Iterable[Finding]:
    yield Finding("example", Location("a.md", 1, 1))
    message = "no such thing"
    raise KeyError(message)


def ran(*chosen: Rule, profile: str = "draft") -> CheckReport:
    return run([*chosen, rule_crashed], facts_of(set_of({})), profile)


def test_a_rule_that_crashes_is_a_finding_and_the_others_still_speak() -> None:
    report = ran(a_rule(crashes_after_one), a_rule(finds(("b.md", 2), name="other"), code="DOC999", name="other"))
    assert [(found.code, found.location.path) for found in report.diagnostics] == [
        ("DOC999", "b.md"),
        ("INT001", "sms.yml"),
    ]
    assert "example crashed: KeyError" in report.diagnostics[1].message.en
    assert "crashes_after_one, line" in report.diagnostics[1].message.en
    assert report.exit_code == 3


@pytest.mark.parametrize(
    ("profile", "of_the_rule", "severity", "exit_code"),
    [
        ("draft", "draft", "error", 1),
        ("draft", "release", "warning", 0),
        ("draft", "audit", "warning", 0),
        ("release", "draft", "error", 1),
        ("release", "release", "error", 1),
        ("release", "audit", "warning", 0),
        ("audit", "draft", "error", 1),
        ("audit", "release", "error", 1),
        ("audit", "audit", "error", 1),
    ],
)
def test_a_rule_is_an_error_from_its_profile_upward(
    profile: str, of_the_rule: str, severity: str, exit_code: int
) -> None:
    report = ran(a_rule(finds(("a.md", 1)), of_the_rule), profile=profile)
    assert [str(found.severity) for found in report.diagnostics] == [severity]
    assert (report.exit_code, report.profile) == (exit_code, profile)


def test_nothing_found_is_a_pass() -> None:
    report = ran(a_rule(finds()))
    assert (report.diagnostics, report.exit_code) == ((), 0)


def test_diagnostics_stand_in_the_order_of_path_line_and_column_whatever_the_order_of_the_rules() -> None:
    first = a_rule(finds(("b.md", 10), ("b.md", 9), ("a.md", 1)))
    second = a_rule(finds(("b.md", 9), ("b.md", 0), name="other"), code="CLS001", name="other")
    report = ran(first, second)
    assert [(str(found.location), found.code) for found in report.diagnostics] == [
        ("a.md:1:1", "DOC998"),
        ("b.md", "CLS001"),
        ("b.md:9:1", "CLS001"),
        ("b.md:9:1", "DOC998"),
        ("b.md:10:1", "DOC998"),
    ]
    assert ran(second, first).diagnostics == report.diagnostics


def test_the_same_finding_is_told_once() -> None:
    assert ran(a_rule(finds(("a.md", 1), ("a.md", 1)))).count(Severity.ERROR) == 1


@pytest.mark.parametrize(
    ("what", "english", "chinese"),
    [
        ("{hint}", "{hint} is wrong", "{hint}有误"),
        ("{0.__class__}", "{0.__class__} is wrong", "{0.__class__}有误"),
        ("%s\\n", "%s\\n is wrong", "%s\\n有误"),
        ("two\n  lines\r\n", "two lines is wrong", "two lines有误"),
        (Text("this", "此"), "this is wrong", "此有误"),
    ],
)
def test_a_value_is_put_in_as_it_is_on_one_line(what: str | Text, english: str, chinese: str) -> None:
    assert ran(a_rule(finds(("a.md", 1), what=what))).diagnostics[0].message == (english, chinese)


def test_a_hint_is_separated_from_the_sentence_before_it() -> None:
    report = judge(set_of({"policies/pol-01.md": source("POL-01").replace("quality-manager", "quality-manger")}))
    helps = [found.help for found in report.diagnostics if found.name == "unknown-role"]
    assert [words.en.endswith(". Did you mean “quality-manager”?") for words in helps] == [True]
    assert [words.zh.endswith("。是否为“quality-manager”？") for words in helps] == [True]


def test_what_was_judged_is_counted() -> None:
    files = {
        "policies/pol-01.md": source("POL-01"),
        "records/FRM-01/2026/R-1.yml": "id: R-1\n",
        "approvals/POL-01/1.0/en/approve--a--b--c.yml": "a: b\n",
        "approvals/POL-01/1.0/en/approve--a--b--c.yml.sig": "signature",
    }
    report = run([rule_crashed], facts_of(set_of(files)), "draft")
    assert (report.documents, report.records, report.approvals, report.as_of) == (1, 1, 1, "2026-10-15")


def test_each_rule_has_a_code_and_a_name_of_its_own() -> None:
    assert len({rule.code for rule in rules.ALL}) == len({rule.name for rule in rules.ALL}) == len(rules.ALL)


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.code)
def test_each_rule_speaks_both_languages_and_names_the_same_values_in_both(rule: Rule) -> None:
    assert all((*rule.message, *rule.help))
    names = [{name for _, name, _, _ in Formatter().parse(words) if name} for words in rule.message]
    assert names[0] == names[1]
