"""`sms authority show`: who holds which role today, whose keys count, and who decides what."""

from datetime import date
from pathlib import Path

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.telling import now, refusals
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root
from smsgen.cli.options import Day, format_option, output_option
from smsgen.cli.output import write
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        format_option(("table", "json"), language),
        click.Option(["--as-of"], type=Day(language), metavar="YYYY-MM-DD", help=words.AS_OF.of(language)),
        output_option(language),
    ]
    return Command("show", language, params=params, about=words.SHOW, callback=click.pass_obj(_show))


def _show(session: Session, *, format_: str, as_of: date | None, output: Path | None) -> None:
    from smsgen.app.authority.authority import open_registers
    from smsgen.app.authority.public_keys import key_name
    from smsgen.exporters.listings.authority_listing import authority_json, authority_table

    with refusals(session):
        registers = open_registers(find_root(session))
        day = (as_of or now().astimezone(registers.zone).date()).isoformat()
    authority = registers.highest
    if format_ == "json":
        text = authority_json(authority, day, key_name)
    else:
        text = authority_table(authority, day, key_name, session.language.code)
    write(text, output, session.language.code)
