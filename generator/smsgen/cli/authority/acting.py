"""`sms authority acting`: a deputy, for a role and a time."""

from datetime import date
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers
from smsgen.cli.authority.telling import change
from smsgen.cli.command import Command
from smsgen.cli.options import Day
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.app.authority.authority import Draft
    from smsgen.model.authority import Authority


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    day = Day(language)
    params: list[click.Parameter] = [
        click.Argument(["person"], metavar=words.PERSON_ID.of(language), required=False),
        click.Argument(["role"], metavar=words.ROLE_ID.of(language), required=False),
        click.Option(["--for", "absent"], metavar="PERSON", help=words.FOR.of(language)),
        click.Option(["--from", "since"], type=day, metavar="YYYY-MM-DD", help=words.FROM.of(language)),
        click.Option(["--to", "until"], type=day, metavar="YYYY-MM-DD", help=words.TO.of(language)),
        click.Option(["--basis"], help=words.BASIS.of(language)),
    ]
    return Command("acting", language, params=params, about=words.ACTING, callback=click.pass_obj(_act))


def _act(  # noqa: PLR0913 — one parameter per option
    session: Session,
    *,
    person: str | None,
    role: str | None,
    absent: str | None,
    since: date | None,
    until: date | None,
    basis: str | None,
) -> None:
    answers = Answers(session, "sms authority acting")
    id_ = answers.need(person, words.PERSON_ID.of(answers.language), words.ASK_PERSON)
    named = answers.need(role, words.ROLE_ID.of(answers.language), words.ASK_ROLE)
    other = answers.need(absent, "--for", words.ASK_FOR)
    last = answers.need(until.isoformat() if until else None, "--to", words.ASK_TO)
    letter = answers.need(basis, "--basis", words.ASK_BASIS)
    answers.finish()

    def make(before: "Draft") -> "Authority":
        from smsgen.app.authority.authority_people import stand_in
        from smsgen.model.authority import Acting

        first = since.isoformat() if since else before.today
        return stand_in(before, id_, Acting(named, other, first, last, letter))

    change(session, make)
