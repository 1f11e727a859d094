"""`sms check`: judge the set and print every finding."""

import gc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.options import format_option, moment_options, output_option, profile_option
from smsgen.cli.output import wants_colour, write
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.checking.report import CheckReport

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    no_cache = click.Option(["--no-cache"], is_flag=True, help=messages.NO_CACHE_OPTION.of(language))
    params = [
        format_option(FORMATS, language),
        profile_option(language),
        *moment_options(language),
        output_option(language),
        no_cache,
    ]
    return Command("check", language, params=params, callback=click.pass_obj(_check))


def _check(  # noqa: PLR0913 — one parameter per option
    session: Session,
    *,
    format_: str,
    profile: str | None,
    as_of: date | None,
    at: str | None,
    output: Path | None,
    no_cache: bool,
) -> int:
    def show(report: "CheckReport") -> None:
        write(_rendered(report, format_, session, to_file=output is not None), output, session.language.code)

    # One run, one verdict: collecting garbage among 10,000 documents that all stay takes a tenth of it.
    gc.disable()
    report = judge(session, at=at, profile=profile, as_of=as_of, cache=not no_cache, refuse=show).report
    show(report)
    return report.exit_code


def _rendered(report: "CheckReport", format_: str, session: Session, *, to_file: bool) -> str:
    if format_ == "text":
        from smsgen.exporters.findings.text_format import text

        return text(report, session.language.code, colour=wants_colour() and not to_file)
    from smsgen import rules
    from smsgen.exporters.findings.formats import render

    return render(format_, report, rules.ALL, session.language.of_machines)
