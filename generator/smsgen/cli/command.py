"""Click's commands, speaking our languages. The names of commands are known without importing their modules."""

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
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
    "history": messages.HISTORY,
    "review": messages.REVIEW,
    "approve": messages.APPROVE,
    "reject": messages.REJECT,
    "confirm": messages.CONFIRM,
    "withdraw": messages.WITHDRAW,
    "verify": messages.VERIFY,
    "authority": messages.AUTHORITY,
    "record": messages.RECORD,
    "gap": messages.GAP,
    "ready": messages.READY,
    "calendar": messages.CALENDAR,
    "duties": messages.DUTIES,
    "sample": messages.SAMPLE,
    "trace": messages.TRACE,
    "export": messages.EXPORT,
    "pack": messages.PACK,
}


class Command(click.Command):
    """A command with our global options, whose help is in `language`."""

    def __init__(
        self, name: str, language: str, *, params: list[click.Parameter], about: Text | None = None, **settings: Any
    ) -> None:
        """Take `params` as the command's own; the help text is `about`, else the one listed in COMMANDS."""
        self.language = language
        super().__init__(
            name,
            params=[*params, *global_options(language)],
            help=(about or COMMANDS[name]).of(language),
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


class CommandGroup(click.Group):
    """Commands under one name: imports the module of a command when the command is used."""

    def __init__(
        self, name: str, language: str, about: Text, listed: Mapping[str, Text], package: str, **settings: Any
    ) -> None:
        """Hold the commands `listed`, each with what its help says; `package` holds a module for each."""
        self.language = language
        self.listed = listed
        self.package = package
        settings.setdefault("params", global_options(language))
        super().__init__(
            name,
            help=about.of(language),
            options_metavar=messages.OPTIONS_METAVAR.of(language),
            subcommand_metavar=messages.COMMAND_METAVAR.of(language),
            **settings,
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Show the help where no command is named."""
        if not args:
            click.echo(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click gives it
        """Return the names of all commands, in the order of their use."""
        return list(self.listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 — click gives it
        """Return the command, None where there is none of that name."""
        if cmd_name not in self.listed:
            return None
        name = cmd_name.replace("-", "_") + "_" * iskeyword(cmd_name)
        module = import_module(f"{self.package}.{name}")
        command: click.Command = module.command(self.language)
        return command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `-h`, described in the language of the user."""
        return _translated(super().get_help_option(ctx), self.language)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        _write_usage(self, ctx, formatter, self.language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        rows = [(name, about.of(self.language)) for name, about in self.listed.items()]
        _write_section(messages.COMMANDS.of(self.language), rows, formatter)
        _write_options(self, ctx, formatter, self.language)


class Sms(CommandGroup):
    """The command `sms`."""

    def __init__(self, language: str) -> None:
        """Speak `language`."""
        super().__init__(
            "sms",
            language,
            messages.SMS,
            COMMANDS,
            "smsgen.cli.commands",
            params=[version_option(language), *global_options(language)],
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
        )


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
