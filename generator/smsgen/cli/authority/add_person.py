"""`sms authority add-person`: a new person with their first roles."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers, clean
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
        click.Option(["--name"], help=words.NAME.of(language)),
        click.Option(["--role"], multiple=True, help=words.ROLE.of(language)),
        click.Option(["--basis"], help=words.BASIS.of(language)),
        click.Option(["--from", "since"], type=Day(language), metavar="YYYY-MM-DD", help=words.FROM.of(language)),
        click.Option(["--email"], multiple=True, help=words.EMAIL.of(language)),
        click.Option(["--key"], metavar="FILE", help=words.KEY_OF_PERSON.of(language)),
    ]
    return Command("add-person", language, params=params, about=words.ADD_PERSON, callback=click.pass_obj(_add))


def _add(  # noqa: PLR0913 — one parameter per option
    session: Session,
    *,
    person: str | None,
    name: str | None,
    role: Sequence[str],
    basis: str | None,
    since: date | None,
    email: Sequence[str],
    key: str | None,
) -> None:
    answers = Answers(session, "sms authority add-person")
    id_ = answers.need(person, words.PERSON_ID.of(answers.language), words.ASK_PERSON)
    named = answers.need(name, "--name", words.ASK_NAME)
    roles = list(role) or [answers.need(None, "--role", words.ASK_ROLE)]
    letter = answers.need(basis, "--basis", words.ASK_BASIS)
    answers.finish()

    def make(before: "Draft") -> "Authority":
        from smsgen.app.authority.authority_keys import rotate_key
        from smsgen.app.authority.authority_people import add_person
        from smsgen.app.authority.public_keys import key_name, public_key
        from smsgen.model.authority import Person, RoleTerm

        first = since.isoformat() if since else before.today
        terms = tuple(RoleTerm(clean(each), first, "", letter) for each in roles)
        line = public_key(key) if key else ""
        added = add_person(before, Person(id_, named, terms, emails=tuple(clean(each) for each in email)))
        if not line:
            return added
        return rotate_key(before.of(added), id_, line, fingerprint=key_name)

    change(session, make)
