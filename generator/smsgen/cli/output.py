"""Where what `sms` says goes: standard output, a file, or standard error."""

import os
import sys
from pathlib import Path

import click

from smsgen.cli import messages

CANNOT_JUDGE = 2


def prepare_streams() -> None:
    """Make every text printable: UTF-8 wherever nobody watches, and never an exception for a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def wants_colour() -> bool:
    """Return whether standard output shows colours."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def write(text: str, file: Path | None, language: str) -> None:
    """Print `text`, or write it to `file`; a file that cannot be written ends the command with a message."""
    if file is None:
        sys.stdout.write(text)
        return
    try:
        # A lone surrogate of an undecodable file name becomes an escape, in JSON even a correct one.
        file.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise stop(messages.CANNOT_WRITE.of(language).format(file=file, reason=error.strerror or error)) from error


def write_bytes(content: bytes, file: Path, language: str) -> None:
    """Write a file that is no text, and say so; one that cannot be written ends the command with a message."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise stop(messages.CANNOT_WRITE.of(language).format(file=file, reason=error.strerror or error)) from error
    sys.stdout.write(messages.EXPORT_WRITTEN.of(language).format(file=file) + "\n")


def say(text: str) -> None:
    """Tell the user something that is not the result: on standard error."""
    sys.stderr.write(f"{text}\n")


def stop(text: str, code: int = CANNOT_JUDGE) -> click.exceptions.Exit:
    """Say why the command cannot go on, and return what to raise to end it with `code`."""
    say(text)
    return click.exceptions.Exit(code)
