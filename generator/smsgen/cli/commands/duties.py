"""`sms duties [ROLE]`: which department leads which clause; or the work of one role."""

from datetime import date
from pathlib import Path

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.nearest import nearest
from smsgen.cli.options import format_option, moment_options, output_option
from smsgen.cli.output import stop, write
from smsgen.cli.session import Session
from smsgen.model.text import enumerated


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [
        click.Argument(["role"], metavar=messages.DUTIES_ROLE.of(language), required=False),
        format_option(("table", "json"), language),
        *moment_options(language),
        output_option(language),
    ]
    return Command("duties", language, params=params, callback=click.pass_obj(_duties))


def _duties(  # noqa: PLR0913 — the options of the command
    session: Session, *, role: str | None, format_: str, as_of: date | None, at: str | None, output: Path | None
) -> None:
    facts, own = judge(session, at=at, as_of=as_of).facts, session.language.code
    language = own if format_ == "table" else session.language.of_machines
    known = (facts.sms.commit, facts.as_of)
    if role is not None:
        from smsgen.exporters.listings.role_listing import role_json, role_table
        from smsgen.reports.documents import document_sheets
        from smsgen.reports.role_work import role_work

        sheets = document_sheets(facts, language)
        works = {work.row.id: work for work in role_work(facts, sheets, language)}
        if role not in works:
            listed = enumerated(sorted(works)).of(own)
            raise stop(messages.NO_ROLE.of(own).format(role=role, roles=listed) + nearest(role, works, own))
        text = (
            role_json(works[role], *known, language)
            if format_ == "json"
            else role_table(works[role], sheets, facts.as_of, language)
        )
    else:
        from smsgen.exporters.listings.duties_listing import duties_json, duties_table
        from smsgen.reports.duty_matrix import duty_matrix

        matrices = duty_matrix(facts)
        if not matrices:
            raise stop(messages.DUTIES_NO_DEPARTMENT.of(own))
        roles = facts.sms.authority.roles
        text = duties_json(matrices, *known, language) if format_ == "json" else duties_table(matrices, roles, language)
    write(text, output, own)
