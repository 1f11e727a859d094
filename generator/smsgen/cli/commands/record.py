"""`sms record`: fill in forms, and look at what was filled in."""

import click

from smsgen.cli.command import COMMANDS, CommandGroup
from smsgen.cli.record import import_words, words
from smsgen.model.text import Text

SUBCOMMANDS: dict[str, Text] = {
    "new": words.NEW,
    "import": import_words.IMPORT,
    "list": words.LIST,
    "show": words.SHOW,
    "index": words.INDEX,
    "sla": words.SLA,
}


def command(language: str) -> click.Command:
    """Return the group, described in `language`."""
    return CommandGroup("record", language, COMMANDS["record"], SUBCOMMANDS, "smsgen.cli.record")
