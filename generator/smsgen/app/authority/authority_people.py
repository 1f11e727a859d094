"""Changes of who holds which role: pure, from one register to the next. Entries only ever gain ends."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from smsgen.analysis.entitlement import holds
from smsgen.app.authority.authority import Draft
from smsgen.app.writing.refused_change import refused
from smsgen.model.authority import Acting, Authority, Person, RoleTerm
from smsgen.model.text import LANGUAGES, Text, enumerated

# As in the names of signature files.
_PERSON = re.compile(r"[a-z][a-z0-9.-]{0,63}", re.ASCII)
_ROLE = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")
_Term = TypeVar("_Term", RoleTerm, Acting)


def add_person(before: Draft, person: Person) -> Authority:
    """Return the register with a new person in it."""
    check_person_id(person.id)
    if person.id in before.authority.people:
        raise refused(
            en=f"{person.id} is in the register already. A further role: `sms authority give-role {person.id} ROLE`.",
            zh=f"登记册中已有{person.id}。如需增加角色：“sms authority give-role {person.id} 角色”。",
        )
    for term in person.roles:
        check_role(before.authority, term.role)
    for email in person.emails:
        check_email(before.authority, person.id, email)
    return with_person(before.authority, person)


def check_person_id(person: str) -> None:
    """Raise AuthorityError where `person` cannot be the id of a person."""
    if not _PERSON.fullmatch(person):
        raise refused(
            en=f"{person} cannot be a person's id: small ASCII letters, digits, dots and hyphens, such as li.qing.",
            zh=f"{person}不能作为人员标识：只用小写英文字母、数字、点和连字符，如li.qing。",
        )


def edit_person(before: Draft, person: str, name: str, emails: Sequence[str], accounts: Mapping[str, str]) -> Authority:
    """Return the register with another name, further e-mail addresses or accounts of a person; "" keeps the name."""
    known = person_of(before.authority, person)
    for email in emails:
        check_email(before.authority, person, email)
    kept = tuple(dict.fromkeys((*known.emails, *emails)))
    changed = replace(known, name=name or known.name, emails=kept, accounts={**known.accounts, **accounts})
    return with_person(before.authority, changed)


def give_role(before: Draft, person: str, term: RoleTerm) -> Authority:
    """Return the register in which a person holds a further role."""
    known = person_of(before.authority, person)
    check_role(before.authority, term.role)
    if any(each.role == term.role and (not each.end or each.end >= term.start) for each in known.roles):
        raise refused(
            en=f"{known.name} ({person}) holds {term.role} on {term.start} already.",
            zh=f"{known.name}（{person}）在{term.start}已担任{term.role}。",
        )
    return with_person(before.authority, replace(known, roles=(*known.roles, term)))


def end_roles(before: Draft, person: str, roles: Sequence[str], day: str) -> Authority:
    """Return the register in which `day` is the last on which a person holds `roles`, as deputy too."""
    known = person_of(before.authority, person)
    going_on = {term.role for term in known.roles if _goes_on(term, day)}
    going_on |= {each.role for each in known.acting if _goes_on(each, day)}
    for role in roles:
        if role not in going_on:
            raise refused(
                en=f"{known.name} ({person}) does not hold {role} after {day}. `sms authority show` lists all roles.",
                zh=f"{known.name}（{person}）在{day}之后并未担任{role}。“sms authority show”列出全部角色。",
            )
    return with_person(before.authority, _ended(before, known, frozenset(roles), day))


def leave(before: Draft, person: str, day: str) -> Authority:
    """Return the register in which a person has left after `day`: no role, no key, no root signer."""
    known = person_of(before.authority, person)
    every = frozenset({term.role for term in known.roles} | {each.role for each in known.acting})
    gone = _ended(before, known, every, day)
    keys = tuple(key if key.end and key.end <= day else key._replace(end=day) for key in gone.keys if key.start <= day)
    authority = with_person(before.authority, replace(gone, keys=keys))
    if person not in authority.root_signers:
        return authority
    signers = tuple(each for each in authority.root_signers if each != person)
    if len(signers) < authority.threshold:
        raise refused(
            en=f"{known.name} ({person}) is one of the {len(authority.root_signers)} root signers, and"
            f" {authority.threshold} must sign. Name another one first: `sms authority set-root --add PERSON`.",
            zh=f"{known.name}（{person}）是{len(authority.root_signers)}名根签署人之一，而签署须满{authority.threshold}人。"
            "请先指定另一名根签署人：“sms authority set-root --add 人员”。",
        )
    return replace(authority, root_signers=signers)


def _ended(before: Draft, person: Person, roles: frozenset[str], day: str) -> Person:
    base = before.base.people.get(person.id) if before.base else None
    was: frozenset[RoleTerm | Acting] = frozenset((*base.roles, *base.acting)) if base else frozenset()
    kept = [now for term in person.roles if (now := _with_end(term, roles, day, was))]
    acting = [deputy for each in person.acting if (deputy := _with_end(each, roles, day, was))]
    return replace(person, roles=tuple(kept), acting=tuple(acting))


def _with_end(term: _Term, roles: frozenset[str], day: str, was: frozenset[RoleTerm | Acting]) -> _Term | None:
    """Return a term with its end, None where it never comes about: it begins later, and no signed register has it."""
    if term.role not in roles or not _goes_on(term, day):
        return term
    if term.start <= day:
        return term._replace(end=day)
    if term in was:
        raise refused(
            en=f"{term.role} begins on {term.start} only. Name that day or a later one as the last.",
            zh=f"{term.role}自{term.start}才开始。请把该日或更晚的日期作为最后一日。",
        )
    return None


def _goes_on(term: RoleTerm | Acting, day: str) -> bool:
    return not term.end or term.end > day


def stand_in(before: Draft, person: str, deputy: Acting) -> Authority:
    """Return the register in which a person acts for another one."""
    known = person_of(before.authority, person)
    absent = person_of(before.authority, deputy.stands_for)
    check_role(before.authority, deputy.role)
    if deputy.stands_for == person:
        raise refused(
            en="Nobody is their own deputy: name another person with --for.",
            zh="不能由本人代理本人：请用--for指定他人。",
        )
    if not holds(replace(absent, acting=()), deputy.role, deputy.start):
        raise refused(
            en=f"{absent.name} ({absent.id}) does not hold {deputy.role} on {deputy.start}, so nobody acts for them.",
            zh=f"{absent.name}（{absent.id}）在{deputy.start}未担任{deputy.role}，无从代理。",
        )
    if deputy.end < deputy.start:
        raise refused(
            en=f"The last day, {deputy.end}, comes before the first, {deputy.start}.",
            zh=f"最后一日{deputy.end}早于第一日{deputy.start}。",
        )
    return with_person(before.authority, replace(known, acting=(*known.acting, deputy)))


def name_role(before: Draft, role: str, names: Mapping[str, str]) -> Authority:
    """Return the register with a new role, or other names of a known one."""
    if not _ROLE.fullmatch(role) or role == "owner":
        raise refused(
            en=f"{role} cannot be a role's id: small ASCII letters, digits and hyphens, such as quality-manager.",
            zh=f"{role}不能作为角色标识：只用小写英文字母、数字和连字符，如quality-manager。",
        )
    return replace(before.authority, roles={**before.authority.roles, role: dict(names)})


def person_of(authority: Authority, person: str) -> Person:
    """Return a person of the register. Raises AuthorityError where there is none of that id."""
    known = authority.people.get(person)
    if known is None:
        people = enumerated(authority.people)
        raise refused(
            en=f"{person} is not in the register. It holds: {people.en}. A new one:"
            f" `sms authority add-person {person}`.",
            zh=f"登记册中没有{person}。现有：{people.zh}。新增人员：“sms authority add-person {person}”。",
        )
    return known


def check_role(authority: Authority, role: str) -> None:
    """Raise AuthorityError where the register names no such role."""
    if role not in authority.roles:
        listed = {language: listed_roles(authority.roles, language) for language in LANGUAGES}
        raise refused(
            en=f"{role} is not a role of the register. It names: {listed['en']}. A new one is named by"
            " `sms authority name-role ROLE`, in the first register by --role.",
            zh=f"登记册中没有标识为{role}的角色。现有：{listed['zh']}。新增角色用“sms authority name-role 角色”，"
            "建立首份登记册时用--role。",
        )


def listed_roles(roles: Mapping[str, Mapping[str, str]], language: str) -> str:
    """Return the ids of the roles for a message, in Chinese with their names."""
    known = (Text(role, f"{role}（{names['zh']}）" if names.get("zh") else role) for role, names in roles.items())
    return enumerated(known).of(language)


def with_person(authority: Authority, person: Person) -> Authority:
    """Return the register with this person in the place of the one of the same id."""
    return replace(authority, people={**authority.people, person.id: person})


def check_email(authority: Authority, person: str, email: str) -> None:
    """Raise AuthorityError where `email` can stand in no git commit, or is another person's."""
    # What an input method for Chinese makes of a full stop or an @ looks the same and fits no commit.
    if not _EMAIL.fullmatch(email) or unicodedata.normalize("NFKC", email) != email:
        raise refused(
            en=f"{email} is no e-mail address: NAME@HOST as in git commits, without blanks and full-width characters.",
            zh=f"{email}不是邮箱地址：应与git提交中的写法一致，即“名称@主机”，不含空格和全角字符。",
        )
    for other in authority.people.values():
        if other.id != person and email.lower() in {each.lower() for each in other.emails}:
            raise refused(
                en=f"{email} is the address of {other.name} ({other.id}) already.",
                zh=f"{email}已是{other.name}（{other.id}）的邮箱。",
            )
