"""`sms history ID`: every version of a document, who decided on it, and what changed."""

from datetime import date
from pathlib import Path

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root, judge
from smsgen.cli.nearest import nearest
from smsgen.cli.options import OneOf, format_option, moment_options, output_option
from smsgen.cli.output import say, stop, wants_colour, write
from smsgen.cli.session import Session
from smsgen.model.text import LANGUAGE_NAMES, LANGUAGES, enumerated


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["document"], metavar="ID"),
        click.Option(["--language"], type=OneOf(LANGUAGES, language), help=messages.DIFF_LANGUAGE_OPTION.of(language)),
        click.Option(["--redline"], is_flag=True, help=messages.HISTORY_REDLINE_OPTION.of(language)),
        format_option(("table", "json"), language),
        *moment_options(language),
        output_option(language),
    ]
    return Command("history", language, params=params, callback=click.pass_obj(_history))


def _history(  # noqa: PLR0913 — the options of the command
    session: Session,
    *,
    document: str,
    language: str | None,
    redline: bool,
    format_: str,
    as_of: date | None,
    at: str | None,
    output: Path | None,
) -> None:
    from smsgen.app.document_history import document_history
    from smsgen.exporters.listings.history_listing import history_json, history_table

    judged = judge(session, at=at, as_of=as_of)
    speech = session.language.code
    shown_in = speech if format_ == "table" else session.language.of_machines
    found = document_history(judged, find_root(session), document, shown_in)
    if not found.histories:
        known = {id_ for id_, _ in judged.facts.approvals.every}
        raise stop(messages.NO_SUCH_DOCUMENT.of(speech).format(name=document) + nearest(document, known, speech))
    histories = [each for each in found.histories if language in (None, each.language)]
    if not histories:
        name = LANGUAGE_NAMES[language or ""].of(speech)
        raise stop(messages.NO_SUCH_TEXT.of(speech).format(name=document, language=name))
    compare = found.compare if redline else None
    if format_ == "table":
        text = history_table(histories, speech, compare, colour=wants_colour() and output is None)
    else:
        text = history_json(document, histories, judged.facts.sms.commit, judged.facts.as_of.isoformat(), compare)
    write(text, output, speech)
    if found.lacking:
        say(messages.HISTORY_LACKS.of(speech).format(versions=enumerated(found.lacking).of(speech)))
