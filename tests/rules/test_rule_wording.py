"""What rules say: in both languages, with the same placeholders, all of them filled."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from smsgen import rules
from smsgen.checking import runner
from smsgen.checking.rule import Rule
from smsgen.diagnostics import Diagnostic, Finding
from smsgen.model.text import Text
from smsgen.rules.src.construct_unsupported import CONSTRUCTS
from tests.rules import page_cases
from tests.rules.page_cases import RULES_FOLDER, judge, page_paths, read_page

CJK = re.compile(r"[\u4e00-\u9fff]")
# Four words in a row: a sentence. Keys, paths, commands and values of documents are shorter, or have other signs.
LATIN_SENTENCE = re.compile(r"(?:[A-Za-z][a-z]+[ ,]+){3}[A-Za-z][a-z]+")
DIALECT = ("block_dialect", "inline_dialect", "list_dialect")


def placeholders(wording: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(wording) if name})


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.code)
def test_wording_exists_in_both_languages_with_the_same_placeholders(rule: Rule) -> None:
    for wording in (rule.message, rule.help):
        assert wording.en.strip()
        assert not CJK.search(re.sub(r"\*\*[^*]+\*\*\S*", "", wording.en))
        assert CJK.search(wording.zh)
        assert not LATIN_SENTENCE.search(wording.zh)
        assert placeholders(wording.en) == placeholders(wording.zh)


@pytest.fixture(scope="module")
def findings() -> list[tuple[Rule, Finding]]:
    """Every finding of every page, as the readers and rules gave it."""
    seen: list[tuple[Rule, Finding]] = []
    original = runner.diagnose

    def record(rule: Rule, finding: Finding, profile: str, accepted: str = "") -> Diagnostic:
        seen.append((rule, finding))
        return original(rule, finding, profile, accepted)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runner, "diagnose", record)
        patch.setattr(page_cases, "diagnose", record)
        for path in page_paths():
            for case in read_page(path).cases:
                judge(case, rules.ALL)
    return seen


def test_every_placeholder_is_filled(findings: list[tuple[Rule, Finding]]) -> None:
    faults = []
    for rule, finding in findings:
        for name in placeholders(rule.message.en + rule.help.en):
            value = finding.values.get(name)
            # A Text of two empty wordings is how a finding says that there is nothing to add.
            if value is None or value == "" or (isinstance(value, Text) and bool(value.en) != bool(value.zh)):
                faults.append(f"{rule.code}: {{{name}}} at {finding.location} is {value!r}")
    assert not faults, "\n".join(faults)


def test_every_value_is_named_by_the_wording(findings: list[tuple[Rule, Finding]]) -> None:
    surplus = {(rule.code, name) for rule, finding in findings for name in finding.values.keys() - _named(rule)} - {
        ("SRC025", "form"),
        ("REF006", "hint"),
    }
    assert not surplus


def _named(rule: Rule) -> set[str]:
    return set(placeholders(rule.message.en + rule.help.en))


def test_no_latin_sentence_stands_in_a_chinese_value(findings: list[tuple[Rule, Finding]]) -> None:
    faults = [
        f"{rule.code}: {name}: {value.zh}"
        for rule, finding in findings
        for name, value in finding.values.items()
        if isinstance(value, Text) and LATIN_SENTENCE.search(value.zh)
    ]
    assert not faults


# What these say is the value as it stands in the file.
_AS_WRITTEN = {"record-maker-unknown", "record-value-malformed"}


def test_messages_on_records_name_people_not_their_ids(findings: list[tuple[Rule, Finding]]) -> None:
    ids = re.compile(r"\b[a-z]+\.(?:qing|jing|dan)\b")
    faults = [
        f"{rule.code}: {name}: {value}"
        for rule, finding in findings
        for name, value in finding.values.items()
        if rule.family == "REC" and rule.name not in _AS_WRITTEN and ids.search(str(value))
    ]
    assert not faults


def constructs() -> Iterator[str]:
    """Yield the constructs that the readers name; an escape is named with its character."""
    for module in DIALECT:
        source = (RULES_FOLDER.parent / "sources" / f"{module}.py").read_text(encoding="utf-8")
        yield from re.findall(r'(?:construct=|return |": )"([^"]+)"', source)
        yield from re.findall(r'^    "([a-z ]+)": re\.', source, re.MULTILINE)


def test_every_construct_has_a_chinese_name_and_an_advice() -> None:
    assert set(constructs()) == set(CONSTRUCTS)
    for chinese, advice, advice_zh in CONSTRUCTS.values():
        assert CJK.search(chinese + advice_zh)
        assert advice.endswith(".")
        assert advice_zh.endswith("。")


def test_every_construct_stands_on_the_page_of_its_rule(findings: list[tuple[Rule, Finding]]) -> None:
    seen = {finding.values["construct"] for rule, finding in findings if rule.code == "SRC027"}
    shown = {name.en for name in seen if isinstance(name, Text)}
    # A tab has its finding as a control character already (SRC004).
    assert set(CONSTRUCTS) - shown == {"hard tab"}


@pytest.mark.parametrize("path", page_paths(), ids=lambda path: path.stem)
def test_page_explains_in_both_languages(path: Path) -> None:
    page = read_page(path)
    assert len(page.prose[""].split()) >= 12
    assert len(CJK.findall(page.prose["中文"])) >= 20
    assert not CJK.search(page.prose[""]) or page.code in {"DOC014", "SRC026"}
    assert not LATIN_SENTENCE.search(page.prose["中文"])
