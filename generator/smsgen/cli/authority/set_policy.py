"""`sms authority set-policy`: who reviews and approves the documents of a tier."""

from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers, Count
from smsgen.cli.authority.telling import change
from smsgen.cli.command import Command
from smsgen.cli.options import OneOf
from smsgen.cli.output import stop
from smsgen.cli.session import Session
from smsgen.model.approval import LEVELS
from smsgen.model.document import TIERS

if TYPE_CHECKING:
    from smsgen.app.authority.authority import Draft
    from smsgen.model.authority import Authority

_TIERS = (*TIERS, "instance", "translation")
_LISTS = ("major_review", "major_approve", "minor_review", "minor_approve", "confirm")
_NONE = "-"


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    lists = [
        click.Option([f"--{name.replace('_', '-')}"], metavar="ROLES", help=words.ROLE_LIST.of(language))
        for name in _LISTS
    ]
    params: list[click.Parameter] = [
        click.Argument(["tier"], type=OneOf(_TIERS, language), metavar="|".join(_TIERS), required=False),
        *lists,
        click.Option(["--level"], type=OneOf(LEVELS, language), help=words.LEVEL.of(language)),
        click.Option(["--review-months"], type=Count(language), help=words.REVIEW_MONTHS.of(language)),
    ]
    return Command("set-policy", language, params=params, about=words.SET_POLICY, callback=click.pass_obj(_set))


def _set(
    session: Session, *, tier: str | None, level: str | None, review_months: int | None, **roles: str | None
) -> None:
    answers = Answers(session, "sms authority set-policy")
    named = answers.need(tier, "|".join(_TIERS), words.ASK_TIER)
    answers.finish()
    lists = {name: _roles(value) for name, value in roles.items() if value is not None}
    if named not in _TIERS or not (lists or level or review_months):
        raise stop(words.NOTHING_TO_CHANGE.of(answers.language).format(command=answers.command))

    def make(before: "Draft") -> "Authority":
        from smsgen.app.authority.authority_policy import set_policy

        return set_policy(before, named, lists, level or "", review_months)

    change(session, make)


def _roles(value: str) -> tuple[str, ...]:
    return () if value.strip() == _NONE else tuple(dict.fromkeys(value.replace("，", ",").replace(",", " ").split()))
