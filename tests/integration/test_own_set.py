"""Our own service management system, as it stands in this repository, is whole and passes its own check."""

from datetime import date
from pathlib import Path

import pytest

from smsgen import rules
from smsgen.analysis.facts import Facts, analyse
from smsgen.checking.report import CheckReport
from smsgen.checking.runner import run
from smsgen.model.settings import PROFILES
from smsgen.sources.load import load
from smsgen.sources.tree import WorkingTree

ROOT = Path(__file__).parents[2]
# The first documents of the set (issue 2); the rest comes after them.
FIRST = {
    "docs/manual": ["MAN-01", "MAN-02", "MAN-03", "MAN-04"],
    "policies": ["POL-01", "POL-02", "POL-03", "POL-04", "POL-05", "POL-06", "POL-07", "POL-09", "POL-10", "POL-13"],
    "procedures": ["PRC-01", "PRC-12", "PRC-17", "PRC-20", "PRC-21", "PRC-23", "PRC-25", "PRC-28", "PRC-29", "PRC-30"],
    "docs/guides": ["GDE-01", "GDE-02", "GDE-04", "GDE-06", "GDE-08"],
    "forms": ["FRM-22", "FRM-30", "FRM-31", "FRM-32", "FRM-39", "FRM-51", "FRM-52"],
}
IDS = [(folder, f"SMS-{short}") for folder, ids in FIRST.items() for short in ids]


@pytest.fixture(scope="module")
def facts() -> Facts:
    loaded = load(WorkingTree(ROOT))
    return analyse(loaded.sms, loaded.findings, date.fromisoformat(loaded.sms.settings.as_of))


@pytest.fixture(scope="module")
def report(facts: Facts) -> CheckReport:
    return run(rules.ALL, facts, facts.sms.settings.profile)


def test_the_first_36_are_listed() -> None:
    assert len(set(IDS)) == 36


@pytest.mark.covers("C-01")
@pytest.mark.parametrize(("folder", "identity"), IDS, ids=lambda value: value)
def test_each_document_stands_in_its_folder_in_both_languages(facts: Facts, folder: str, identity: str) -> None:
    texts = {language: facts.text(identity, language) for language in ("en", "zh")}
    assert {language: text.path.rpartition("/")[0] for language, text in texts.items() if text} == {
        "en": folder,
        "zh": folder,
    }


@pytest.mark.covers("C-02", "C-04", "R-38")
@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_is_found_but_what_is_waived(facts: Facts, profile: str) -> None:
    report = run(rules.ALL, facts, profile)
    assert [f"{found.location} {found.code} {found.message.en}" for found in report.diagnostics] == []
    assert report.exit_code == 0


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
    written = [file for folder in FIRST for file in (ROOT / folder).rglob("*.md")]
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
