"""Translations beside their sources: missing, older, of nothing, or of another structure."""

import pytest

from smsgen.analysis.facts import Facts
from smsgen.analysis.translations import compare_translations
from smsgen.model.text import Text
from tests.fixtures.small_set import facts_of, judge, lines, set_of, source, translation

BODY = """\
## Purpose {#purpose}

See [[POL-01#purpose]].

| a | b |
|---|---|
| 1 | 2 |

- one
- two

![flow](flow.png)
"""
LIKE_BODY = BODY.replace("Purpose", "目的").replace("See ", "见").replace("one", "一")


def facts_with(english: str, chinese: str, languages: str = "[en, zh]") -> Facts:
    files = {"policies/pol-01.md": english, "policies/pol-01.zh.md": chinese, "policies/flow.png": "picture"}
    return facts_of(set_of(files, languages=languages))


def differences(chinese_body: str) -> list[str]:
    """Return each difference of a translation as `line:column kind`; its body begins on line 10."""
    found = facts_with(source("POL-01", body=BODY), translation("POL-01", body=chinese_body)).translations.differences
    return [f"{difference.location.line}:{difference.location.column} {difference.kind}" for difference in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("## 目的 {#purpose}", "## 宗旨 {#purpose}", []),
        ("## 目的 {#purpose}", "## 目的 {#mudi}", ["10:1 headings"]),
        ("## 目的 {#purpose}", "## 目的", ["10:1 headings"]),
        ("## 目的 {#purpose}", "### 目的 {#purpose}", ["10:1 headings"]),
        ("- two\n", "- two\n\n## 更多 {#more}\n", ["21:1 headings"]),
        ("## 目的 {#purpose}", "目的", ["0:0 headings"]),
        ("[[POL-01#purpose]]", "[[POL-01]]", ["12:2 references"]),
        ("[[POL-01#purpose]]", "[[POL-01#purpose]]与[[POL-01#purpose]]", ["12:2 references"]),
        ("见[[POL-01#purpose]]。", "无。", []),
        ("见[[POL-01#purpose]].", "无。", ["0:0 references"]),
        ("| 1 | 2 |", "| 1 | 2 |\n| 3 | 4 |", ["14:1 tables"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", "", ["0:0 tables"]),
        ("- two", "- two\n- three", ["0:0 lists"]),
        ("![flow](flow.png)", "", ["0:0 figures"]),
        ("![flow](flow.png)", "```mermaid\nflowchart TD\n  A --> B\n```", ["0:0 figures"]),
    ],
)
def test_each_difference_at_its_place(before: str, after: str, expected: list[str]) -> None:
    assert differences(LIKE_BODY.replace(before, after, 1) if before else LIKE_BODY) == expected


def test_the_order_of_the_references_may_differ() -> None:
    english = source("POL-01", body="[[POL-01]] and [[POL-02]].\n")
    chinese = translation("POL-01", body="[[POL-02]]与[[POL-01]]。\n")
    assert facts_with(english, chinese).translations.differences == ()


def test_the_first_surplus_reference_is_shown_with_what_is_lacking() -> None:
    english = source("POL-01", body="[[POL-01]] [[POL-03#a]]\n")
    chinese = translation("POL-01", body="[[POL-01]] [[POL-02]]\n")
    facts = facts_with(english, chinese)
    difference = compare_translations(facts.sms, facts.identity).differences[0]
    assert (difference.expected, difference.found) == (Text("POL-03#a", "POL-03#a"), Text("POL-02", "POL-02"))
    assert str(difference.location) == "policies/pol-01.zh.md:10:12"


def test_a_reference_that_leads_nowhere_is_not_told_again_as_a_difference() -> None:
    english = source("POL-01", body="[[POL-01]]\n")
    assert facts_with(english, translation("POL-01", body="[[POL-10]]\n")).translations.differences == ()


@pytest.mark.parametrize(("version", "stale"), [("1.0", False), ("0.9", True), ("1.1", True), ("1.00", True)])
def test_a_translation_of_another_version_is_stale_and_not_compared_further(version: str, *, stale: bool) -> None:
    found = facts_with(
        source("POL-01", body=BODY), translation("POL-01", body="Nothing.\n", version=version)
    ).translations
    assert bool(found.stale) is stale
    assert bool(found.differences) is not stale


def test_a_document_without_its_translation() -> None:
    files = {"policies/pol-01.md": source("POL-01")}
    assert "policies/pol-01.md:2:1 translation-missing" in lines(judge(set_of(files, languages="[en, zh]")))
    assert not any("translation-missing" in line for line in lines(judge(set_of(files, languages="[en]"))))


def test_a_translation_of_nothing() -> None:
    found = facts_of(set_of({"policies/pol-01.zh.md": translation("POL-01")}, languages="[en, zh]")).translations
    assert [document.path for document in found.without_source] == ["policies/pol-01.zh.md"]
    assert found.missing == ()


@pytest.mark.parametrize("suffix", ["fr", "en"])
def test_a_text_in_a_language_that_is_not_published(suffix: str) -> None:
    files = {"policies/pol-01.md": source("POL-01"), f"policies/pol-01.{suffix}.md": translation("POL-01")}
    found = facts_of(set_of(files, languages="[en, zh]")).translations
    assert [document.language for document in found.unpublished] == [suffix]


def test_a_translation_that_cannot_be_read_is_one_fault() -> None:
    broken = translation("POL-01", body="Nothing.\n").replace("title: ", "title: !x ")
    whole = set_of(
        {"policies/pol-01.md": source("POL-01", body="## A {#a}\n"), "policies/pol-01.zh.md": broken},
        languages="[en, zh]",
    )
    assert [line for line in lines(judge(whole)) if ".zh.md" in line] == ["policies/pol-01.zh.md:3:8 yaml-tag"]


def test_the_text_of_a_document_in_a_language() -> None:
    facts = facts_with(source("POL-01"), translation("POL-01"))
    texts = [facts.text(*wanted) for wanted in (("POL-01", "en"), ("POL-01", "zh"), ("POL-01", "fr"), ("POL-99", "en"))]
    assert [text.path if text else "" for text in texts] == ["policies/pol-01.md", "policies/pol-01.zh.md", "", ""]
