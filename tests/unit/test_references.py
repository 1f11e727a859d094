"""Where references, links and images lead, and which lead nowhere."""

import pytest

from smsgen.analysis.facts import Facts
from smsgen.analysis.references import inside, resolve_references
from tests.fixtures.small_set import facts_of, judge, lines, set_of, source, translation

TARGET = source("PRC-02", body="## Review {#review}\n\nText.\n\n## Other words\n\nText.\n")
FILES = {
    "procedures/prc-02.md": TARGET,
    "procedures/figures/flow.png": "picture",
    "docs/guides/gde-01.md": source("GDE-01"),
    "records/FRM-01/2026/R-1.yml": "id: R-1\n",
}


def facts_with(body: str, **more: str) -> Facts:
    return facts_of(set_of({"procedures/prc-01.md": source("PRC-01", body=body), **FILES, **more}))


def faults(body: str, **more: str) -> list[str]:
    """Return the faults of the references in `body` as `line:column rule`; its first line is line 11 of the file."""
    found = [fault for faults in facts_with(body, **more).references.faults.values() for fault in faults]
    return [
        f"{fault.location.line}:{fault.location.column} {fault.rule}"
        for fault in sorted(found, key=lambda fault: fault.location)
    ]


@pytest.mark.covers("C-02")
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("See [[PRC-02]], [[PRC-02#review]] and [[PRC-02#review|the review]].", []),
        ("变更见[[PRC-99]]。", ["11:4 unresolved-reference"]),
        ("[[prc-02]]", ["11:1 unresolved-reference"]),
        ("See [[PRC-02#revue]].", ["11:5 broken-anchor"]),
        ("See [[PRC-02#other-words]].", ["11:5 anchor-not-explicit"]),
        ("[a](prc-02.md) [b](prc-02.md#review) [c](./prc-02.md) [d](../docs/guides/gde-01.md)", []),
        ("[a](prc-02.md#revue)", ["11:1 broken-anchor"]),
        ("[a](#here)\n\n## Here {#here}", []),
        ("[a](#nowhere)", ["11:1 broken-anchor"]),
        ("[a](prc-03.md)", ["11:1 broken-link"]),
        ("[a](PRC-02.md)", ["11:1 broken-link"]),
        ("[a](../records/FRM-01/2026/R-1.yml)", []),
        ("[a](../generator/secret.md)", ["11:1 link-outside-set"]),
        ("[a](../../other/a.md)", ["11:1 link-outside-set"]),
        ("[a](%2e%2e/%2e%2e/a.md)", ["11:1 link-outside-set"]),
        ("[a](%2E%2E/policies/a.md)", ["11:1 broken-link"]),
        ("[a](/etc/passwd)", ["11:1 link-outside-set"]),
        ("[a](//evil.example/a)", ["11:1 link-outside-set"]),
        ("[a](https://example.org) [b](HTTP://example.org) [c](mailto:a@example.org)", []),
        ("[a](javascript:alert)", ["11:1 forbidden-link-scheme"]),
        ("[a](JavaScript:alert)", ["11:1 forbidden-link-scheme"]),
        ("[a](&#106;avascript:alert)", ["11:1 forbidden-link-scheme"]),
        ("[a](file:///etc/passwd)", ["11:1 forbidden-link-scheme"]),
        ("[a](data:text/html,x)", ["11:1 forbidden-link-scheme"]),
        ("![flow](figures/flow.png)", []),
        ("![flow](figures/other.png)", ["11:1 asset-missing"]),
        ("![flow](figures/Flow.png)", ["11:1 asset-missing"]),
        ("![flow](https://example.org/a.png)", ["11:1 asset-remote"]),
        ("![flow](//example.org/a.png)", ["11:1 asset-remote"]),
        ("![flow](data:image/png;base64,x)", ["11:1 asset-remote"]),
        ("![flow](../forms/a.png)", ["11:1 asset-escape"]),
        ("![flow](figures/../figures/flow.png)", ["11:1 asset-escape"]),
        ("![flow](%2e%2e/a.png)", ["11:1 asset-escape"]),
        ("![flow](/a.png)", ["11:1 asset-escape"]),
        ("A `[[PRC-99]]` in code and a\n\n```\n[[PRC-99]] [a](nowhere.md)\n```", []),
    ],
)
def test_where_it_leads(body: str, expected: list[str]) -> None:
    assert faults(body + "\n") == expected


def test_a_near_miss_is_named() -> None:
    unresolved = facts_with("[[PRC-0Z]] [[PRC-02#reviev]]\n").references.faults
    assert unresolved["unresolved-reference"][0].values["hint"][0] == " Did you mean “PRC-02”?"
    assert unresolved["broken-anchor"][0].values["hint"][0] == " Did you mean “review”?"


def test_a_reference_to_an_id_that_stands_twice_is_ambiguous() -> None:
    assert faults("[[PRC-02]]\n", **{"procedures/prc-03.md": TARGET}) == ["11:1 ambiguous-reference"]


def test_references_to_an_id_that_stands_twice_are_told_once() -> None:
    assert faults("[[PRC-02]]\n\n[[PRC-02#review]]\n", **{"procedures/prc-03.md": TARGET}) == [
        "11:1 ambiguous-reference"
    ]


def test_a_reference_to_a_withdrawn_document() -> None:
    facts = facts_with("[[PRC-02]]\n")
    found = resolve_references(facts.sms, facts.identity, frozenset({"PRC-02"})).faults
    assert [str(each.location) for each in found["withdrawn-reference"]] == ["procedures/prc-01.md:11:1"]


def test_an_unreadable_target_is_one_fault_and_not_one_per_reference() -> None:
    broken = TARGET.replace("title: ", "title: !x ")
    whole = set_of(
        {
            "procedures/prc-01.md": source("PRC-01", body="[[PRC-02]] [[PRC-02#review]]\n"),
            "procedures/prc-02.md": broken,
        }
    )
    about_the_target = [line for line in lines(judge(whole)) if "reference" in line or "anchor" in line]
    assert about_the_target == []


def test_a_translation_that_lacks_an_anchor_has_that_one_fault() -> None:
    files = {
        "procedures/prc-01.md": source("PRC-01", body="[[PRC-02#review]]\n"),
        "procedures/prc-01.zh.md": translation("PRC-01", body="[[PRC-02#review]]\n"),
        "procedures/prc-02.md": TARGET,
        "procedures/prc-02.zh.md": translation("PRC-02", body="## 评审 {#pingshen}\n\n文字。\n\n## 其他\n\n文字。\n"),
    }
    whole = set_of(files, languages="[en, zh]")
    assert facts_of(whole).references.faults == {}
    assert "procedures/prc-02.zh.md:10:1 translation-headings" in lines(judge(whole))


def test_what_a_text_refers_to_and_shows_is_known() -> None:
    references = facts_with("[[PRC-99]] [a](../docs/guides/gde-01.md) ![flow](figures/flow.png)\n").references
    assert references.outgoing["PRC-01"] == {"PRC-99", "GDE-01"}
    assert references.used_files == {"docs/guides/gde-01.md", "procedures/figures/flow.png"}


@pytest.mark.parametrize(
    ("destination", "path"),
    [
        ("b.md", "docs/guides/b.md"),
        ("./b.md", "docs/guides/b.md"),
        ("../manual/b.md", "docs/manual/b.md"),
        ("../../forms/b.md", "forms/b.md"),
        ("变%20更.md", "docs/guides/变 更.md"),
        ("../../../b.md", None),
        ("../..", "."),
        ("../../..", None),
        ("%2e%2e/%2e%2e/%2e%2e/b.md", None),
        ("..%2f..%2f..%2fb.md", None),
        ("..\\b.md", None),
        ("%5cb.md", None),
        ("/b.md", None),
        ("%2fb.md", None),
    ],
)
def test_the_path_that_a_relative_link_means(destination: str, path: str | None) -> None:
    assert inside("docs/guides/a.md", destination) == path
