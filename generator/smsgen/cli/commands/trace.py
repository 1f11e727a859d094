"""`sms trace RECORD`: everything that a record is connected with."""

from datetime import date

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.nearest import no_such_record
from smsgen.cli.options import format_option, moment_options
from smsgen.cli.output import stop, write
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [
        click.Argument(["record"], metavar=messages.TRACE_RECORD.of(language)),
        format_option(("table", "json"), language),
        *moment_options(language),
    ]
    return Command("trace", language, params=params, callback=click.pass_obj(_trace))


def _trace(session: Session, *, record: str, format_: str, as_of: date | None, at: str | None) -> None:
    from smsgen.exporters.listings.trace_listing import trace_json, trace_text
    from smsgen.reports.records import record_book
    from smsgen.reports.tracing import trace

    facts = judge(session, at=at, as_of=as_of).facts
    by_id = facts.records.by_id
    if record not in by_id:
        raise stop(no_such_record(record, by_id, session.language.code))
    language = session.language.code if format_ == "table" else session.language.of_machines
    found = trace(record_book(facts, language), record)
    if format_ == "json":
        text = trace_json(found, facts.sms.commit, facts.as_of.isoformat())
    else:
        text = trace_text(found, language)
    write(text, None, session.language.code)
