"""Authority registers: `authority/N.yml`, each signed beside it (APPROVALS, "Authority register")."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from smsgen.model.authority import Acting, Authority, Key, Person, RoleSet, RoleTerm, TierPolicy, Witness
from smsgen.model.day import is_day, moment
from smsgen.model.document import TIERS
from smsgen.model.text import LANGUAGES, Text
from smsgen.sources.configuration import ConfigurationError, read_configuration
from smsgen.sources.keys import Keys
from smsgen.sources.register_signatures import read_signatures

A_PATTERN = Text("a regular expression such as SMS-(POL|PRC)-[0-9]{2}", "正则表达式，如SMS-(POL|PRC)-[0-9]{2}")
A_NUMBER = Text("a whole number from 1 to 999", "1到999的整数")
A_DAY = Text("a date YYYY-MM-DD", "日期YYYY-MM-DD")
A_MOMENT = Text("a time with its zone, such as 2026-01-01T00:00:00+00:00", "带时区的时间，如2026-01-01T00:00:00+00:00")
A_KEY = Text("an SSH public key such as ssh-ed25519 AAAA…", "SSH公钥，如ssh-ed25519 AAAA…")
_REQUIRED = (
    "schema", "number", "issued_at", "time_zone", "language", "id_pattern", "root", "people", "roles",
)  # fmt: skip
_OPTIONAL = ("approval", "meanings", "witnesses")
_PERSON = ("acting", "keys", "accounts", "emails")
_POLICY = ("major", "minor", "confirm", "level", "review_months")
_POLICIES = (*TIERS, "instance", "translation")
_COUNT = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)
_KEY = re.compile(r"(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]{1,60} [A-Za-z0-9+/]{16,4096}={0,2}", re.ASCII)


def read_authority(path: str, content: bytes, files: Mapping[str, bytes] | None = None) -> Authority:
    """Decode the register in the file `authority/N.yml`; `files` holds the signatures beside it.

    Raises ConfigurationError when the register cannot be relied on as data, which includes a number that is not the N
    of its file: what is signed as register 2 must not stand in the place of register 3. Whether it is signed by those
    who may is for the analysis.
    """
    mapping, keys = read_configuration(path, content)
    values = keys.closed(mapping, "", _REQUIRED, _OPTIONAL)
    root = keys.closed(values["root"], "root", ("signers", "threshold")) if "root" in values else {}
    approval = {tier: policy for tier, _, policy in keys.mappings(values, "approval")}
    release = keys.text(approval, "release", "approval") or "together"
    approval.pop("release", None)
    authority = Authority(
        number=keys.text(values, "number"),
        language=keys.text(values, "language"),
        id_pattern=keys.text(values, "id_pattern"),
        issued_at=_time(keys, values, "issued_at"),
        time_zone=keys.text(values, "time_zone"),
        root_signers=keys.texts(root, "signers", "root"),
        threshold=_count(keys, root, "threshold", "root", 1),
        people={person.id: person for person in _read_people(keys, values)},
        roles={role: keys.pairs(values["roles"], role, "roles") for role, _, _ in keys.mappings(values, "roles")},
        policies={tier: _read_policy(keys, approval, tier) for tier in approval},
        release=release,
        meanings=keys.pairs(values, "meanings"),
        witnesses=tuple(_read_witnesses(keys, values)),
        path=path,
        digest=f"sha256:{sha256(content).hexdigest()}",
        signatures=read_signatures(path, content, files or {}),
    )
    _check(keys, authority)
    if keys.findings:
        raise ConfigurationError(keys.findings)
    return authority


def _check(keys: Keys, authority: Authority) -> None:
    named = PurePosixPath(authority.path).stem
    if authority.number and authority.number != named:
        _malformed(keys, "number", Text(f"{named}, as in the name of the file", f"{named}，与文件名一致"))
    if authority.language and authority.language not in LANGUAGES:
        _malformed(keys, "language", Text("en or zh", "en或zh"))
    if not _is_pattern(authority.id_pattern):
        _malformed(keys, "id_pattern", A_PATTERN)
    if authority.release not in ("together", "source-first"):
        _malformed(keys, "approval.release", Text(*["together | source-first"] * 2))
    for tier in authority.policies:
        if tier not in _POLICIES:
            _malformed(keys, f"approval.{tier}", Text(*[" | ".join(_POLICIES)] * 2))


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def _malformed(keys: Keys, path: str, expected: Text) -> None:
    keys.found("value-malformed", path, key=path, expected=expected)


def _count(keys: Keys, mapping: dict[str, Any], key: str, at: str, default: int) -> int:
    text = keys.text(mapping, key, at)
    if _COUNT.fullmatch(text):
        return int(text)
    if text:
        _malformed(keys, f"{at}.{key}", A_NUMBER)
    return default


def _time(keys: Keys, mapping: dict[str, Any], key: str, at: str = "") -> str:
    text = keys.text(mapping, key, at)
    if text and moment(text) is None:
        _malformed(keys, f"{at}.{key}" if at else key, A_MOMENT)
    return text


def _days(keys: Keys, words: dict[str, Any], at: str, *names: str) -> list[str]:
    """Return the days under `names`; one that is missing is ""."""
    days = [keys.text(words, name, at) for name in names]
    for name, day in zip(names, days, strict=True):
        if day and not is_day(day):
            _malformed(keys, f"{at}.{name}", A_DAY)
    return days


def _read_people(keys: Keys, values: dict[str, Any]) -> Iterable[Person]:
    for person, at, item in keys.mappings(values, "people"):
        details = keys.closed(item, at, ("name", "roles"), _PERSON)
        yield Person(
            id=person,
            name=keys.text(details, "name", at),
            roles=tuple(_terms(keys, details, at)),
            acting=tuple(_acting(keys, details, at)),
            keys=tuple(_keys(keys, details, at)),
            accounts=keys.pairs(details, "accounts", at),
            emails=keys.texts(details, "emails", at),
        )


def _terms(keys: Keys, details: dict[str, Any], at: str) -> Iterable[RoleTerm]:
    for where, item in keys.entries(details, "roles", at):
        words = keys.closed(item, where, ("role", "from", "basis"), ("to",))
        start, end = _days(keys, words, where, "from", "to")
        yield RoleTerm(keys.text(words, "role", where), start, end, keys.text(words, "basis", where))


def _acting(keys: Keys, details: dict[str, Any], at: str) -> Iterable[Acting]:
    for where, item in keys.entries(details, "acting", at):
        words = keys.closed(item, where, ("role", "for", "from", "to", "basis"))
        role, stands_for, basis = (keys.text(words, key, where) for key in ("role", "for", "basis"))
        start, end = _days(keys, words, where, "from", "to")
        yield Acting(role, stands_for, start, end, basis)


def _keys(keys: Keys, details: dict[str, Any], at: str) -> Iterable[Key]:
    for where, item in keys.entries(details, "keys", at):
        words = keys.closed(item, where, ("key", "from"), ("to", "revoked", "compromised_at"))
        start, end, revoked = _days(keys, words, where, "from", "to", "revoked")
        yield Key(_key(keys, words, where), start, end, revoked, _time(keys, words, "compromised_at", where))


def _key(keys: Keys, words: dict[str, Any], where: str) -> str:
    text = keys.text(words, "key", where)
    line = " ".join(text.split()[:2])
    if text and not _KEY.fullmatch(line):
        _malformed(keys, f"{where}.key", A_KEY)
    return line


def _read_witnesses(keys: Keys, values: dict[str, Any]) -> Iterable[Witness]:
    for where, item in keys.entries(values, "witnesses"):
        words = keys.closed(item, where, ("key", "forge", "from"), ("to",))
        line, forge = _key(keys, words, where), keys.text(words, "forge", where)
        start, end = _days(keys, words, where, "from", "to")
        yield Witness(line, forge, start, end)


def _read_policy(keys: Keys, approval: dict[str, Any], tier: str) -> TierPolicy:
    at = f"approval.{tier}"
    words = keys.closed(approval[tier], at, (), _POLICY)
    level = keys.text(words, "level", at)
    if level and level not in ("claimed", "witnessed", "signed"):
        _malformed(keys, f"{at}.level", Text(*["claimed | witnessed | signed"] * 2))
    return TierPolicy(
        major=_roles(keys, words, "major", at),
        minor=_roles(keys, words, "minor", at),
        confirm=keys.texts(words, "confirm", at),
        level=level or "signed",
        review_months=_count(keys, words, "review_months", at, 12),
    )


def _roles(keys: Keys, words: dict[str, Any], key: str, at: str) -> RoleSet:
    where = f"{at}.{key}"
    roles = keys.closed(words.get(key, {}), where, (), ("review", "approve"))
    return RoleSet(keys.texts(roles, "review", where), keys.texts(roles, "approve", where))
