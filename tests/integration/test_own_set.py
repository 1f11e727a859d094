"""Our own service management system, as it stands in this repository, is whole and passes its own check."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from smsgen import rules
from smsgen.analysis.facts import Facts, analyse
from smsgen.checking.report import CheckReport
from smsgen.checking.runner import run
from smsgen.diagnostics import Severity
from smsgen.model.settings import PROFILES
from smsgen.reports.coverage import coverage
from smsgen.sources.load import load
from smsgen.sources.tree import WorkingTree

ROOT = Path(__file__).parents[2]
# Folder → (letters of the ids, how many there are).
SET = {
    "docs/manual": ("MAN", 5),
    "policies": ("POL", 16),
    "procedures": ("PRC", 31),
    "docs/guides": ("GDE", 21),
    "forms": ("FRM", 65),
}
IDS = [(folder, f"SMS-{kind}-{number:02d}") for folder, (kind, last) in SET.items() for number in range(1, last + 1)]
# What the example has of the flaws that a real organisation has: rule → how often.
FLAWS = {
    "emergency-changes-above-limit": 1,
    "nonconformity-overdue": 1,
    "sla-target-missed": 2,
}


@pytest.fixture(scope="module")
def facts() -> Facts:
    loaded = load(WorkingTree(ROOT))
    return analyse(loaded.sms, loaded.findings, date.fromisoformat(loaded.sms.settings.as_of))


@pytest.fixture(scope="module")
def report(facts: Facts) -> CheckReport:
    return run(rules.ALL, facts, facts.sms.settings.profile)


def test_the_whole_set_is_listed(facts: Facts) -> None:
    assert {id_ for _, id_ in IDS} == set(facts.sources)
    assert len(IDS) == 138


@pytest.mark.covers("C-01")
@pytest.mark.parametrize(("folder", "identity"), IDS, ids=lambda value: value)
def test_each_document_stands_in_its_folder_in_both_languages(facts: Facts, folder: str, identity: str) -> None:
    texts = {language: facts.text(identity, language) for language in ("en", "zh")}
    assert {language: text.path.rpartition("/")[0] for language, text in texts.items() if text} == {
        "en": folder,
        "zh": folder,
    }


@pytest.mark.covers("C-02", "C-04", "R-22", "R-38")
@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_is_found_but_the_flaws_that_it_is_meant_to_have(facts: Facts, profile: str) -> None:
    report = run(rules.ALL, facts, profile)
    assert Counter(each.name for each in report.diagnostics) == FLAWS
    assert {each.severity for each in report.diagnostics} == {Severity.WARNING}
    assert report.exit_code == 0


@pytest.mark.covers("R-36", "R-38")
def test_every_clause_and_item_is_shown_by_evidence(facts: Facts) -> None:
    [standard] = coverage(facts)
    assert (len(standard.leaves), len(standard.items)) == (63, 105)
    assert [row.id for row in standard.leaves if row not in standard.shown_clauses] == []
    assert [item.id for item in standard.items if item not in standard.shown_items] == []


@pytest.mark.covers("R-09")
def test_every_text_is_in_force_as_it_stands_and_no_review_is_overdue(facts: Facts) -> None:
    states = facts.approvals.states
    assert len(states) >= 72
    day = facts.as_of.isoformat()
    found = {key: (each.state, each.in_force.version if each.in_force else "") for key, each in states.items()}
    assert found == {key: ("effective", facts.sources[key[0]].version) for key in states}
    assert [key for key, each in states.items() if each.next_review <= day] == []


def test_every_approval_counts_and_was_given_after_the_review(facts: Facts) -> None:
    valid = {record.path for record in facts.approvals.valid}
    assert valid == {record.path for record in facts.sms.approvals}
    for source in facts.sources.values():
        key = (source.id, source.language, source.version)
        records = [each for each in facts.approvals.valid if (each.document, each.language, each.version) == key]
        given = {record.decision: record for record in records}
        if "review" in given:
            assert given["review"].signed_at < given["approve"].signed_at, source.id
            assert given["review"].signer not in (given["approve"].signer, *source.authors), source.id


def test_every_text_of_the_four_tiers_was_judged(report: CheckReport) -> None:
    written = [file for folder in SET for file in (ROOT / folder).rglob("*.md")]
    assert report.documents == len(written) >= 72


@pytest.mark.covers("C-04")
def test_the_clauses_and_items_that_it_is_measured_against(facts: Facts) -> None:
    standard = facts.sms.standards[0]
    assert (standard.key, len(standard.leaves), len(standard.items)) == ("iso-iec-20000-1:2018", 63, 105)


def test_every_waiver_has_an_owner_a_reason_and_an_end(facts: Facts) -> None:
    assert all(waiver.reason and waiver.expires > facts.as_of.isoformat() for waiver in facts.sms.waivers)
    assert {waiver.owner for waiver in facts.sms.waivers} <= facts.sms.authority.roles.keys()


@pytest.mark.covers("R-24", "R-37")
def test_the_tier_of_a_document_is_its_folder(facts: Facts) -> None:
    tiers = {"MAN": "manual", "POL": "policy", "PRC": "procedure", "GDE": "guide", "FRM": "form"}
    assert [key for key, document in facts.sources.items() if document.tier != tiers[key.split("-")[1]]] == []


@pytest.mark.covers("R-44")
def test_every_document_is_owned_by_a_role_that_somebody_holds(facts: Facts) -> None:
    held = {term.role for person in facts.sms.authority.people.values() for term in person.roles if not term.end}
    assert {document.owner for document in facts.sources.values()} <= held
