"""What is known of the certificate and of the way to it: the key `certification` of sms.yml."""

from dataclasses import dataclass, field

from smsgen.model.text import Text


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of the certification project. on: ISO day. done: ISO day, "" while it is ahead. owner: a role id."""

    on: str
    name: Text
    owner: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class Certification:
    """The certification of the organisation.

    body: name of the certification body. approval: number under which the authority lets it certify. scope: as in the
    application, to be the same everywhere. started: ISO day since which the SMS runs. stage_1, stage_2, certified_on:
    ISO days, "" where not known. surveillance: ISO days on which surveillance audits took place. milestones: of the
    project.
    """

    body: str = ""
    approval: str = ""
    scope: Text = field(default_factory=lambda: Text("", ""))
    started: str = ""
    stage_1: str = ""
    stage_2: str = ""
    certified_on: str = ""
    surveillance: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
