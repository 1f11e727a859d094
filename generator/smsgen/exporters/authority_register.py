"""Writes an authority register as YAML in one fixed, readable layout (APPROVALS, "Authority register").

Every value is quoted, so that no reader of YAML takes a date or a number for anything but text. Reading what is
written gives the same register again.
"""

from collections.abc import Iterable, Mapping

from smsgen.exporters.quoted_yaml import flow_list, flow_map, key_text, quoted
from smsgen.model.authority import Authority, Key, Person, RoleSet, TierPolicy

SCHEMA = "sms.authority/v1"
COMMENT = (
    "# Authority register: who may approve what, and with which keys. Written by `sms authority`; once signed it is"
    " never changed.\n"
    "# 授权登记册：谁可以批准什么、使用哪些密钥。由“sms authority”写入，签署后不再改动。\n"
)


def register_text(authority: Authority, comment: str = COMMENT) -> str:
    """Return the file of a register; `comment` holds the comment lines on top, each with its line feed."""
    lines = [
        f"schema: {quoted(SCHEMA)}",
        f"number: {quoted(authority.number)}",
        f"issued_at: {quoted(authority.issued_at)}",
        f"time_zone: {quoted(authority.time_zone)}",
        f"language: {quoted(authority.language)}",
        f"id_pattern: {quoted(authority.id_pattern)}",
        "root:",
        f"  signers: {flow_list(authority.root_signers)}",
        f"  threshold: {quoted(str(authority.threshold))}",
        *_block("people", [line for person in authority.people.values() for line in _person(person)]),
        *_block("roles", [f"  {key_text(role)}: {flow_map(names)}" for role, names in authority.roles.items()]),
        "approval:",
        *[line for tier, policy in authority.policies.items() for line in _policy(tier, policy)],
        f"  release: {quoted(authority.release)}",
        *_block("meanings", [f"  {key_text(each)}: {quoted(words)}" for each, words in authority.meanings.items()]),
        *_items("witnesses", "", [{"key": each.key, "forge": each.forge, "from": each.start, "to": each.end}
                                  for each in authority.witnesses]),
    ]  # fmt: skip
    return comment + "".join(f"{line}\n" for line in lines)


def comment_of(content: bytes) -> str:
    """Return the comment lines on top of a register, ours where there are none."""
    kept = ""
    for line in content.decode("utf-8", "replace").splitlines(keepends=True):
        if not line.startswith("#"):
            break
        kept += line
    return kept or COMMENT


def _block(key: str, lines: list[str]) -> list[str]:
    return [f"{key}:", *lines] if lines else [f"{key}: {{}}"]


def _person(person: Person) -> Iterable[str]:
    yield f"  {key_text(person.id)}:"
    yield f"    name: {quoted(person.name)}"
    yield from _items("roles", "    ", [
        {"role": term.role, "from": term.start, "to": term.end, "basis": term.basis} for term in person.roles
    ])  # fmt: skip
    yield from _items("acting", "    ", [
        {"role": each.role, "for": each.stands_for, "from": each.start, "to": each.end, "basis": each.basis}
        for each in person.acting
    ])  # fmt: skip
    yield from _items("keys", "    ", [_key(key) for key in person.keys])
    yield f"    accounts: {flow_map(person.accounts)}"
    yield f"    emails: {flow_list(person.emails)}"


def _key(key: Key) -> Mapping[str, str]:
    return {
        "key": key.line, "from": key.start, "to": key.end, "revoked": key.revoked, "compromised_at": key.compromised_at,
    }  # fmt: skip


def _items(key: str, indent: str, items: list[Mapping[str, str]]) -> list[str]:
    """Return a list with one entry on each line; an end that is not there is left out."""
    if not items:
        return [f"{indent}{key}: []"]
    return [f"{indent}{key}:", *(f"{indent}  - {flow_map(_given(item))}" for item in items)]


def _given(item: Mapping[str, str]) -> Mapping[str, str]:
    return {key: value for key, value in item.items() if value}


def _policy(tier: str, policy: TierPolicy) -> Iterable[str]:
    yield f"  {key_text(tier)}:"
    for name, roles in (("major", policy.major), ("minor", policy.minor)):
        yield f"    {name}: {_role_set(roles)}"
    yield f"    confirm: {flow_list(policy.confirm)}"
    yield f"    level: {quoted(policy.level)}"
    yield f"    review_months: {quoted(str(policy.review_months))}"


def _role_set(roles: RoleSet) -> str:
    parts = {"review": roles.review, "approve": roles.approve}
    return "{" + ", ".join(f"{name}: {flow_list(listed)}" for name, listed in parts.items() if listed) + "}"
