"""The files without which nothing can be judged: what is wrong with them stops the run, each mistake once."""

import pytest

from smsgen.sources.configuration import ConfigurationError, read_settings
from smsgen.sources.read_authority import read_authority
from tests.fixtures.small_set import AUTHORITY, SETTINGS

SMS = SETTINGS.format(languages="[en, zh]", standards='["example-service:2020"]')
REGISTER = AUTHORITY + 'approval:\n  policy: {level: signed, review_months: "12"}\n'


def found(error: ConfigurationError) -> list[str]:
    """Return each finding as `line:column rule`."""
    return [f"{finding.location.line}:{finding.location.column} {finding.rule}" for finding in error.findings]


def test_settings_as_they_should_be() -> None:
    more = 'profile: audit\nas_of: "2026-10-15"\nfictional: "yes"\ndepartments: [{code: QM, en: Quality, zh: 质量部}]\n'
    settings, _ = read_settings((SMS + more).encode())
    assert (settings.languages, settings.standards) == (("en", "zh"), ("example-service:2020",))
    assert (settings.profile, settings.as_of, settings.fictional) == ("audit", "2026-10-15", True)
    assert [department.name for department in settings.departments] == [("Quality", "质量部")]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("languages: [en, zh]", "languages: [en, fr]", ["4:1 value-malformed"]),
        ("languages: [en, zh]", "languages: [en, en]", ["4:1 value-malformed"]),
        ("languages: [en, zh]", "languages: []", ["4:1 value-malformed"]),
        ("languages: [en, zh]", "languages: en", ["4:1 value-malformed"]),
        ("languages: [en, zh]", "language: [en, zh]", ["4:1 key-unknown"]),
        ("languages: [en, zh]\n", "", ["0:0 key-missing"]),
        ('standards: ["example-service:2020"]', "standards: []", ["5:1 value-malformed"]),
        ("schema:", "profile: strict\nschema:", ["1:1 value-malformed"]),
        ("schema:", 'as_of: "2026-02-30"\nschema:', ["1:1 value-malformed"]),
        ("schema:", 'as_of: "20261015"\nschema:', ["1:1 value-malformed"]),
        ("schema:", "as_of: 2026-W42-4\nschema:", ["1:1 value-malformed"]),
        ('standards: ["example-service:2020"]', 'standards: ["a:1", "b:1", "a:1"]', ["5:27 value-malformed"]),
        ("schema:", "fictional: true\nschema:", ["1:1 value-malformed"]),
        ("schema:", "departments: QM\nschema:", ["1:1 value-malformed"]),
        ("en: Example Ltd.", "en: ''", ["2:16 value-malformed"]),
        ("schema:", "!x schema:", ["1:1 yaml-tag"]),
        (SMS, "", ["1:1 yaml-not-a-mapping"]),
        (SMS, "- a", ["1:1 yaml-not-a-mapping"]),
        (SMS, "{}", ["1:1 yaml-not-a-mapping"]),
    ],
)
def test_a_mistake_in_the_settings(before: str, after: str, expected: list[str]) -> None:
    assert before in SMS
    with pytest.raises(ConfigurationError) as error:
        read_settings(SMS.replace(before, after, 1).encode())
    assert found(error.value) == expected


def test_a_register_as_it_should_be() -> None:
    authority = read_authority("authority/1.yml", REGISTER.encode())
    assert (authority.number, authority.language, list(authority.policies)) == ("1", "en", ["policy"])
    assert (authority.policies["policy"].level, authority.policies["policy"].review_months) == ("signed", 12)
    assert [term.role for term in authority.people["li.qing"].roles] == ["quality-manager"]
    assert authority.roles == {"quality-manager": {"en": "Quality manager", "zh": "质量经理"}}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("language: en", "language: de", ["5:1 value-malformed"]),
        ('id_pattern: "[A-Z]{3}-[0-9]{2}"', 'id_pattern: "("', ["6:1 value-malformed"]),
        ('id_pattern: "[A-Z]{3}-[0-9]{2}"', 'id_pattern: "a{9999999999999}"', ["6:1 value-malformed"]),
        ('review_months: "12"', "review_months: ²", ["13:27 value-malformed"]),
        ('review_months: "12"', f"review_months: {'9' * 5000}", ["13:27 value-malformed"]),
        ('review_months: "12"', "review_months: 0", ["13:27 value-malformed"]),
        ('review_months: "12"', "review_months: [12]", ["13:27 value-malformed"]),
        ("approval:\n  policy: {", "approval: policy\nmeanings: {", ["12:1 value-malformed"]),
        ("level: signed", "level: sealed", ["13:12 value-malformed"]),
        ("roles: [{role", "roles: {x: {role", ["9:31 value-malformed"]),
        ("basis: LOA-1", "bases: LOA-1", ["9:83 key-unknown"]),
        ('number: "1"', 'number: "2"', ["2:1 value-malformed"]),
        ('number: "1"', 'number: "01"', ["2:1 value-malformed"]),
        ('from: "2026-01-01"', 'from: "20260101"', ["9:63 value-malformed"]),
        ('from: "2026-01-01"', 'from: "2026-01-01", to: 2026-W42-4', ["9:83 value-malformed"]),
        ("number:", "number: &x", ["2:9 yaml-alias"]),
        (REGISTER, "", ["1:1 yaml-not-a-mapping"]),
    ],
)
def test_a_mistake_in_the_register(before: str, after: str, expected: list[str]) -> None:
    assert before in REGISTER
    text = REGISTER.replace(before, after, 1)
    with pytest.raises(ConfigurationError) as error:
        read_authority("authority/1.yml", (text.replace("LOA-1}]", "LOA-1}}") if "{x: " in after else text).encode())
    assert found(error.value) == expected
