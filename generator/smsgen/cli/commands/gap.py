"""`sms gap`: clause by clause what is missing, how much it matters, and what to do next."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.options import format_option, moment_options, output_option
from smsgen.cli.output import stop, write, write_bytes
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.reports.gap import GapAnalysis


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params = [
        format_option(("table", "json", "xlsx"), language),
        click.Option(["--since"], metavar=messages.GAP_COMMIT.of(language), help=messages.GAP_SINCE.of(language)),
        *moment_options(language),
        output_option(language),
    ]
    return Command("gap", language, params=params, callback=click.pass_obj(_gap))


def _gap(  # noqa: PLR0913 — the options of the command
    session: Session, *, format_: str, since: str | None, as_of: date | None, at: str | None, output: Path | None
) -> None:
    if format_ == "xlsx" and output is None:
        raise stop(messages.GAP_NEEDS_FILE.of(session.language.code))
    analyses, commit, day = _analyses(session, since, as_of, at)
    language = session.language.of_machines if format_ == "json" else session.language.code
    if format_ == "xlsx" and output is not None:
        from smsgen.exporters.gap_workbook import gap_workbook

        write_bytes(gap_workbook(analyses, language, day), output, session.language.code)
        return
    from smsgen.exporters.listings.gap_listing import gap_json, gap_text

    text = gap_json(analyses, language, commit, day) if format_ == "json" else gap_text(analyses, language)
    write(text, output, session.language.code)


def _analyses(
    session: Session, since: str | None, as_of: date | None, at: str | None
) -> tuple[list["GapAnalysis"], str, str]:
    """Return the analysis of each standard, the commit and the day of judgement."""
    from smsgen.reports.gap import compared, gap_analysis

    judged = judge(session, at=at, as_of=as_of)
    facts = judged.facts
    analyses = list(gap_analysis(facts, judged.report.diagnostics))
    if since:
        earlier = judge(session, at=since, as_of=facts.as_of)
        before = {each.key: each for each in gap_analysis(earlier.facts, earlier.report.diagnostics)}
        known = earlier.facts.sms.commit[:12]
        analyses = [compared(each, before[each.key], known) if each.key in before else each for each in analyses]
    return analyses, facts.sms.commit, facts.as_of.isoformat()
