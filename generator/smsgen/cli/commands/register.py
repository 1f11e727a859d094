"""`sms register`: the list of all documents and maintained records."""

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
    return Command("register", language, params=params, callback=click.pass_obj(_register))


def _register(session: Session, *, format_: str, as_of: date | None, at: str | None, output: Path | None) -> None:
    from smsgen.exporters.listings.register_listing import register_json, register_table
    from smsgen.reports.documents import document_sheets
    from smsgen.reports.register import instance_rows, register, removed_rows

    facts = judge(session, at=at, as_of=as_of).facts
    language = session.language.code if format_ == "table" else session.language.of_machines
    rows = (*register(document_sheets(facts, language)), *removed_rows(facts, language))
    instances = instance_rows(facts, language)
    if format_ == "table":
        text = register_table(rows, language, instances)
    else:
        text = register_json(rows, facts.sms.commit, facts.as_of.isoformat(), instances)
    write(text, output, session.language.code)
