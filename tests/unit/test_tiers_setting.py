"""The key `tiers` of sms.yml: three or four tiers of documents, and the same clauses with either."""

import pytest

from smsgen.model.settings import PROFILES
from smsgen.sources.configuration import ConfigurationError, read_settings
from tests.fixtures.small_set import SETTINGS, facts_of, judge, lines, set_of, source

_SETTINGS = SETTINGS.format(languages="[en]", standards='["example-service:2020"]')
_GUIDE = {"docs/guides/gde-01.md": source("GDE-01", "parent: PRC-01\n")}


@pytest.mark.covers("R-23", "R-58")
@pytest.mark.parametrize(("line", "tiers"), [("", 4), ('tiers: "4"', 4), ('tiers: "3"', 3)])
def test_tiers_are_three_or_by_default_four(line: str, tiers: int) -> None:
    settings, _ = read_settings(f"{_SETTINGS}{line}\n".encode())
    assert settings.tiers == tiers


@pytest.mark.covers("R-23", "R-58")
@pytest.mark.parametrize("value", ['"2"', '"5"', '"03"', '"３"', "three", '""', '["3"]', '{"3": "4"}'])
def test_another_number_of_tiers_is_refused_at_its_place(value: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_settings(f"{_SETTINGS}tiers: {value}\n".encode())
    (finding,) = caught.value.findings
    assert (finding.rule, finding.data_path, finding.location.line) == ("value-malformed", "tiers", 6)


@pytest.mark.covers("R-23", "R-58")
@pytest.mark.parametrize(("tiers", "found"), [("3", ["docs/guides/gde-01.md:2:1 tier-not-used"]), ("4", [])])
def test_a_guide_is_found_with_three_tiers_alone(tiers: str, found: list[str]) -> None:
    report = judge(set_of({**_GUIDE, "sms.yml": f'{_SETTINGS}tiers: "{tiers}"\n'}))
    assert [line for line in lines(report) if "tier-not-used" in line] == found


_CHOICES = {
    "nothing": "",
    "tiers": 'tiers: "3"\n',
    "profile": "profile: audit\n",
    "publish": "publish: public\n",
    "fictional": 'fictional: "yes"\n',
    "thresholds": 'thresholds: {review_months: "0", audit_cycle_months: "999", training_quarterly: "no", '
    "sla_required: [targets]}\n",
    "kinds": "record_kinds: {incident: FRM-01}\n",
    "departments": "departments: [{code: IT, en: Finance, zh: 财务}]\n",
    "pages": 'record_pages: "0"\n',
}


@pytest.mark.covers("R-13")
@pytest.mark.parametrize("choice", [*_CHOICES, "all"])
def test_no_setting_drops_a_clause_or_an_item(choice: str) -> None:
    chosen = "".join(_CHOICES.values()) if choice == "all" else _CHOICES[choice]
    facts = facts_of(set_of({"sms.yml": _SETTINGS + chosen}))
    (covered,) = facts.coverage.standards.values()
    assert sorted(covered.clauses) == ["4", "4.1", "4.2", "5", "5.1"]
    assert sorted(covered.items) == ["4.1-D1", "4.2-D1", "4.2-R1", "5.1-R1", "5.1-R2"]


@pytest.mark.covers("R-13")
@pytest.mark.parametrize("choice", [*_CHOICES, "all"])
@pytest.mark.parametrize("profile", PROFILES)
def test_no_setting_silences_an_unanswered_clause(choice: str, profile: str) -> None:
    chosen = "".join(_CHOICES.values()) if choice == "all" else _CHOICES[choice]
    report = judge(set_of({"sms.yml": _SETTINGS + chosen}), profile)
    found = [each.subject for each in report.diagnostics if each.name == "clause-uncovered"]
    assert sorted(found) == ["4.1", "4.2", "5.1"]


@pytest.mark.covers("R-13")
@pytest.mark.parametrize("key", ["exclude", "exclusions", "clauses", "not_applicable", "scope"])
def test_there_is_no_setting_for_exclusions(key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_settings(f'{_SETTINGS}{key}: ["4.1"]\n'.encode())
    assert [finding.data_path for finding in caught.value.findings] == [key]
