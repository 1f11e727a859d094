"""Says in the language of the user what was wrong with a command line. Click's own wording is English only."""

import click

from smsgen.cli import messages
from smsgen.model.text import Text, enumerated

_A_RECORD = Text("`sms record list` lists all records.", "“sms record list”列出全部记录。")
_A_FORM = Text("`sms register` lists all forms.", "“sms register”列出全部表单。")
_A_DOCUMENT = Text("`sms register` lists all documents.", "“sms register”列出全部文件。")
# Path of a command below `sms` → how it is called, and what lists the ids that it takes.
_CALLED: dict[str, tuple[str, Text]] = {
    "trace": ("sms trace INC-2026-0001", _A_RECORD),
    "record show": ("sms record show INC-2026-0001", _A_RECORD),
    "record new": ("sms record new SMS-FRM-39", _A_FORM),
    "export": ("sms export SMS-FRM-39 --to xlsx", _A_FORM),
    "show": ("sms show SMS-PRC-17", _A_DOCUMENT),
    "history": ("sms history SMS-PRC-17", _A_DOCUMENT),
    "diff": ("sms diff SMS-PRC-17", _A_DOCUMENT),
    "sample": ("sms sample SMS-PRC-20", _A_DOCUMENT),
}


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
            return _missing(error, language)
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


def _missing(error: click.MissingParameter, language: str) -> str:
    """Say what is missing, and what could stand there: the choices of an option, an example of the call."""
    name, param = _parameter(error), error.param
    if param is not None and isinstance(param.type, click.Choice):
        choices = enumerated(param.type.choices).of(language)
        return messages.MISSING_CHOICE.of(language).format(name=name, choices=choices)
    what = messages.MISSING.of(language).format(name=name)
    path = error.ctx.command_path.partition(" ")[2] if error.ctx is not None else ""
    if path not in _CALLED or not isinstance(param, click.Argument):
        return what
    call, where = _CALLED[path]
    return f"{what}\n{messages.FOR_EXAMPLE.of(language).format(call=call, where=where.of(language))}"


def _named(wording: Text, name: str, near: list[str] | None, language: str) -> str:
    what = wording.of(language).format(name=name)
    return what + messages.NEAREST.of(language).format(names=enumerated(near).of(language)) if near else what


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return " / ".join(error.param.opts)
    return error.param.metavar or error.param.human_readable_name
