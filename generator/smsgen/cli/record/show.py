"""`sms record show ID`: one record."""

from datetime import date

import click

from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.nearest import no_such_record
from smsgen.cli.options import format_option, moment_options
from smsgen.cli.output import stop, write
from smsgen.cli.record import words
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [
        click.Argument(["record"], metavar=words.RECORD.of(language)),
        format_option(("table", "json"), language),
        *moment_options(language),
    ]
    return Command("show", language, params=params, about=words.SHOW, callback=click.pass_obj(_show))


def _show(session: Session, *, record: str, format_: str, as_of: date | None, at: str | None) -> None:
    from smsgen.exporters.listings.record_listing import record_json, record_table
    from smsgen.reports.records import record_sheet

    facts = judge(session, at=at, as_of=as_of).facts
    by_id = facts.records.by_id
    if record not in by_id:
        raise stop(no_such_record(record, by_id, session.language.code))
    language = session.language.code if format_ == "table" else session.language.of_machines
    sheet = record_sheet(facts, by_id[record], language)
    if format_ == "table":
        text = record_table(sheet, language)
    else:
        text = record_json(sheet, facts.sms.commit, facts.as_of.isoformat())
    write(text, None, session.language.code)
