"""`sms build`: judge the set, then build the site from exactly what was judged."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.adapters.engine import ENGINES
from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root, judge
from smsgen.cli.options import OneOf, profile_option
from smsgen.cli.output import CANNOT_JUDGE, say, stop, wants_colour, write
from smsgen.cli.session import Session
from smsgen.model.document import CLASSIFICATIONS

if TYPE_CHECKING:
    from smsgen.app.check import Judged
    from smsgen.app.publishing.edition import Edition


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    engine = click.Option(
        ["--engine"], type=OneOf(ENGINES, language), default=ENGINES[0], help=messages.ENGINE_OPTION.of(language)
    )
    folder = click.Option(["--output"], type=Path, metavar="DIR", help=messages.BUILD_OUTPUT_OPTION.of(language))
    publish = click.Option(
        ["--publish"], type=OneOf(CLASSIFICATIONS, language), help=messages.PUBLISH_OPTION.of(language)
    )
    params: list[click.Parameter] = [engine, folder, profile_option(language), publish]
    return Command("build", language, params=params, callback=click.pass_obj(_build))


def _build(session: Session, *, engine: str, output: Path | None, profile: str | None, publish: str | None) -> int:
    from smsgen.app.audit_readiness import given_of
    from smsgen.app.publishing.build import BuildError, BuildOptions, build_site
    from smsgen.app.publishing.site_inputs import site_inputs

    language = session.language.code
    judged = judge(session, profile=profile)
    edition = _edition(session, judged, publish or judged.facts.sms.settings.publish)
    if sys.stderr.isatty():
        say(messages.BUILDING.of(language))
    # The engines take a relative path from the folder of their settings, which is another one.
    # Where not even titles of other documents may be told, nobody is told what is missing and what is due.
    given = given_of(judged, edition.withheld) if edition.titles else None
    options = BuildOptions((output or find_root(session) / "build").absolute(), engine)
    try:
        built = build_site(
            lambda: site_inputs(judged.facts, judged.tree, edition=edition, given=given),
            options,
            note=lambda about: say(about.of(language)),
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


def _edition(session: Session, judged: "Judged", highest: str) -> "Edition":
    """Return what the profile publishes. Ends the command where the set has errors, or nothing may be published."""
    from smsgen.app.publishing.build import REFUSED
    from smsgen.app.publishing.publish import NotPublishedError, RefusedError, edition_of
    from smsgen.exporters.findings.text_format import text

    language = session.language.code
    try:
        return edition_of(judged, find_root(session), highest)
    except RefusedError as error:
        write(text(error.report, language, colour=wants_colour()), None, language)
        raise stop(REFUSED.of(language), error.report.exit_code) from error
    except NotPublishedError as error:
        raise stop(error.message.of(language), error.exit_code) from error
