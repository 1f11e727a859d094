"""`sms authority`: keep the register of who may approve what, and sign it."""

import click

from smsgen.cli.authority import words
from smsgen.cli.command import COMMANDS, CommandGroup
from smsgen.model.text import Text

SUBCOMMANDS: dict[str, Text] = {
    "init": words.INIT,
    "make-key": words.MAKE_KEY,
    "show": words.SHOW,
    "add-person": words.ADD_PERSON,
    "edit-person": words.EDIT_PERSON,
    "give-role": words.GIVE_ROLE,
    "end-role": words.END_ROLE,
    "acting": words.ACTING,
    "name-role": words.NAME_ROLE,
    "rotate-key": words.ROTATE_KEY,
    "set-root": words.SET_ROOT,
    "set-policy": words.SET_POLICY,
    "sign": words.SIGN,
    "pin": words.PIN,
    "except": words.EXCEPT,
}


def command(language: str) -> click.Command:
    """Return the group, described in `language`."""
    return CommandGroup("authority", language, COMMANDS["authority"], SUBCOMMANDS, "smsgen.cli.authority")
