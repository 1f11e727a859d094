"""`sms build`: judge the set, then build the site from exactly what was judged."""

import sys
from pathlib import Path

import click

from smsgen.adapters.engine import ENGINES
from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root, judge
from smsgen.cli.options import OneOf, profile_option
from smsgen.cli.output import CANNOT_JUDGE, say, stop, wants_colour, write
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    engine = click.Option(
        ["--engine"], type=OneOf(ENGINES, language), default=ENGINES[0], help=messages.ENGINE_OPTION.of(language)
    )
    folder = click.Option(["--output"], type=Path, metavar="DIR", help=messages.BUILD_OUTPUT_OPTION.of(language))
    params: list[click.Parameter] = [engine, folder, profile_option(language)]
    return Command("build", language, params=params, callback=click.pass_obj(_build))


def _build(session: Session, *, engine: str, output: Path | None, profile: str | None) -> int:
    from smsgen.app.build import REFUSED, BuildError, BuildOptions, build_site
    from smsgen.app.site_inputs import site_inputs
    from smsgen.exporters.findings.text_format import text

    language = session.language.code
    judged = judge(session, profile=profile)
    if judged.report.exit_code:
        write(text(judged.report, language, colour=wants_colour()), None, language)
        raise stop(REFUSED.of(language), judged.report.exit_code)
    if sys.stderr.isatty():
        say(messages.BUILDING.of(language))
    options = BuildOptions(output or find_root(session) / "build", engine)
    try:
        built = build_site(
            lambda: site_inputs(judged.facts, judged.tree), options, note=lambda about: say(about.of(language))
        )
    except BuildError as error:
        raise stop(error.message.of(language), CANNOT_JUDGE) from error
    address = (built.folder / "index.html").resolve()
    write(
        messages.BUILT.of(language).format(pages=built.pages, seconds=built.total, address=address) + "\n",
        None,
        language,
    )
    return 0
