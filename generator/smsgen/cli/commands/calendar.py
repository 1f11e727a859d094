"""`sms calendar`: what has to be done by when."""

from datetime import date
from pathlib import Path

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.options import format_option, moment_options, output_option
from smsgen.cli.output import stop, write, write_bytes
from smsgen.cli.session import Session
from smsgen.model.text import enumerated

_AHEAD = 365
_DAYS = click.IntRange(1, 3660)


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [
        format_option(("table", "json", "ics"), language),
        click.Option(
            ["--days"], type=click.IntRange(1, 3660), default=_AHEAD, help=messages.CALENDAR_DAYS.of(language)
        ),
        click.Option(["--role"], metavar=messages.CALENDAR_ROLE.of(language), help=messages.CALENDAR_OF.of(language)),
        *moment_options(language),
        output_option(language),
    ]
    return Command("calendar", language, params=params, callback=click.pass_obj(_calendar))


def _calendar(  # noqa: PLR0913 — the options of the command
    session: Session, *, format_: str, days: int, role: str | None, as_of: date | None, at: str | None,
    output: Path | None,
) -> None:  # fmt: skip
    from smsgen.exporters.listings.calendar_listing import calendar_ics, calendar_json, calendar_text
    from smsgen.reports.calendar import calendar
    from smsgen.reports.decisions import role_name

    if format_ == "ics" and output is None:
        raise stop(messages.CALENDAR_NEEDS_FILE.of(session.language.code))
    facts = judge(session, at=at, as_of=as_of).facts
    known = facts.sms.authority.roles
    if role is not None and role not in known:
        listed = enumerated(sorted(known))
        raise stop(messages.NO_ROLE.of(session.language.code).format(role=role, roles=listed.of(session.language.code)))
    language = session.language.of_machines if format_ == "json" else session.language.code
    names = {each: role_name(facts, each, language) for each in known}
    duties = [duty for duty in calendar(facts, days) if role is None or duty.role == role]
    if format_ == "ics" and output is not None:
        name = f"{facts.sms.settings.short_name.of(language)} · SMS"
        write_bytes(calendar_ics(name, duties, names, facts.as_of, language), output, session.language.code)
    elif format_ == "json":
        write(calendar_json(duties, facts.as_of, facts.sms.commit, language), output, session.language.code)
    else:
        write(calendar_text(duties, names, facts.as_of, language), output, session.language.code)
