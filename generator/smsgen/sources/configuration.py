"""The files without which nothing can be judged: settings, authority register, catalogues of standards."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from smsgen.adapters.yaml import read_yaml
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.authority import Authority, Person, RoleTerm
from smsgen.model.settings import PROFILES, Department, Settings
from smsgen.model.text import LANGUAGES, Text
from smsgen.sources.front_matter import yaml_findings
from smsgen.sources.keys import A_LIST, Keys
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
    keys.findings.extend(yaml_findings(path, text, document))
    if isinstance(document.value, dict):
        return document.value, keys
    if not keys.findings:
        keys.findings.append(Finding("yaml-not-a-mapping", Location(path, 1, 1)))
    return {}, keys


def read_configuration(path: str, content: bytes) -> tuple[dict[str, Any], Keys]:
    """Read a YAML file without which nothing can be judged. Raises ConfigurationError when it holds no mapping."""
    mapping, keys = read_mapping(path, content)
    if not mapping:
        raise ConfigurationError(keys.findings or [Finding("yaml-not-a-mapping", Location(path, 1, 1))])
    return mapping, keys


_SETTINGS = ("schema", "organisation", "short_name", "languages", "standards")
_SETTINGS_OPTIONAL = ("profile", "as_of", "fictional", "departments", "site_url")


def read_settings(content: bytes) -> tuple[Settings, Keys]:
    """Decode `sms.yml`. Raises ConfigurationError when it cannot be relied on."""
    mapping, keys = read_configuration("sms.yml", content)
    values = keys.closed(mapping, "", _SETTINGS, _SETTINGS_OPTIONAL)
    settings = Settings(
        organisation=keys.bilingual(values, "organisation"),
        short_name=keys.bilingual(values, "short_name"),
        languages=keys.texts(values, "languages"),
        standards=keys.texts(values, "standards"),
        profile=keys.text(values, "profile") or "draft",
        as_of=keys.day(values, "as_of"),
        fictional=keys.flag(values, "fictional"),
        departments=tuple(_read_departments(keys, values)),
        site_url=keys.text(values, "site_url"),
    )
    for key in ("languages", "standards"):
        if values.get(key) == []:
            keys.found("value-malformed", key, key=key, expected=A_LIST)
    _check_settings(keys, settings)
    if keys.findings:
        raise ConfigurationError(keys.findings)
    return settings, keys


def _check_settings(keys: Keys, settings: Settings) -> None:
    if settings.profile not in PROFILES:
        keys.found("value-malformed", "profile", key="profile", expected=Text(*[" | ".join(PROFILES)] * 2))
    listed = settings.languages
    if not set(listed) <= set(LANGUAGES) or len(set(listed)) < len(listed):
        keys.found("value-malformed", "languages", key="languages", expected=Text("en, zh or both", "en、zh或两者"))
    for index, standard in enumerate(settings.standards):
        if standard in settings.standards[:index]:
            path = f"standards[{index}]"
            keys.found("value-malformed", path, key=path, expected=Text("a standard not listed before", "未列过的标准"))


def _read_departments(keys: Keys, mapping: dict[str, Any]) -> Iterable[Department]:
    for at, item in keys.entries(mapping, "departments"):
        values = keys.closed(item, at, ("code", "en", "zh"))
        yield Department(keys.text(values, "code", at), Text(keys.text(values, "en", at), keys.text(values, "zh", at)))


A_PATTERN = Text("a regular expression such as SMS-(POL|PRC)-[0-9]{2}", "正则表达式，如SMS-(POL|PRC)-[0-9]{2}")
_AUTHORITY = ("schema", "number", "issued_at", "time_zone", "language", "id_pattern", "root", "people", "roles")
_AUTHORITY_OPTIONAL = ("approval", "meanings", "witnesses")
_MONTHS = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)
_PERSON = ("name", "roles", "acting", "keys", "accounts", "emails")


def read_authority(path: str, content: bytes) -> tuple[Authority, Keys]:
    """Decode the authority register in the file `authority/N.yml`.

    Raises ConfigurationError when it cannot be relied on, which includes a number that is not the N of its file: what
    is signed as register 2 must not stand in the place of register 3.
    """
    mapping, keys = read_configuration(path, content)
    values = keys.closed(mapping, "", _AUTHORITY, _AUTHORITY_OPTIONAL)
    authority = Authority(
        number=keys.text(values, "number"),
        language=keys.text(values, "language"),
        id_pattern=keys.text(values, "id_pattern"),
        time_zone=keys.text(values, "time_zone"),
        people={person.id: person for person in _read_people(keys, values)},
        roles={role: keys.pairs(values["roles"], role, "roles") for role, _, _ in keys.mappings(values, "roles")},
        review_months=dict(_read_review_months(keys, values)),
    )
    named = PurePosixPath(path).stem
    if authority.number != named and authority.number:
        expected = Text(f"{named}, as in the name of the file", f"{named}，与文件名一致")
        keys.found("value-malformed", "number", key="number", expected=expected)
    if authority.language not in LANGUAGES and authority.language:
        keys.found("value-malformed", "language", key="language", expected=Text("en or zh", "en或zh"))
    if not _is_pattern(authority.id_pattern):
        keys.found("value-malformed", "id_pattern", key="id_pattern", expected=A_PATTERN)
    if keys.findings:
        raise ConfigurationError(keys.findings)
    return authority, keys


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def _read_review_months(keys: Keys, values: dict[str, Any]) -> Iterable[tuple[str, int]]:
    for tier, at, policy in keys.mappings(values, "approval"):
        if isinstance(policy, dict) and "review_months" in policy:
            months = keys.text(policy, "review_months", at)
            if _MONTHS.fullmatch(months):
                yield tier, int(months)
            elif months:
                path = f"{at}.review_months"
                keys.found("value-malformed", path, key=path, expected=Text("a number of months", "月数"))


def _read_people(keys: Keys, values: dict[str, Any]) -> Iterable[Person]:
    for person, at, item in keys.mappings(values, "people"):
        details = keys.closed(item, at, ("name", "roles"), _PERSON)
        roles = []
        for where, term in keys.entries(details, "roles", at):
            words = keys.closed(term, where, ("role", "from", "basis"), ("to",))
            start, end = (keys.day(words, key, where) for key in ("from", "to"))
            roles.append(RoleTerm(keys.text(words, "role", where), start, end))
        yield Person(person, keys.text(details, "name", at), tuple(roles))
