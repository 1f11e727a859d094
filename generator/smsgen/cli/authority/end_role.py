"""`sms authority end-role`: a role that ends, or everything of somebody who leaves."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers, clean, on_terminal
from smsgen.cli.authority.telling import change
from smsgen.cli.command import Command
from smsgen.cli.options import Day
from smsgen.cli.output import stop
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.app.authority.authority import Draft
    from smsgen.model.authority import Authority


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["person"], metavar=words.PERSON_ID.of(language), required=False),
        click.Argument(["roles"], metavar=words.ROLE_ID.of(language), nargs=-1),
        click.Option(["--all", "everything"], is_flag=True, help=words.ALL.of(language)),
        click.Option(["--on", "day"], type=Day(language), metavar="YYYY-MM-DD", help=words.ON.of(language)),
    ]
    return Command("end-role", language, params=params, about=words.END_ROLE, callback=click.pass_obj(_end))


def _end(session: Session, *, person: str | None, roles: Sequence[str], everything: bool, day: date | None) -> None:
    answers = Answers(session, "sms authority end-role")
    id_ = answers.need(person, words.PERSON_ID.of(answers.language), words.ASK_PERSON)
    named = [clean(each) for each in roles]
    if not named and not everything and on_terminal():
        named = [answers.ask(words.ASK_ROLE)]
    answers.finish()
    if bool(named) == everything:
        raise stop(words.ROLE_OR_ALL.of(answers.language))

    def make(before: "Draft") -> "Authority":
        from smsgen.app.authority.authority_people import end_roles, leave

        last = day.isoformat() if day else before.today
        return leave(before, id_, last) if everything else end_roles(before, id_, named, last)

    change(session, make)
