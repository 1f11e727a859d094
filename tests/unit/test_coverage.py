"""Clauses and items of documented information against what the documents declare, for several standards at once."""

import pytest

from smsgen.analysis.coverage import nearest_claim, split_key
from smsgen.analysis.facts import Facts
from tests.fixtures.small_set import facts_of, judge, lines, set_of, source

SERVICE, QUALITY = "example-service:2020", "example-quality:2024"
BOTH = f'["{SERVICE}", "{QUALITY}"]'
BODY = "## Issues {#issues}\n\nText.\n\n## Customers {#customers}\n\nText.\n"


def facts_with(front: str, standards: str = BOTH, **more: str) -> Facts:
    return facts_of(set_of({"policies/pol-01.md": source("POL-01", front, BODY), **more}, standards=standards))


def clauses(facts: Facts, standard: str) -> dict[str, list[str]]:
    """Return each answered clause with its answers as `document#anchor`."""
    covered = facts.coverage.standards[standard].clauses
    return {
        key: [claim.document + "".join(f"#{anchor}" for anchor in claim.anchors) for claim in coverage.claims]
        for key, coverage in covered.items()
        if coverage.claims
    }


def items(facts: Facts, standard: str) -> dict[str, str]:
    """Return the level of each item."""
    return {key: coverage.level for key, coverage in facts.coverage.standards[standard].items.items()}


@pytest.mark.covers("C-04")
def test_two_standards_live_side_by_side_under_typed_keys() -> None:
    claims = f'clauses:\n  "4.1": "#issues"\n  "{QUALITY}:4.1": "#customers"\n  "{SERVICE}:5.1": ""\n'
    facts = facts_with(claims + 'information: ["4.1-D1"]\n')
    assert clauses(facts, SERVICE) == {"4.1": ["POL-01#issues"], "5.1": ["POL-01"]}
    assert clauses(facts, QUALITY) == {"4.1": ["POL-01#customers"]}
    assert items(facts, SERVICE)["4.1-D1"] == "drafted"
    assert items(facts, QUALITY) == {"4.1-D1": "missing"}
    assert facts.coverage.unknown == ()


def test_the_first_standard_of_the_settings_is_the_one_that_plain_numbers_mean() -> None:
    facts = facts_with('clauses: {"4.1": "#customers"}\ninformation: ["4.1-D1"]\n', f'["{QUALITY}", "{SERVICE}"]')
    assert clauses(facts, QUALITY) == {"4.1": ["POL-01#customers"]}
    assert clauses(facts, SERVICE) == {}
    assert items(facts, QUALITY) == {"4.1-D1": "drafted"}


def test_a_standard_that_is_not_chosen_is_not_covered() -> None:
    facts = facts_with(f'clauses: {{"{QUALITY}:4.1": ""}}\n', f'["{SERVICE}"]')
    assert list(facts.coverage.standards) == [SERVICE]
    assert [unknown.name for unknown in facts.coverage.unknown] == [f"{QUALITY}:4.1"]


@pytest.mark.parametrize(
    ("name", "standard", "short"),
    [
        ("4.1", SERVICE, "4.1"),
        (f"{SERVICE}:4.1", SERVICE, "4.1"),
        (f"{QUALITY}:4.1-D1", QUALITY, "4.1-D1"),
        ("example-quality:2015:4.1", None, "4.1"),
        ("example-quality:4.1", None, "4.1"),
        (":4.1", None, "4.1"),
    ],
)
def test_what_a_key_means(name: str, standard: str | None, short: str) -> None:
    found, rest = split_key(facts_with("").sms.standards, name)
    assert (found.key if found else None, rest) == (standard, short)


@pytest.mark.covers("C-04")
def test_what_no_catalogue_holds_is_found_at_its_line() -> None:
    front = 'clauses:\n  "4.1": ""\n  "4.9": ""\ninformation: ["4.1-D1", "4.9-D1"]\n'
    found = lines(judge(set_of({"policies/pol-01.md": source("POL-01", front)})))
    assert "policies/pol-01.md:11:3 unknown-clause" in found
    assert "policies/pol-01.md:12:25 unknown-item" in found


@pytest.mark.covers("C-04")
def test_each_leaf_clause_without_an_answer_is_found_and_no_other() -> None:
    report = judge(set_of({"policies/pol-01.md": source("POL-01", 'clauses: {"4.1": ""}\n')}))
    uncovered = [diagnostic.subject for diagnostic in report.diagnostics if diagnostic.name == "clause-uncovered"]
    assert sorted(uncovered) == ["4.2", "5.1"]


def test_an_answer_to_a_clause_above_is_no_answer_to_the_clauses_below() -> None:
    covered = facts_with('clauses: {"4": ""}\n').coverage.standards[SERVICE].clauses
    assert {key: coverage.level for key, coverage in covered.items()} == {
        "4": "drafted",
        "4.1": "missing",
        "4.2": "missing",
        "5": "missing",
        "5.1": "missing",
    }


def test_items_that_the_set_itself_answers_are_never_missing() -> None:
    covered = facts_with("").coverage.standards[SERVICE].items
    assert {key: (coverage.item.answered_by, coverage.level) for key, coverage in covered.items()} == {
        "4.1-D1": ("", "missing"),
        "4.2-D1": ("register", "drafted"),
        "4.2-R1": ("records", "drafted"),
        "5.1-R1": ("", "missing"),
        "5.1-R2": ("", "missing"),
    }


def test_a_documented_item_weighs_more_than_an_implied_one() -> None:
    whole = set_of({"policies/pol-01.md": source("POL-01")})
    severity = {(found.name, found.subject): str(found.severity) for found in judge(whole).diagnostics}
    assert severity["item-uncovered", "5.1-R1"] == "error"
    assert severity["implied-item-uncovered", "5.1-R2"] == "warning"
    audit = {(found.name, found.subject): str(found.severity) for found in judge(whole, "audit").diagnostics}
    assert audit["implied-item-uncovered", "5.1-R2"] == "error"


FORM = """\
parent: PRC-01
information: ["5.1-R1"{more}]
fields:
  - {{key: kind, label: Kind, type: choice, choices: {{review: Review, notice: Notice}}}}
  - {{key: done, label: Done, type: yes-no}}
  - {{key: text, label: Text, type: text}}
record:
  prefix: REV
  instance: retained
  storage: repository
  retention: 3 years
  event: a review
  conditions:
    5.1-R1: {condition}
"""


@pytest.mark.parametrize(
    ("condition", "sound"),
    [
        ("kind = review", True),
        ("done = yes", True),
        ("kind = other", False),
        ("kind = yes", False),
        ("done = maybe", False),
        ("text = yes", False),
        ("sort = review", False),
        ("kind is review", False),
        ("kind = review or notice", False),
    ],
)
def test_one_form_may_be_several_items_by_condition(condition: str, *, sound: bool) -> None:
    form = source("FRM-01", FORM.format(condition=condition, more=', "5.1-R2"'))
    found = [line for line in lines(judge(set_of({"forms/frm-01.md": form}))) if line.endswith("record-condition")]
    assert found == ([] if sound else ["forms/frm-01.md:22:5 record-condition"])


def test_a_condition_on_an_item_that_the_form_is_not() -> None:
    form = source("FRM-01", FORM.format(condition="kind = review", more="").replace("5.1-R1: ", "5.1-R2: "))
    assert "forms/frm-01.md:22:5 record-condition" in lines(judge(set_of({"forms/frm-01.md": form})))


@pytest.mark.parametrize(
    ("front", "clause", "place"),
    [
        ('clauses:\n  "4.1": ""\n  "5.1": ""\n', "4.2", "policies/pol-01.md:10:3"),
        ('clauses:\n  "4.1": ""\n  "5.1": ""\n', "5.2", "policies/pol-01.md:11:3"),
        ('clauses:\n  "5.1": ""\n', "4.2", "policies/pol-01.md:10:3"),
        (f'clauses:\n  "{QUALITY}:4.1": ""\n  "4.1": ""\n', "4.2", "policies/pol-01.md:11:3"),
        (f'clauses:\n  "{QUALITY}:4.1": ""\n', "4.2", "sms.yml"),
        ("", "4.2", "sms.yml"),
    ],
    ids=[
        "same parent",
        "same chapter",
        "any answer",
        "same number in another standard",
        "other standard only",
        "no answer at all",
    ],
)
def test_a_missing_answer_is_shown_where_the_nearest_clause_is_answered(front: str, clause: str, place: str) -> None:
    facts = facts_with(front)
    assert str(nearest_claim(facts.sms, facts.identity, facts.coverage.standards[SERVICE], clause)) == place


def test_two_documents_may_answer_one_clause() -> None:
    claim = 'clauses: {"4.1": "#issues"}\n'
    facts = facts_with(claim, **{"policies/pol-00.md": source("POL-02", claim, BODY)})
    assert clauses(facts, SERVICE) == {"4.1": ["POL-01#issues", "POL-02#issues"]}


def test_a_translation_claims_nothing_of_its_own() -> None:
    facts = facts_with("", **{"policies/pol-09.zh.md": source("POL-09", 'clauses: {"4.1": ""}\n')})
    assert clauses(facts, SERVICE) == {}


@pytest.mark.covers("R-02", "R-59")
def test_an_edition_that_is_not_in_force_is_found_where_it_is_named() -> None:
    body = "We follow ISO/IEC 20000-1:2018, not ISO/IEC 20000-1:2011 or ISO/IEC 20000-1:2005.\n"
    whole = set_of({"policies/pol-01.md": source("POL-01", body=body)}, standards='["iso-iec-20000-1:2018"]')
    found = [line for line in lines(judge(whole)) if line.endswith("edition-not-in-force")]
    assert found == [f"policies/pol-01.md:11:{column} edition-not-in-force" for column in (37, 61)]
