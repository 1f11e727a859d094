"""`--web` of the commands that decide: the page for people who use no terminal."""

import os
import sys
import webbrowser
from datetime import UTC, datetime
from pathlib import Path

import click

from smsgen.cli import decide_messages as words
from smsgen.cli.judging import find_root, say_report
from smsgen.cli.options import Port
from smsgen.cli.output import say, stop
from smsgen.cli.session import Session


def web_options(language: str) -> list[click.Parameter]:
    """Return `--web` and what belongs to it, described in `language`."""
    return [
        click.Option(["--web"], is_flag=True, help=words.WEB_OPTION.of(language)),
        click.Option(["--port"], type=Port(language), metavar="N", help=words.PORT_OPTION.of(language)),
        click.Option(["--no-browser"], is_flag=True, help=words.NO_BROWSER_OPTION.of(language)),
    ]


def run_web(session: Session, key_file: Path | None, person: str, port: int | None, *, browse: bool) -> int:
    """Show the page until the person is finished. person: who they say they are, "" to go by the key."""
    from smsgen.app.check import CACHE_FOLDER, NotJudgedError
    from smsgen.app.decision_page.identity import KeyPlaces
    from smsgen.app.decision_page.run import PageOptions, run_page

    speech = session.language.code
    root = find_root(session)
    places = KeyPlaces(root, key_file, Path.home() / ".ssh", os.environ)
    options = PageOptions(port or 0, root / CACHE_FOLDER, speech, person, _open if browse else None)
    try:
        signed = run_page(places, options, lambda: datetime.now(UTC), lambda text: say(text.of(speech)))
    except NotJudgedError as error:
        say_report(session, error.report)
        raise click.exceptions.Exit(error.report.exit_code) from error
    except OSError as error:
        raise stop(words.WEB_FAILED.of(speech).format(reason=error.strerror or error)) from error
    say(words.WEB_ENDED.of(speech).format(count=signed))
    return 0


def _open(address: str) -> bool:
    """Open an address in a browser with windows; tell whether there is one (one in the terminal would take it over)."""
    has_windows = sys.platform in ("win32", "darwin", "cygwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )
    try:
        return has_windows and webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False
