"""The first register of an organisation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from smsgen.app.authority.authority import Written, create, moment_text, zone_of
from smsgen.app.authority.authority_defaults import MEANINGS, NEEDED_ROLES, POLICIES, ROLES
from smsgen.app.authority.authority_people import check_email, check_person_id, check_role, person_of
from smsgen.app.authority.authority_policy import check_root
from smsgen.app.writing.refused_change import refused
from smsgen.model.authority import Authority, Key, Person, RoleTerm

PATH = "authority/1.yml"


def start(
    time_zone: str,
    language: str,
    id_pattern: str,
    roles: Mapping[str, Mapping[str, str]],
    now: datetime,
) -> Authority:
    """Return a first register without people. roles: in addition to the shipped ones, id → language → name."""
    zone = zone_of(time_zone)
    try:
        re.compile(id_pattern, re.ASCII)
    except (re.error, OverflowError, RecursionError):
        raise refused(
            en=f"{id_pattern} is not a regular expression such as SMS-(POL|PRC)-[0-9]{{2}}.",
            zh=f"{id_pattern}不是正则表达式，如SMS-(POL|PRC)-[0-9]{{2}}。",
        ) from None
    return Authority(
        number="1",
        language=language,
        id_pattern=id_pattern,
        issued_at=moment_text(now, zone),
        time_zone=time_zone,
        roles={
            **{role: names._asdict() for role, names in ROLES.items()},
            **{id_: dict(n) for id_, n in roles.items()},
        },
        policies=dict(POLICIES),
        meanings={decision: words.of(language) for decision, words in MEANINGS.items()},
        path=PATH,
    )


def with_role(authority: Authority, person: str, name: str, term: RoleTerm) -> Authority:
    """Return the register with a person's first or further role."""
    check_person_id(person)
    check_role(authority, term.role)
    known = authority.people.get(person, Person(person, name))
    if known.name != name:
        raise refused(
            en=f"{person} is named both {known.name} and {name}.", zh=f"{person}有两个姓名：{known.name}和{name}。"
        )
    changed = replace(known, roles=(*known.roles, term))
    return replace(authority, people={**authority.people, person: changed})


def with_key(authority: Authority, person: str, line: str, day: str) -> Authority:
    """Return the register with a person's key."""
    known = person_of(authority, person)
    changed = replace(known, keys=(*known.keys, Key(line, day)))
    return replace(authority, people={**authority.people, person: changed})


def with_email(authority: Authority, person: str, email: str) -> Authority:
    """Return the register with an e-mail address of a person, as in git commits."""
    known = person_of(authority, person)
    check_email(authority, person, email)
    changed = replace(known, emails=tuple(dict.fromkeys((*known.emails, email))))
    return replace(authority, people={**authority.people, person: changed})


def finish(root: Path, authority: Authority, signers: Sequence[str], threshold: int) -> Written:
    """Write the register with its root signers. Raises AuthorityError where it is refused."""
    for person in signers:
        person_of(authority, person)
    whole = replace(authority, root_signers=tuple(dict.fromkeys(signers)), threshold=threshold)
    check_root(whole)
    return create(root, whole)


def nobody_holds(authority: Authority) -> tuple[str, ...]:
    """Return the roles that the shipped policy asks for and nobody holds."""
    held = {term.role for person in authority.people.values() for term in person.roles if not term.end}
    return tuple(role for role in NEEDED_ROLES if role not in held)
