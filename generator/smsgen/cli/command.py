"""Click's commands, speaking our languages. The names of commands are known without importing their modules."""

from importlib import import_module
from typing import Any

import click

from smsgen.cli import messages
from smsgen.cli.options import global_options, version_option
from smsgen.model.text import Text

COMMANDS: dict[str, Text] = {
    "check": messages.CHECK,
    "explain": messages.EXPLAIN,
    "coverage": messages.COVERAGE,
    "build": messages.BUILD,
    "serve": messages.SERVE,
    "show": messages.SHOW,
    "register": messages.REGISTER,
    "diff": messages.DIFF,
}


class Command(click.Command):
    """A command with our global options, whose help is in `language`."""

    def __init__(self, name: str, language: str, *, params: list[click.Parameter], **settings: Any) -> None:
        """Take `params` as the command's own; the help text is the one listed in COMMANDS."""
        self.language = language
        super().__init__(
            name,
            params=[*params, *global_options(language)],
            help=COMMANDS[name].of(language),
            options_metavar=messages.OPTIONS_METAVAR.of(language),
            **settings,
        )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `-h`, described in the language of the user."""
        return _translated(super().get_help_option(ctx), self.language)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        _write_usage(self, ctx, formatter, self.language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        _write_options(self, ctx, formatter, self.language)


class Sms(click.Group):
    """The command `sms`: imports the module of a command when the command is used."""

    def __init__(self, language: str) -> None:
        """Speak `language`."""
        self.language = language
        super().__init__(
            "sms",
            params=[version_option(language), *global_options(language)],
            help=messages.SMS.of(language),
            options_metavar=messages.OPTIONS_METAVAR.of(language),
            subcommand_metavar=messages.COMMAND_METAVAR.of(language),
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click gives it
        """Return the names of all commands, in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 — click gives it
        """Return the command, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"smsgen.cli.commands.{cmd_name}").command(self.language)
        return command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `-h`, described in the language of the user."""
        return _translated(super().get_help_option(ctx), self.language)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        _write_usage(self, ctx, formatter, self.language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        rows = [(name, about.of(self.language)) for name, about in COMMANDS.items()]
        _write_section(messages.COMMANDS.of(self.language), rows, formatter)
        _write_options(self, ctx, formatter, self.language)


def _translated(option: click.Option | None, language: str) -> click.Option | None:
    if option is not None:
        option.help = messages.HELP_OPTION.of(language)
    return option


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, language: str) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=messages.USAGE.of(language))


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, language: str) -> None:
    options = [parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option)]
    rows = [record for record in (option.get_help_record(ctx) for option in options) if record]
    _write_section(messages.OPTIONS.of(language), rows, formatter)


def _write_section(heading: str, rows: list[tuple[str, str]], formatter: click.HelpFormatter) -> None:
    formatter.write(f"\n{heading}\n")
    with formatter.indentation():
        formatter.write_dl(rows)
