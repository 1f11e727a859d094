"""`sms authority give-role`: a further role, by a letter of appointment."""

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
    params: list[click.Parameter] = [
        click.Argument(["person"], metavar=words.PERSON_ID.of(language), required=False),
        click.Argument(["role"], metavar=words.ROLE_ID.of(language), required=False),
        click.Option(["--basis"], help=words.BASIS.of(language)),
        click.Option(["--from", "since"], type=Day(language), metavar="YYYY-MM-DD", help=words.FROM.of(language)),
    ]
    return Command("give-role", language, params=params, about=words.GIVE_ROLE, callback=click.pass_obj(_give))


def _give(session: Session, *, person: str | None, role: str | None, basis: str | None, since: date | None) -> None:
    answers = Answers(session, "sms authority give-role")
    id_ = answers.need(person, words.PERSON_ID.of(answers.language), words.ASK_PERSON)
    named = answers.need(role, words.ROLE_ID.of(answers.language), words.ASK_ROLE)
    letter = answers.need(basis, "--basis", words.ASK_BASIS)
    answers.finish()

    def make(before: "Draft") -> "Authority":
        from smsgen.app.authority.authority_people import give_role
        from smsgen.model.authority import RoleTerm

        first = since.isoformat() if since else before.today
        return give_role(before, id_, RoleTerm(named, first, "", letter))

    change(session, make)
