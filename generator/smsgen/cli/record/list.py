"""`sms record list [FORM]`: the records."""

from datetime import date

import click

from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.nearest import nearest
from smsgen.cli.options import format_option, moment_options
from smsgen.cli.output import stop, write
from smsgen.cli.record import words
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [
        click.Argument(["form"], metavar=f"[{words.FORM.of(language)}]", required=False),
        format_option(("table", "json"), language),
        *moment_options(language),
    ]
    return Command("list", language, params=params, about=words.LIST, callback=click.pass_obj(_list))


def _list(session: Session, *, form: str | None, format_: str, as_of: date | None, at: str | None) -> None:
    from smsgen.exporters.listings.record_listing import records_json, records_table
    from smsgen.reports.records import record_rows

    facts = judge(session, at=at, as_of=as_of).facts
    language = session.language.code
    rows = record_rows(facts, form or "")
    forms = {id_ for id_, source in facts.sources.items() if source.tier == "form"}
    if form and not rows and form not in forms:
        raise stop(words.NO_FORM.of(language).format(name=form) + nearest(form, forms, language))
    if format_ == "json":
        text = records_json(rows, facts.sms.commit, facts.as_of.isoformat())
    else:
        text = records_table(rows, language)
    write(text, None, language)
