"""Calls the checker for a command, and turns what stops it into a message and an exit code."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli import messages
from smsgen.cli.output import say, stop
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.adapters.git import GitError
    from smsgen.app.check import Judged
    from smsgen.checking.report import CheckReport


def find_root(session: Session) -> Path:
    """Return the folder of the set: that of `-C`, else the nearest one upwards that holds `sms.yml`."""
    found = enclosing_root(session)
    if found is None:
        raise stop(messages.NO_ROOT.of(session.language.code).format(folder=Path.cwd()))
    return found


def enclosing_root(session: Session) -> Path | None:
    """Return the folder of the set as `find_root` does, None where there is none."""
    language = session.language.code
    if session.root_option is not None:
        if not session.root_option.is_dir():
            raise stop(messages.NOT_A_FOLDER.of(language).format(folder=session.root_option))
        return session.root_option
    try:
        here = Path.cwd()
    except OSError as error:
        raise stop(messages.NOT_A_FOLDER.of(language).format(folder=".")) from error
    return next((folder for folder in (here, *here.parents) if (folder / "sms.yml").exists()), None)


def judge(  # noqa: PLR0913 — the options that commands share
    session: Session,
    *,
    at: str | None = None,
    profile: str | None = None,
    as_of: date | None = None,
    cache: bool = True,
    refuse: Callable[["CheckReport"], None] | None = None,
) -> "Judged":
    """Judge the set as the options say. Ends the command with 2 when it cannot be judged.

    refuse: prints the report that takes the place of a verdict; as text on standard error where it is None.
    """
    from smsgen.adapters.git import GitError
    from smsgen.app import check

    root = find_root(session)
    try:
        return check.judge(root, at or "", profile or "", as_of, cache=cache)
    except GitError as error:
        raise stop_for_git(error, at or str(root), session.language.code) from error
    except check.NotJudgedError as error:
        if refuse is None:
            say_report(session, error.report)
        else:
            refuse(error.report)
        raise click.exceptions.Exit(error.report.exit_code) from error


def stop_for_git(error: "GitError", revision: str, language: str) -> click.exceptions.Exit:
    """Say what of `revision` git could not read, and return what ends the command."""
    return stop(messages.GIT_FAULT.of(language).format(revision=revision, reason=error.reason.of(language)))


def say_report(session: Session, report: "CheckReport") -> None:
    """Say on standard error why there is no result."""
    from smsgen.exporters.findings.text_format import text

    say(text(report, session.language.code).rstrip("\n"))
