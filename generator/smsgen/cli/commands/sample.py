"""`sms sample PROCESS`: records for an auditor, drawn so that anybody can draw them again."""

from datetime import date

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.nearest import nearest
from smsgen.cli.options import Day, format_option, moment_options
from smsgen.cli.output import stop, write
from smsgen.cli.session import Session
from smsgen.model.text import enumerated

_COUNT, _SEED, _MOST = 5, 1, 10**6
_DAY = "YYYY-MM-DD"


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    number, seed = click.IntRange(1, _MOST), click.IntRange(0, 10**12)
    params = [
        click.Argument(["process"], metavar=messages.SAMPLE_PROCESS.of(language)),
        click.Option(["--n", "count"], type=number, default=_COUNT, help=messages.SAMPLE_N.of(language)),
        click.Option(["--seed"], type=seed, default=_SEED, help=messages.SAMPLE_SEED.of(language)),
        click.Option(["--from", "first"], type=Day(language), metavar=_DAY, help=messages.SAMPLE_FROM.of(language)),
        click.Option(["--to", "last"], type=Day(language), metavar=_DAY, help=messages.SAMPLE_TO.of(language)),
        click.Option(["--form"], metavar=messages.EXPORT_FORM.of(language), help=messages.SAMPLE_FORM.of(language)),
        format_option(("table", "json"), language),
        *moment_options(language),
    ]
    return Command("sample", language, params=params, callback=click.pass_obj(_sample))


def _sample(  # noqa: PLR0913 — the options of the command
    session: Session, *, process: str, count: int, seed: int, first: date | None, last: date | None, form: str | None,
    format_: str, as_of: date | None, at: str | None,
) -> None:  # fmt: skip
    from smsgen.exporters.listings.sample_listing import sample_json, sample_table
    from smsgen.reports.running import processes
    from smsgen.reports.sampling import forms_of, population_of, sample

    facts, language = judge(session, at=at, as_of=as_of).facts, session.language.code
    forms = forms_of(facts, process)
    if not forms:
        known = [run.procedure for run in processes(facts)]
        what = messages.NO_PROCESS.of(language).format(name=process, names=enumerated(known).of(language))
        possible = [*known, *(each.id for each in facts.sources.values() if each.tier == "form")]
        raise stop(what + nearest(process, possible, language))
    if form is not None and form not in forms:
        raise stop(
            messages.NOT_ITS_FORM.of(language).format(form=form, name=process, names=enumerated(forms).of(language))
        )
    drawn = sample(facts, population_of(facts, form or process, first, last), count, seed)
    if format_ == "json":
        text = sample_json(drawn, facts.sms.commit, facts.as_of.isoformat())
    else:
        text = sample_table(drawn, language)
    write(text, None, language)
