"""`sms coverage`: which clause is answered where."""

from datetime import date
from pathlib import Path

import click

from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.options import format_option, moment_options, output_option
from smsgen.cli.output import write
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [format_option(("table", "json"), language), *moment_options(language), output_option(language)]
    return Command("coverage", language, params=params, callback=click.pass_obj(_coverage))


def _coverage(session: Session, *, format_: str, as_of: date | None, at: str | None, output: Path | None) -> None:
    from smsgen.exporters.listings.coverage_listing import coverage_json, coverage_table
    from smsgen.reports.coverage import coverage
    from smsgen.reports.documents import document_sheets

    facts = judge(session, at=at, as_of=as_of).facts
    language = session.language.code if format_ == "table" else session.language.of_machines
    standards, sheets = coverage(facts), document_sheets(facts, language)
    if format_ == "table":
        text = coverage_table(standards, sheets, language)
    else:
        text = coverage_json(standards, sheets, language, facts.sms.commit, facts.as_of.isoformat())
    write(text, output, session.language.code)
