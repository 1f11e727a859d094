"""`sms gap`: clause by clause what is missing, how much it matters, and what to do next."""

import json
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
        click.Option(["--draft"], type=Path, metavar="FOLDER", help=messages.GAP_DRAFT.of(language)),
        *moment_options(language),
        output_option(language),
    ]
    return Command("gap", language, params=params, callback=click.pass_obj(_gap))


def _gap(  # noqa: PLR0913 — the options of the command
    session: Session, *, format_: str, since: str | None, draft: Path | None, as_of: date | None, at: str | None,
    output: Path | None,
) -> None:  # fmt: skip
    if draft is not None:
        if format_ != "table" or output is not None or since:
            raise stop(messages.GAP_DRAFT_ALONE.of(session.language.code))
        _draft(session, draft, as_of, at)
        return
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


def _draft(session: Session, folder: Path, as_of: date | None, at: str | None) -> None:
    """Write the draft findings, or end the command with what prevents it."""
    from smsgen.reports.draft_findings import draft_findings

    language = session.language.code
    judged = judge(session, at=at, as_of=as_of)
    form = judged.facts.sms.settings.record_kinds.get("nonconformity", "")
    if form not in judged.facts.sources:
        raise stop(messages.GAP_NO_FORM.of(language))
    drafts = draft_findings(judged.facts, judged.report.diagnostics, language)
    try:
        earlier = next(iter(sorted(folder.glob("finding-*.json"))), None)
        if earlier is not None:
            raise stop(messages.GAP_HAS_DRAFTS.of(language).format(folder=folder, file=earlier.name))
        folder.mkdir(parents=True, exist_ok=True)
        for number, values in enumerate(drafts, 1):
            name = f"finding-{number:0{max(2, len(str(len(drafts))))}}.json"
            with (folder / name).open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(json.dumps({"values": values}, ensure_ascii=False, indent=2) + "\n")
    except OSError as error:
        reason = error.strerror or error
        raise stop(messages.CANNOT_WRITE.of(language).format(file=folder, reason=reason)) from error
    told = messages.GAP_DRAFTED.of(language).format(folder=folder, count=len(drafts), form=form)
    write(f"{told}\n", None, language)


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
