"""`sms record`: fill in forms, and look at what was filled in."""

import click

from smsgen.cli.command import COMMANDS, CommandGroup
from smsgen.cli.record import words
from smsgen.model.text import Text

SUBCOMMANDS: dict[str, Text] = {"new": words.NEW, "list": words.LIST, "show": words.SHOW}


def command(language: str) -> click.Command:
    """Return the group, described in `language`."""
    return CommandGroup("record", language, COMMANDS["record"], SUBCOMMANDS, "smsgen.cli.record")
