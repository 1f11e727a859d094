"""`sms verify`: prove from a clone what was approved, by whom, and that nothing was changed since."""

import gc
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from smsgen.cli import messages
from smsgen.cli import verify_messages as words
from smsgen.cli.command import Command
from smsgen.cli.judging import stop_for_git
from smsgen.cli.options import Day, format_option, output_option
from smsgen.cli.output import say, stop, wants_colour, write
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.app.verifying.verify import VerifyOptions
    from smsgen.model.text import Text
    from smsgen.reports.verification import Verification

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)


class Digest(click.ParamType[str]):
    """The digest of a file as the project writes it."""

    name = "digest"

    def __init__(self, language: str) -> None:
        """Speak `language`."""
        self._language = language

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the digest; anything else is a usage fault."""
        if _DIGEST.fullmatch(str(value)):
            return str(value)
        raise click.BadParameter(words.NOT_A_DIGEST.of(self._language).format(value=value), ctx, param)


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    file: dict[str, Any] = {"type": Path, "metavar": "FILE"}
    pin = words.PIN_OPTION.of(language)
    params: list[click.Parameter] = [
        click.Option(["--at"], metavar="COMMIT", help=words.AT_OPTION.of(language)),
        click.Option(["--pin"], type=Digest(language), metavar="sha256:…", help=pin),
        click.Option(["--anchor"], help=words.ANCHOR_OPTION.of(language), **file),
        click.Option(["--save-anchor"], help=words.SAVE_ANCHOR_OPTION.of(language), **file),
        click.Option(["--tree-only"], is_flag=True, help=words.TREE_ONLY_OPTION.of(language)),
        click.Option(["--as-of"], type=Day(language), metavar="YYYY-MM-DD", help=messages.AS_OF_OPTION.of(language)),
        format_option(FORMATS, language),
        output_option(language),
        click.Option(["--no-cache"], is_flag=True, help=messages.NO_CACHE_OPTION.of(language)),
    ]
    return Command("verify", language, params=params, callback=click.pass_obj(_verify))


def _verify(  # noqa: PLR0913 — one parameter per option
    session: Session,
    *,
    at: str | None,
    pin: str | None,
    anchor: Path | None,
    save_anchor: Path | None,
    tree_only: bool,
    as_of: date | None,
    format_: str,
    output: Path | None,
    no_cache: bool,
) -> int:
    from smsgen.app.verifying.verify import VerifyOptions
    from smsgen.sources.evidence_cache import evidence_cache

    language = session.language.code
    for option, file in (("--anchor", anchor), ("--save-anchor", save_anchor)):
        if tree_only and file:
            raise stop(words.NOT_TOGETHER.of(language).format(option=option))
    if save_anchor and save_anchor.exists():
        raise stop(words.EXISTS.of(language).format(file=save_anchor))
    # One run, one verdict: collecting garbage among what stays until the end takes a tenth of it.
    gc.disable()
    cache = None if no_cache else evidence_cache()
    result = _verified(session, VerifyOptions(at or "", pin or "", anchor, tree_only, as_of, cache))
    write(_rendered(result, format_, session, to_file=output is not None), output, language)
    if save_anchor:
        _save(result, save_anchor, language)
    return result.report.exit_code


def _verified(session: Session, options: "VerifyOptions") -> "Verification":
    """Verify, or end the command with a message."""
    from smsgen.adapters.git import GitError
    from smsgen.app.verifying.verify import NoRepositoryError, verify

    language = session.language.code
    root = _find_clone(session)

    def note(about: "Text") -> None:
        if sys.stderr.isatty():
            say(about.of(language))

    try:
        return verify(root, options, note)
    except NoRepositoryError as error:
        raise stop(words.NO_REPOSITORY.of(language).format(folder=root.resolve())) from error
    except GitError as error:
        raise stop_for_git(error, options.revision or "HEAD", language) from error
    except OSError as error:
        reason = error.strerror or error
        raise stop(messages.CANNOT_READ.of(language).format(file=error.filename, reason=reason)) from error


def _find_clone(session: Session) -> Path:
    """Return the folder of `-C`, else the nearest one upwards that holds a set or is a repository, a bare one too."""
    language = session.language.code
    if session.root_option is not None:
        if not session.root_option.is_dir():
            raise stop(messages.NOT_A_FOLDER.of(language).format(folder=session.root_option))
        return session.root_option
    try:
        here = Path.cwd()
    except OSError as error:
        raise stop(messages.NOT_A_FOLDER.of(language).format(folder=".")) from error
    for folder in (here, *here.parents):
        bare = (folder / "HEAD").is_file() and (folder / "objects").is_dir()
        if bare or any((folder / name).exists() for name in ("sms.yml", ".git")):
            return folder
    raise stop(words.NO_SET.of(language).format(folder=here))


def _rendered(result: "Verification", format_: str, session: Session, *, to_file: bool) -> str:
    if format_ == "text":
        from smsgen.exporters.verification_text import verification_text

        return verification_text(result, session.language.code, colour=wants_colour() and not to_file)
    if format_ == "json":
        from smsgen.exporters.verification_json import verification_json

        return verification_json(result, session.language.of_machines)
    from smsgen import rules
    from smsgen.exporters.findings.formats import render

    return render(format_, result.report, rules.ALL, session.language.of_machines)


def _save(result: "Verification", file: Path, language: str) -> None:
    """Write the head of what was judged; the exit code stays that of the verification."""
    if result.head is None or not result.report.judged:
        say(words.NOT_SAVED.of(language))
        return
    from smsgen.exporters.anchor_file import anchor_yaml

    write(anchor_yaml(result.head), file, language)
    say(words.SAVED.of(language).format(file=file))
