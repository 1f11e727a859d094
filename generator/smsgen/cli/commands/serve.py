"""`sms serve`: the site while it is written, with its findings."""

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root, say_report
from smsgen.cli.options import Port
from smsgen.cli.output import say, stop
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    port = click.Option(
        ["--port"], type=Port(language), default=8000, metavar="N", help=messages.PORT_OPTION.of(language)
    )
    return Command("serve", language, params=[port], callback=click.pass_obj(_serve))


def _serve(session: Session, *, port: int) -> None:
    from smsgen.app.audit_readiness import given_of
    from smsgen.app.check import NotJudgedError, judge
    from smsgen.app.publishing.build import BuildError
    from smsgen.app.publishing.publish import previewer
    from smsgen.app.publishing.serve import ServeOptions, serve
    from smsgen.app.publishing.site_inputs import site_inputs
    from smsgen.exporters.site.assemble import SiteInputs
    from smsgen.sources.tree import WorkingTree

    root = find_root(session)
    language = session.language.code

    preview = previewer(root)

    def look() -> SiteInputs:
        judged = judge(root)
        edition = preview(judged)
        given = given_of(judged, edition.withheld)
        return site_inputs(judged.facts, judged.tree, judged.report.diagnostics, edition, given)

    try:
        serve(
            look,
            lambda: WorkingTree(root).entries(),
            ServeOptions(root / "build", port),
            lambda about: say(about.of(language)),
        )
    except NotJudgedError as error:
        say_report(session, error.report)
        raise click.exceptions.Exit(error.report.exit_code) from error
    except BuildError as error:
        raise stop(error.message.of(language)) from error
    except OSError as error:
        raise stop(messages.CANNOT_SERVE.of(language).format(reason=error.strerror or error)) from error
