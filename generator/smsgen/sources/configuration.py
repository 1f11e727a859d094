"""The files without which nothing can be judged: settings, authority register, catalogues of standards."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from smsgen.adapters.yaml import read_yaml
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.authority import Authority, Person, RoleTerm
from smsgen.model.settings import PROFILES, Department, Settings
from smsgen.model.text import LANGUAGES, Text
from smsgen.sources.front_matter import yaml_finding
from smsgen.sources.keys import Keys
from smsgen.sources.read_bytes import decode


class ConfigurationError(Exception):
    """The set cannot be judged; `findings` say where and why. Exit code 2."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Carry the findings that stop the run."""
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{finding.location}: {finding.rule}" for finding in self.findings))


def read_mapping(path: str, content: bytes) -> tuple[dict[str, Any], Keys]:
    """Read a YAML file that must be a mapping; faults of bytes and YAML are among the findings of the keys."""
    text, findings = decode(path, content)
    document = read_yaml(text)
    keys = Keys(path, document.places)
    keys.findings.extend(findings)
    keys.findings.extend(yaml_finding(path, fault) for fault in document.faults)
    if isinstance(document.value, dict):
        return document.value, keys
    if not keys.findings:
        keys.findings.append(Finding("yaml-not-a-mapping", Location(path, 1, 1)))
    return {}, keys


_SETTINGS = ("schema", "organisation", "short_name", "languages", "standards")
_SETTINGS_OPTIONAL = ("profile", "as_of", "fictional", "departments", "site_url")


def read_settings(content: bytes) -> tuple[Settings, Keys]:
    """Decode `sms.yml`. Raises ConfigurationError when it cannot be relied on."""
    mapping, keys = read_mapping("sms.yml", content)
    if not mapping:
        raise ConfigurationError(keys.findings or [Finding("yaml-not-a-mapping", Location("sms.yml", 1, 1))])
    values = keys.closed(mapping, "", _SETTINGS, _SETTINGS_OPTIONAL)
    settings = Settings(
        organisation=keys.bilingual(values, "organisation"),
        short_name=keys.bilingual(values, "short_name"),
        languages=keys.texts(values, "languages"),
        standards=keys.texts(values, "standards"),
        profile=keys.text(values, "profile") or "draft",
        as_of=keys.text(values, "as_of"),
        fictional=keys.flag(values, "fictional"),
        departments=tuple(_read_departments(keys, values.get("departments", []))),
        site_url=keys.text(values, "site_url"),
    )
    _check_settings(keys, settings)
    if keys.findings:
        raise ConfigurationError(keys.findings)
    return settings, keys


def _check_settings(keys: Keys, settings: Settings) -> None:
    if settings.profile not in PROFILES:
        keys.found("value-malformed", "profile", key="profile", expected=Text(*[" | ".join(PROFILES)] * 2))
    if settings.as_of:
        try:
            date.fromisoformat(settings.as_of)
        except ValueError:
            keys.found("value-malformed", "as_of", key="as_of", expected=Text("a date YYYY-MM-DD", "日期YYYY-MM-DD"))
    if any(language not in LANGUAGES for language in settings.languages):
        keys.found("value-malformed", "languages", key="languages", expected=Text("en, zh or both", "en、zh或两者"))


def _read_departments(keys: Keys, value: Any) -> Iterable[Department]:
    for index, item in enumerate(value if isinstance(value, list) else []):
        at = f"departments[{index}]"
        values = keys.closed(item, at, ("code", "en", "zh"))
        yield Department(keys.text(values, "code", at), Text(keys.text(values, "en", at), keys.text(values, "zh", at)))


_AUTHORITY = ("schema", "number", "issued_at", "time_zone", "language", "id_pattern", "root", "people", "roles")
_AUTHORITY_OPTIONAL = ("approval", "meanings", "witnesses")
_PERSON = ("name", "roles", "acting", "keys", "accounts", "emails")


def read_authority(path: str, content: bytes) -> tuple[Authority, Keys]:
    """Decode one authority register. Raises ConfigurationError when it cannot be relied on."""
    mapping, keys = read_mapping(path, content)
    values = keys.closed(mapping, "", _AUTHORITY, _AUTHORITY_OPTIONAL)
    approval = values.get("approval", {})
    authority = Authority(
        number=keys.text(values, "number"),
        language=keys.text(values, "language"),
        id_pattern=keys.text(values, "id_pattern"),
        time_zone=keys.text(values, "time_zone"),
        people={person.id: person for person in _read_people(keys, values)},
        roles={role: keys.pairs(values["roles"], role, "roles") for role, _, _ in keys.mappings(values, "roles")},
        review_months={
            tier: int(policy["review_months"])
            for tier, policy in (approval.items() if isinstance(approval, dict) else ())
            if isinstance(policy, dict) and str(policy.get("review_months", "")).isdigit()
        },
    )
    if authority.language not in LANGUAGES and authority.language:
        keys.found("value-malformed", "language", key="language", expected=Text("en or zh", "en或zh"))
    if keys.findings:
        raise ConfigurationError(keys.findings)
    return authority, keys


def _read_people(keys: Keys, values: dict[str, Any]) -> Iterable[Person]:
    for person, at, item in keys.mappings(values, "people"):
        details = keys.closed(item, at, ("name", "roles"), _PERSON)
        terms = details.get("roles", [])
        roles = []
        for index, term in enumerate(terms if isinstance(terms, list) else []):
            where = f"{at}.roles[{index}]"
            words = keys.closed(term, where, ("role", "from", "basis"), ("to",))
            role, start, end = (keys.text(words, key, where) for key in ("role", "from", "to"))
            roles.append(RoleTerm(role, start, end))
        yield Person(person, keys.text(details, "name", at), tuple(roles))
