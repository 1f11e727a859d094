"""`sms confirm ID`: see `cli.deciding`."""

import click

from smsgen.cli.deciding import decision_command


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    return decision_command("confirm", language)
