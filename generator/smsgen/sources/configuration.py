"""The files without which nothing can be judged: settings, and how the others are read."""

import re
from collections.abc import Iterable
from typing import Any

from smsgen.adapters.yaml import read_yaml
from smsgen.diagnostics import Finding
from smsgen.location import Location
from smsgen.model.document import CLASSIFICATIONS
from smsgen.model.settings import PROFILES, Department, Settings, Thresholds
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
_SETTINGS_OPTIONAL = ("profile", "as_of", "fictional", "departments", "site_url", "publish", "thresholds")
_DAYS = re.compile(r"[0-9]{1,3}", re.ASCII)


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
        thresholds=_read_thresholds(keys, values),
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


def _read_thresholds(keys: Keys, mapping: dict[str, Any]) -> Thresholds:
    if "thresholds" not in mapping:
        return Thresholds()
    at = "thresholds"
    values = keys.closed(mapping[at], at, (), ("back_fill_days",))
    days = keys.text(values, "back_fill_days", at) or str(Thresholds().back_fill_days)
    if not _DAYS.fullmatch(days):
        path = f"{at}.back_fill_days"
        keys.found("value-malformed", path, key=path, expected=Text("a number of days", "天数"))
        return Thresholds()
    return Thresholds(back_fill_days=int(days))


def _read_departments(keys: Keys, mapping: dict[str, Any]) -> Iterable[Department]:
    for at, item in keys.entries(mapping, "departments"):
        values = keys.closed(item, at, ("code", "en", "zh"))
        yield Department(keys.text(values, "code", at), Text(keys.text(values, "en", at), keys.text(values, "zh", at)))
