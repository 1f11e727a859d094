"""The authority register: who holds which role (APPROVALS, "Authority register")."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RoleTerm:
    """A role that a person holds from a day (ISO date) to a day ("" while it goes on)."""

    role: str
    start: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the register."""

    id: str
    name: str
    roles: tuple[RoleTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """The register in force: the highest `authority/N.yml`.

    language: the authoritative language. id_pattern: regular expression that a document id matches whole.
    roles: role id → language → name. review_months: tier → months between reviews.
    """

    number: str
    language: str
    id_pattern: str
    time_zone: str = "UTC"
    people: dict[str, Person] = field(default_factory=dict)
    roles: dict[str, dict[str, str]] = field(default_factory=dict)
    review_months: dict[str, int] = field(default_factory=dict)
