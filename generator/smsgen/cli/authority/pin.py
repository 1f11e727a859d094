"""`sms authority pin`: the digest of the first register, to be kept outside."""

import json

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.telling import refusals
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root
from smsgen.cli.options import format_option
from smsgen.cli.output import say, write
from smsgen.cli.session import Session

SCHEMA = "sms.pin/v1"


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [format_option(("text", "json"), language)]
    return Command("pin", language, params=params, about=words.PIN, callback=click.pass_obj(_pin))


def _pin(session: Session, *, format_: str) -> None:
    from smsgen.app.authority.authority import open_registers
    from smsgen.app.authority.authority_signing import signables

    language = session.language.code
    with refusals(session):
        first = signables(open_registers(find_root(session)))[0]
    authority = first.judges[0]
    if format_ == "json":
        value = {"schema": SCHEMA, "path": first.path, "digest": authority.digest, "missing_signatures": first.missing}
        write(json.dumps(value, ensure_ascii=False, indent=2) + "\n", None, language)
        return
    write(words.PINNED.of(language).format(digest=authority.digest, path=first.path) + "\n", None, language)
    if first.missing:
        say(words.PIN_OPEN.of(language).format(path=first.path, missing=first.missing))
