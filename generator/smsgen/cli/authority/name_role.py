"""`sms authority name-role`: a role that the register does not name yet, or another name for one."""

from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers
from smsgen.cli.authority.telling import change
from smsgen.cli.command import Command
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.app.authority.authority import Draft
    from smsgen.model.authority import Authority


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["role"], metavar=words.ROLE_ID.of(language), required=False),
        click.Option(["--en", "english"], help=words.EN.of(language)),
        click.Option(["--zh", "chinese"], help=words.ZH.of(language)),
    ]
    return Command("name-role", language, params=params, about=words.NAME_ROLE, callback=click.pass_obj(_name))


def _name(session: Session, *, role: str | None, english: str | None, chinese: str | None) -> None:
    answers = Answers(session, "sms authority name-role")
    id_ = answers.need(role, words.ROLE_ID.of(answers.language), words.ASK_ROLE)
    names = {
        "en": answers.need(english, "--en", words.ASK_EN),
        "zh": answers.need(chinese, "--zh", words.ASK_ZH),
    }
    answers.finish()

    def make(before: "Draft") -> "Authority":
        from smsgen.app.authority.authority_people import name_role

        return name_role(before, id_, names)

    change(session, make)
