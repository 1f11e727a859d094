"""The authority register for people and machines (`sms authority show`)."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from smsgen.analysis.registers import key_holds, lost
from smsgen.exporters.listings.table import table
from smsgen.model.authority import Authority, Key, Person
from smsgen.model.text import BRACKETS, COMMA, Text
from smsgen.reports.authority_changes import POLICY_NAMES, POLICY_PARTS

SCHEMA = "sms.authority-today/v1"

Fingerprint = Callable[[str], str]

_HEAD = Text(
    "{path}, issued {issued}, as of {day}. {signed}", "{path}，签发于{issued}，截至{day}。{signed}"
)  # fmt: skip
_SIGNED = Text("Signed by {people}.", "已签署：{people}。")
_UNSIGNED = Text("Not signed by anybody yet.", "尚无人签署。")
_ROOT = Text("{threshold} of these must sign a register: {people}", "登记册须由以下人员中的{threshold}人签署：{people}")
_ROLES = Text("Roles today", "当前角色")
_KEYS = Text("Keys", "密钥")
_POLICY = Text("Who decides", "审批权限")
_NOBODY = Text("nobody", "无")
_ROLE_HEADS = (Text("Role", "角色"), Text("Name", "名称"), Text("Held by", "担任者"))
_KEY_HEADS = (Text("Person", "人员"), Text("Fingerprint", "指纹"), Text("From", "起始日"), Text("State", "状态"))
_ACTING = Text("{name}, deputy of {other} until {end}", "{name}（代理{other}，至{end}）")
_STATES = {
    "valid": Text("valid", "有效"),
    "later": Text("not yet", "未开始"),
    "ended": Text("ended {day}", "{day}终止"),
    "revoked": Text("revoked", "已吊销"),
}
_TIER = Text("Tier", "层级")


def authority_table(authority: Authority, day: str, fingerprint: Fingerprint, language: str) -> str:
    """Return the register as of `day` in lines."""
    signed = [_name(authority, each.person, language) for each in authority.signatures if each.key]
    words = _SIGNED.of(language).format(people=_list(signed, language)) if signed else _UNSIGNED.of(language)
    root = [_name(authority, each, language) for each in authority.root_signers]
    policy_heads = [_TIER.of(language), *(each.of(language) for each in POLICY_PARTS.values())]
    lines = [
        _HEAD.of(language).format(path=authority.path, issued=authority.issued_at, day=day, signed=words),
        _ROOT.of(language).format(threshold=authority.threshold, people=_list(root, language)),
        "",
        _ROLES.of(language),
        *table(_heads(_ROLE_HEADS, language), list(_role_rows(authority, day, language))),
        "",
        _KEYS.of(language),
        *table(_heads(_KEY_HEADS, language), list(_key_rows(authority, day, fingerprint, language))),
        "",
        _POLICY.of(language),
        *table(policy_heads, [_policy_row(authority, tier, language) for tier in authority.policies]),
    ]
    return "\n".join(lines) + "\n"


def _heads(heads: Sequence[Text], language: str) -> list[str]:
    return [head.of(language) for head in heads]


def _list(words: Sequence[str], language: str) -> str:
    return COMMA.of(language).join(words) or _NOBODY.of(language)


def _name(authority: Authority, person: str, language: str) -> str:
    known = authority.people.get(person)
    return known.name + BRACKETS.of(language).format(person) if known else person


def _role_rows(authority: Authority, day: str, language: str) -> list[tuple[str, str, str]]:
    rows = []
    for role, names in authority.roles.items():
        holders = [_holder(authority, each, language) for each in holders_of(authority, role, day)]
        rows.append((role, names.get(language) or next(iter(names.values()), ""), _list(holders, language)))
    return rows


def _holder(authority: Authority, held: Mapping[str, str], language: str) -> str:
    name = _name(authority, held["person"], language)
    if not held["for"]:
        return name
    return _ACTING.of(language).format(name=name, other=_name(authority, held["for"], language), end=held["to"])


def holders_of(authority: Authority, role: str, day: str) -> list[dict[str, str]]:
    """Return who holds `role` on `day`: person, for (whom as a deputy, else ""), from, to, basis."""
    found = []
    for person in authority.people.values():
        terms = [("", term.role, term.start, term.end, term.basis) for term in person.roles]
        terms += [(each.stands_for, each.role, each.start, each.end, each.basis) for each in person.acting]
        found += [
            {"person": person.id, "for": other, "from": start, "to": end, "basis": basis}
            for other, held, start, end, basis in terms
            if held == role and start <= day and (not end or day <= end)
        ]
    return found


def _key_rows(authority: Authority, day: str, fingerprint: Fingerprint, language: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for person in authority.people.values():
        for key in person.keys:
            state = _STATES[_key_state(key, day)].of(language).format(day=key.end)
            rows.append((_name(authority, person.id, language), fingerprint(key.line), key.start, state))
    return rows


def _key_state(key: Key, day: str) -> str:
    if lost(key, day):
        return "revoked"
    if key_holds(key, day):
        return "valid"
    return "ended" if key.end and key.end < day else "later"


def _policy_row(authority: Authority, tier: str, language: str) -> list[str]:
    name = POLICY_NAMES.get(tier, Text(tier, tier)).of(language)
    cells = (
        _list(value, language) if isinstance(value, list) else str(value) for value in _policy(authority, tier).values()
    )
    return [name, *cells]


def _policy(authority: Authority, tier: str) -> dict[str, Any]:
    policy = authority.policies[tier]
    return {
        "major_review": list(policy.major.review),
        "major_approve": list(policy.major.approve),
        "minor_review": list(policy.minor.review),
        "minor_approve": list(policy.minor.approve),
        "confirm": list(policy.confirm),
        "level": policy.level,
        "review_months": policy.review_months,
    }


def authority_json(authority: Authority, day: str, fingerprint: Fingerprint) -> str:
    """Return the register as of `day` as `sms.authority-today/v1`."""
    value = {
        "schema": SCHEMA,
        "path": authority.path,
        "number": authority.number,
        "digest": authority.digest,
        "issued_at": authority.issued_at,
        "time_zone": authority.time_zone,
        "language": authority.language,
        "as_of": day,
        "root": {"signers": list(authority.root_signers), "threshold": authority.threshold},
        "signed_by": [each.person for each in authority.signatures if each.key],
        "roles": [
            {"id": role, "names": names, "held_by": holders_of(authority, role, day)}
            for role, names in authority.roles.items()
        ],
        "people": [_person(person, day, fingerprint) for person in authority.people.values()],
        "approval": {tier: _policy(authority, tier) for tier in authority.policies},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _person(person: Person, day: str, fingerprint: Fingerprint) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "keys": [
            {"fingerprint": fingerprint(key.line), "key": key.line, "from": key.start, "to": key.end,
             "state": _key_state(key, day)}
            for key in person.keys
        ],
        "emails": list(person.emails),
        "accounts": person.accounts,
    }  # fmt: skip
