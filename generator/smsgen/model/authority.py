"""The authority register: who may approve what, and with which keys (APPROVALS, "Authority register").

Days are ISO dates in the register's time zone, an end is the last day on which the entry holds, "" while it goes on.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from smsgen.model.text import Text


class RoleTerm(NamedTuple):
    """A role that a person holds. basis: the letter of appointment (任命书)."""

    role: str
    start: str
    end: str = ""
    basis: str = ""


class Acting(NamedTuple):
    """A role that a person holds in place of another person (a deputy)."""

    role: str
    stands_for: str
    start: str
    end: str = ""
    basis: str = ""


class Key(NamedTuple):
    """A public key (one line, type and base64). revoked: the day; compromised_at: nothing signed since is trusted."""

    line: str
    start: str
    end: str = ""
    revoked: str = ""
    compromised_at: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the register. accounts: forge → immutable id. emails: as in git commits."""

    id: str
    name: str
    roles: tuple[RoleTerm, ...] = ()
    acting: tuple[Acting, ...] = ()
    keys: tuple[Key, ...] = ()
    accounts: dict[str, str] = field(default_factory=dict)
    emails: tuple[str, ...] = ()


class RoleSet(NamedTuple):
    """The roles that review and that approve one kind of version; `owner` means the document's owner."""

    review: tuple[str, ...] = ()
    approve: tuple[str, ...] = ()


class TierPolicy(NamedTuple):
    """What a tier asks for. level: the least of `claimed`, `witnessed`, `signed`. review_months: between reviews."""

    major: RoleSet = RoleSet()
    minor: RoleSet = RoleSet()
    confirm: tuple[str, ...] = ()
    level: str = "signed"
    review_months: int = 12


class Witness(NamedTuple):
    """A key that attests reviews given on a forge."""

    key: str
    forge: str
    start: str
    end: str = ""


class RegisterSignature(NamedTuple):
    """A signature beside a register. key: the public key that made it, "" where it does not verify (see fault)."""

    path: str
    person: str
    key: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """One register. The highest number is in force.

    language: the authoritative language. id_pattern: regular expression that a document id matches whole. roles: role
    id → language → name. policies: by tier, `instance` and `translation` included. release: `together` or
    `source-first`. path, digest (`sha256:…`) and signatures say where and how it stands in the tree.
    """

    number: str
    language: str
    id_pattern: str
    issued_at: str = ""
    time_zone: str = "UTC"
    root_signers: tuple[str, ...] = ()
    threshold: int = 1
    people: dict[str, Person] = field(default_factory=dict)
    roles: dict[str, dict[str, str]] = field(default_factory=dict)
    policies: dict[str, TierPolicy] = field(default_factory=dict)
    release: str = "together"
    meanings: dict[str, str] = field(default_factory=dict)
    witnesses: tuple[Witness, ...] = ()
    path: str = ""
    digest: str = ""
    signatures: tuple[RegisterSignature, ...] = ()

    def name_of(self, person: str) -> str:
        """Return the name of a person by id; the id itself where the register has nobody of it."""
        known = self.people.get(person)
        return known.name if known else person

    def identified(self, person: str) -> Text:
        """Return the name of a person with the id behind it; the id alone where the register has nobody of it."""
        known = self.people.get(person)
        return Text(f"{known.name} ({person})", f"{known.name}（{person}）") if known else Text(person, person)

    def role_named(self, role: str) -> Text:
        """Return the name of a role by id; the id itself where the register has no such role, or no name of it."""
        names = self.roles.get(role, {})
        return Text(names.get("en", role), names.get("zh", role))
