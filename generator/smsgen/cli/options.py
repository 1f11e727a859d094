"""The options that several commands share, and the types of their values."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from smsgen import __version__
from smsgen.cli import messages
from smsgen.cli.session import Session
from smsgen.model.day import read_day
from smsgen.model.settings import PROFILES
from smsgen.model.text import LANGUAGES, enumerated

_DAY = "YYYY-MM-DD"
_PORT = re.compile(r"[0-9]{1,5}", re.ASCII)


class OneOf(click.Choice[str]):
    """One of several words; refuses any other in the language of the user."""

    def __init__(self, choices: tuple[str, ...], language: str) -> None:
        """Accept `choices`, exactly as written."""
        super().__init__(choices)
        self._language = language

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002 — click gives it
        """Say which values there are."""
        return messages.NOT_ONE_OF.of(self._language).format(
            value=value, choices=enumerated(self.choices).of(self._language)
        )


class Day(click.ParamType[date]):
    """A date in ISO form."""

    name = "day"

    def __init__(self, language: str) -> None:
        """Speak `language`."""
        self._language = language

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date; anything but YYYY-MM-DD is a usage fault."""
        day = value if isinstance(value, date) else read_day(value)
        if day is not None:
            return day
        raise click.BadParameter(messages.NOT_A_DAY.of(self._language).format(value=value), ctx, param)


class Port(click.ParamType[int]):
    """A TCP port."""

    name = "port"

    def __init__(self, language: str) -> None:
        """Speak `language`."""
        self._language = language

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the port; 0 means any free one."""
        text = str(value)
        if _PORT.fullmatch(text) and int(text) <= 65535:  # noqa: PLR2004 — the highest there is
            return int(text)
        raise click.BadParameter(messages.NOT_A_PORT.of(self._language).format(value=value), ctx, param)


def format_option(choices: tuple[str, ...], language: str) -> click.Option:
    """`--format`: the first of `choices` is the default."""
    help_ = messages.FORMAT_OPTION.of(language)
    return click.Option(["--format", "format_"], type=OneOf(choices, language), default=choices[0], help=help_)


def profile_option(language: str) -> click.Option:
    """`--profile`: without it, that of `sms.yml`."""
    help_ = messages.PROFILE_OPTION.of(language)
    return click.Option(["--profile"], type=OneOf(PROFILES, language), help=help_)


def moment_options(language: str) -> list[click.Parameter]:
    """`--as-of` and `--at`: which day and which commit to judge."""
    return [
        click.Option(["--as-of"], type=Day(language), metavar=_DAY, help=messages.AS_OF_OPTION.of(language)),
        click.Option(["--at"], metavar="COMMIT", help=messages.AT_OPTION.of(language)),
    ]


def output_option(language: str) -> click.Option:
    """`--output`: a file to write instead of standard output."""
    return click.Option(["--output"], type=Path, metavar="FILE", help=messages.OUTPUT_OPTION.of(language))


def global_options(language: str) -> list[click.Parameter]:
    """`--lang` and `-C`, which may stand before and after the command's name."""
    return [
        click.Option(
            ["--lang"], type=OneOf(LANGUAGES, language), expose_value=False, help=messages.LANG_OPTION.of(language)
        ),
        click.Option(
            ["-C", "--root"],
            type=Path,
            metavar="DIR",
            expose_value=False,
            callback=_remember_root,
            help=messages.ROOT_OPTION.of(language),
        ),
    ]


def version_option(language: str) -> click.Option:
    """`--version`: says the version and ends."""
    help_ = messages.VERSION_OPTION.of(language)
    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help=help_
    )


def _show_version(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 — click's signature
    if value:
        click.echo(f"sms {__version__}")
        context.exit()


def _remember_root(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Session).root_option = value
