"""`sms authority set-root`: who must sign registers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Count
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
        click.Option(["--add"], multiple=True, metavar="PERSON", help=words.ADD.of(language)),
        click.Option(["--remove"], multiple=True, metavar="PERSON", help=words.REMOVE.of(language)),
        click.Option(["--threshold"], type=Count(language), help=words.THRESHOLD.of(language)),
    ]
    return Command("set-root", language, params=params, about=words.SET_ROOT, callback=click.pass_obj(_set))


def _set(session: Session, *, add: Sequence[str], remove: Sequence[str], threshold: int | None) -> None:
    if not (add or remove or threshold):
        command_ = "sms authority set-root"
        raise stop(words.NOTHING_TO_CHANGE.of(session.language.code).format(command=command_))

    def make(before: "Draft") -> "Authority":
        from smsgen.app.authority.authority_policy import set_root

        return set_root(before, add, remove, threshold)

    change(session, make)
