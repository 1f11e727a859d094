"""Asks on a terminal for what was not given as an option; elsewhere it names what is missing."""

import re
import sys
import unicodedata
from typing import Any

import click

from smsgen.cli.agreement import agrees
from smsgen.cli.authority import words
from smsgen.cli.output import stop
from smsgen.cli.session import Session
from smsgen.model.text import Text

_COUNT = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)


def on_terminal() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def clean(value: str) -> str:
    """Return a text as it is stored: one line, in the one normal form (a terminal may send another)."""
    return " ".join(unicodedata.normalize("NFC", value).split())


class Answers:
    """Collects what a command needs; `finish` ends the command where something is missing."""

    def __init__(self, session: Session, command: str) -> None:
        """Ask in the name of `command`, such as `sms authority init`."""
        self.language = session.language.code
        self.command = command
        self.missing: list[str] = []

    def need(self, value: str | None, option: str, question: Text, default: str = "") -> str:
        """Return the value, asked for where it was not given; "" where nobody can be asked."""
        if value is not None and clean(value):
            return clean(value)
        if on_terminal():
            return self.ask(question, default)
        self.missing.append(option)
        return ""

    def ask(self, question: Text, default: str = "") -> str:
        """Ask until there is an answer."""
        answer = ""
        while not answer:
            answer = clean(click.prompt(question.of(self.language), default=default or None, err=True))
        return answer

    def agree(self, question: str, *, default: bool = False) -> bool:
        """Ask whether."""
        return agrees(question, self.language, default=default)

    def secret(self, question: str) -> str:
        """Ask for a passphrase, which is not shown."""
        return str(click.prompt(question, hide_input=True, default="", show_default=False, err=True))

    def finish(self) -> None:
        """End the command with 2 where something is missing, naming all of it."""
        if self.missing:
            options = ("、" if self.language == "zh" else ", ").join(self.missing)
            raise stop(words.MISSING.of(self.language).format(options=options, command=self.command))


class Count(click.ParamType[int]):
    """A whole number from 1 to 999."""

    name = "count"

    def __init__(self, language: str) -> None:
        """Speak `language`."""
        self._language = language

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; anything else is a usage fault."""
        if isinstance(value, int):
            return value
        if _COUNT.fullmatch(value):
            return int(value)
        raise click.BadParameter(words.NOT_A_COUNT.of(self._language).format(value=value), ctx, param)
