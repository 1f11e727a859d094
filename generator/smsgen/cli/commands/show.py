"""`sms show ID`: what is known of one document."""

from datetime import date
from typing import TYPE_CHECKING

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.nearest import nearest
from smsgen.cli.options import format_option, moment_options
from smsgen.cli.output import stop, write
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.analysis.facts import Facts


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [
        click.Argument(["document"], metavar="ID"),
        format_option(("table", "json"), language),
        *moment_options(language),
    ]
    return Command("show", language, params=params, callback=click.pass_obj(_show))


def _show(session: Session, *, document: str, format_: str, as_of: date | None, at: str | None) -> None:
    from smsgen.app.reading_measure import reading_of
    from smsgen.exporters.listings.document_listing import document_json, document_table
    from smsgen.reports.documents import document_sheets

    judged = judge(session, at=at, as_of=as_of)
    facts = judged.facts
    language = session.language.code if format_ == "table" else session.language.of_machines
    sheets = document_sheets(facts, language)
    if document in facts.approvals.withdrawn:
        raise stop(messages.DOCUMENT_WITHDRAWN.of(session.language.code).format(name=document))
    if document not in sheets and document in facts.identity.instances:
        _show_instance(session, facts, document, format_)
        return
    if document not in sheets:
        what = messages.NO_SUCH_DOCUMENT.of(session.language.code).format(name=document)
        raise stop(what + nearest(document, (*sheets, *facts.identity.instances), session.language.code))
    sheet = sheets[document]
    reading = reading_of(judged, sheet.document)
    if format_ == "table":
        text = document_table(sheet, language, reading)
    else:
        text = document_json(sheet, facts.sms.commit, facts.as_of.isoformat(), reading)
    write(text, None, session.language.code)


def _show_instance(session: Session, facts: "Facts", record: str, format_: str) -> None:
    """Show a maintained record as `sms record show` does: what is decided on it stands with its fields."""
    from smsgen.exporters.listings.record_listing import record_json, record_table
    from smsgen.reports.records import record_sheet

    language = session.language.code if format_ == "table" else session.language.of_machines
    sheet = record_sheet(facts, facts.identity.instances[record].record, language)
    if format_ == "table":
        text = record_table(sheet, language)
    else:
        text = record_json(sheet, facts.sms.commit, facts.as_of.isoformat())
    write(text, None, session.language.code)
