"""`sms record index`: which process has which evidence."""

from datetime import date

import click

from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.options import format_option, moment_options
from smsgen.cli.output import write
from smsgen.cli.record import words
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [format_option(("table", "json"), language), *moment_options(language)]
    return Command("index", language, params=params, about=words.INDEX, callback=click.pass_obj(_index))


def _index(session: Session, *, format_: str, as_of: date | None, at: str | None) -> None:
    from smsgen.exporters.listings.evidence_listing import evidence_json, evidence_table
    from smsgen.reports.documents import document_sheets
    from smsgen.reports.evidence_index import evidence_index

    facts = judge(session, at=at, as_of=as_of).facts
    index, language = evidence_index(facts), session.language.code
    if format_ == "json":
        text = evidence_json(index, facts.sms.commit, facts.as_of.isoformat())
    else:
        text = evidence_table(index, document_sheets(facts, language), language)
    write(text, None, language)
