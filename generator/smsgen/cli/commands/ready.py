"""`sms ready`: whether an audit can come."""

from datetime import date
from pathlib import Path

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.options import OneOf, format_option, moment_options, output_option
from smsgen.cli.output import write
from smsgen.cli.session import Session

# As in `reports.readiness`, which is imported only when the command runs.
STAGES = ("1", "2", "surveillance")


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [
        click.Option(["--stage"], type=OneOf(STAGES, language), default="2", help=messages.READY_STAGE.of(language)),
        format_option(("table", "json"), language),
        *moment_options(language),
        output_option(language),
    ]
    return Command("ready", language, params=params, callback=click.pass_obj(_ready))


def _ready(  # noqa: PLR0913 — the options of the command
    session: Session, *, stage: str, format_: str, as_of: date | None, at: str | None, output: Path | None
) -> None:
    from smsgen.app.audit_readiness import audit_readiness
    from smsgen.exporters.listings.readiness_listing import readiness_json, readiness_text

    judged = judge(session, at=at, as_of=as_of)
    conditions = audit_readiness(judged, stage)
    day = judged.facts.as_of.isoformat()
    if format_ == "json":
        text = readiness_json(conditions, stage, day, judged.facts.sms.commit, session.language.of_machines)
    else:
        text = readiness_text(conditions, stage, day, session.language.code)
    write(text, output, session.language.code)
    if not all(each.met for each in conditions):
        raise click.exceptions.Exit(1)
