"""The files without which nothing can be judged: settings, and how the others are read."""

import re
from collections.abc import Iterable
from typing import Any

from smsgen.adapters.yaml import read_yaml
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import CLASSIFICATIONS
from smsgen.model.settings import PROFILES, RECORD_PAGES, TIER_COUNTS, TIERS_USED, Department, Settings
from smsgen.model.text import LANGUAGES, Text
from smsgen.sources.front_matter import yaml_findings
from smsgen.sources.keys import A_LIST, Keys
from smsgen.sources.read_bytes import decode
from smsgen.sources.read_certification import read_certification
from smsgen.sources.read_forge import read_forge
from smsgen.sources.read_thresholds import read_record_kinds, read_thresholds

_COUNT = re.compile(r"[0-9]{1,6}", re.ASCII)
_A_COUNT = Text("a whole number, such as 2000", "整数，如2000")
_A_FREE_ROLE = Text("a role that no other line of departments names", "未列入其他部门的角色")


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
_SETTINGS_OPTIONAL = (
    "profile",
    "as_of",
    "fictional",
    "departments",
    "site_url",
    "publish",
    "thresholds",
    "record_kinds",
    "record_pages",
    "forge",
    "tiers",
    "certification",
)


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
        publish=keys.text(values, "publish") or "internal",
        thresholds=read_thresholds(keys, values),
        record_kinds=read_record_kinds(keys, values),
        record_pages=_read_record_pages(keys, values),
        forge=read_forge(keys, values),
        tiers=_read_tiers(keys, values),
        certification=read_certification(keys, values),
        places=keys.places,
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
    if settings.publish not in CLASSIFICATIONS:
        keys.found("value-malformed", "publish", key="publish", expected=Text(*[" | ".join(CLASSIFICATIONS)] * 2))
    listed = settings.languages
    if not set(listed) <= set(LANGUAGES) or len(set(listed)) < len(listed):
        keys.found("value-malformed", "languages", key="languages", expected=Text("en, zh or both", "en、zh或两者"))
    for index, standard in enumerate(settings.standards):
        if standard in settings.standards[:index]:
            path = f"standards[{index}]"
            keys.found("value-malformed", path, key=path, expected=Text("a standard not listed before", "未列过的标准"))


def _read_departments(keys: Keys, mapping: dict[str, Any]) -> Iterable[Department]:
    placed: set[str] = set()
    for at, item in keys.entries(mapping, "departments"):
        values = keys.closed(item, at, ("code", "en", "zh"), ("roles",))
        roles = keys.texts(values, "roles", at) if "roles" in values else ()
        for index, role in enumerate(roles):
            if role in placed:
                path = f"{at}.roles[{index}]"
                keys.found("value-malformed", path, key=path, expected=_A_FREE_ROLE)
            placed.add(role)
        name = Text(keys.text(values, "en", at), keys.text(values, "zh", at))
        yield Department(keys.text(values, "code", at), name, roles)


def _read_tiers(keys: Keys, mapping: dict[str, Any]) -> int:
    counts = {str(count): count for count in TIER_COUNTS}
    text = keys.text(mapping, "tiers")
    if text and text not in counts:
        keys.found("value-malformed", "tiers", key="tiers", expected=Text(*[" | ".join(counts)] * 2))
    return counts.get(text, TIERS_USED)


def _read_record_pages(keys: Keys, mapping: dict[str, Any]) -> int:
    text = keys.text(mapping, "record_pages")
    if text and not _COUNT.fullmatch(text):
        keys.found("value-malformed", "record_pages", key="record_pages", expected=_A_COUNT)
        return RECORD_PAGES
    return int(text) if text else RECORD_PAGES
