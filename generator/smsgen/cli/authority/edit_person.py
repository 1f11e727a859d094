"""`sms authority edit-person`: another name, further e-mail addresses and accounts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers, clean
from smsgen.cli.authority.telling import change
from smsgen.cli.command import Command
from smsgen.cli.output import stop
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.app.authority.authority import Draft
    from smsgen.model.authority import Authority


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["person"], metavar=words.PERSON_ID.of(language), required=False),
        click.Option(["--name"], help=words.NAME.of(language)),
        click.Option(["--email"], multiple=True, help=words.EMAIL.of(language)),
        click.Option(["--account"], multiple=True, metavar="FORGE=ID", help=words.ACCOUNT.of(language)),
    ]
    return Command("edit-person", language, params=params, about=words.EDIT_PERSON, callback=click.pass_obj(_edit))


def _edit(
    session: Session, *, person: str | None, name: str | None, email: Sequence[str], account: Sequence[str]
) -> None:
    language = session.language.code
    answers = Answers(session, "sms authority edit-person")
    id_ = answers.need(person, words.PERSON_ID.of(language), words.ASK_PERSON)
    answers.finish()
    if not (name or email or account):
        raise stop(words.NOTHING_TO_CHANGE.of(language).format(command=answers.command))
    accounts = {}
    for each in account:
        forge, _, number = clean(each).partition("=")
        if not forge or not number:
            raise stop(words.BAD_ACCOUNT.of(language).format(value=each))
        accounts[forge] = number

    def make(before: "Draft") -> "Authority":
        from smsgen.app.authority.authority_people import edit_person

        return edit_person(before, id_, clean(name or ""), [clean(each) for each in email], accounts)

    change(session, make)
