"""The settings of the set, `sms.yml`."""

from dataclasses import dataclass

from smsgen.model.text import Text

PROFILES = ("draft", "release", "audit")


@dataclass(frozen=True, slots=True)
class Department:
    """A department of the organisation: its code and its name."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something is worth a finding (the key `thresholds`).

    back_fill_days: a record written more days after the day that it is about counts as filled in afterwards.
    """

    back_fill_days: int = 7


@dataclass(frozen=True, slots=True)
class Settings:
    """The decoded `sms.yml`.

    languages: the languages to publish, the authoritative one first. standards: catalogue keys
    (`name:edition`), the first is the one that unprefixed clause numbers mean. profile: the default profile.
    as_of: the date of judgement (ISO date), "" for today. fictional: the organisation does not exist. publish: the
    highest classification of what the site shows. thresholds: see `Thresholds`.
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
    thresholds: Thresholds = Thresholds()
