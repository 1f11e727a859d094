"""The settings of the set, `sms.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smsgen.model.certification import Certification
from smsgen.model.text import Text
from smsgen.model.thresholds import Thresholds

PROFILES = ("draft", "release", "audit")
# How many tiers of documents a set may have. With three (manual and policies, procedures, forms) there are no guides.
TIER_COUNTS = (3, 4)
TIERS_USED = 4


@dataclass(frozen=True, slots=True)
class Department:
    """A department of the organisation: its code, its name, and the ids of the roles that belong to it."""

    code: str
    name: Text
    roles: tuple[str, ...] = ()


# Up to so many records each has a page of its own on the site; above it the site lists forms with counts alone.
RECORD_PAGES = 2000


FORGE_KINDS = ("github", "gitlab")


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the repository is edited in a browser (the key `forge`).

    url: of the repository, https. branch: new records are made from it. kind: of FORGE_KINDS, which says how addresses
    of the editor are made.
    """

    url: str
    branch: str = "main"
    kind: str = "github"


@dataclass(frozen=True, slots=True)
class Settings:
    """The decoded `sms.yml`.

    languages: the languages to publish, the authoritative one first. standards: catalogue keys
    (`name:edition`), the first is the one that unprefixed clause numbers mean. profile: the default profile.
    as_of: the date of judgement (ISO date), "" for today. fictional: the organisation does not exist. publish: the
    highest classification of what the site shows. thresholds: see `Thresholds`. record_kinds: kind of record (KINDS) →
    id of the form that keeps it. record_pages: the site has a page for each record only up to so many of them. forge:
    None where forms are not handed to one. tiers: of TIER_COUNTS.
    certification: what is known of the certificate. places: data path of the file → (line, column).
    """

    organisation: Text
    short_name: Text
    languages: tuple[str, ...]
    standards: tuple[str, ...]
    profile: str = "draft"
    as_of: str = ""
    fictional: bool = False
    departments: tuple[Department, ...] = ()
    site_url: str = ""
    publish: str = "internal"
    thresholds: Thresholds = field(default_factory=Thresholds)
    record_kinds: Mapping[str, str] = field(default_factory=dict)
    record_pages: int = RECORD_PAGES
    forge: Forge | None = None
    tiers: int = TIERS_USED
    certification: Certification = field(default_factory=Certification)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)
