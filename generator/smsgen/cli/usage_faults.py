"""Says in the language of the user what was wrong with a command line. Click's own wording is English only."""

import click

from smsgen.cli import messages
from smsgen.model.text import Text


def describe(error: click.ClickException, language: str) -> str:
    """Return the whole message: what is wrong, and how to get help."""
    lines = [messages.FAULT.of(language).format(what=_what(error, language))]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        lines.append(messages.TRY_HELP.of(language).format(command=context.command_path))
    return "\n".join(lines)


def _what(error: click.ClickException, language: str) -> str:  # noqa: PLR0911 — one per kind of fault
    match error:
        case click.NoSuchOption():
            return _named(messages.NO_SUCH_OPTION, error.option_name, error.possibilities, language)
        case click.exceptions.NoSuchCommand():
            return _named(messages.NO_SUCH_COMMAND, error.command_name, error.possibilities, language)
        case click.MissingParameter():
            return messages.MISSING.of(language).format(name=_parameter(error))
        case click.BadParameter():
            return messages.BAD_VALUE.of(language).format(name=_parameter(error), what=error.message)
        case click.BadOptionUsage() if "not take a value" not in error.message:
            return messages.OPTION_NEEDS_VALUE.of(language).format(name=error.option_name)
        case click.UsageError() if error.message == "Missing command.":
            return messages.MISSING_COMMAND.of(language)
        case click.UsageError() if language != "en":
            return messages.TOO_MANY_ARGUMENTS.of(language)
        case _:
            return error.format_message()


def _named(wording: Text, name: str, near: list[str] | None, language: str) -> str:
    what = wording.of(language).format(name=name)
    return what + messages.NEAREST.of(language).format(names=", ".join(near)) if near else what


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return " / ".join(error.param.opts)
    return error.param.metavar or error.param.human_readable_name
