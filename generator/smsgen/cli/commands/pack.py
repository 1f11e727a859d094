"""`sms pack`: what an auditor, or a management review, is handed over, as one file."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli import messages
from smsgen.cli import pack_messages as words
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root, stop_for_git
from smsgen.cli.options import Day, OneOf, format_option
from smsgen.cli.output import say, stop, wants_colour, write
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.app.packing.pack import Pack, PackOptions
    from smsgen.checking.report import CheckReport
    from smsgen.model.text import Text

# As in `reports.pack`, which is imported only when the command runs.
STAGES = ("1", "2", "surveillance")
_DEFAULT, _REVIEW = "2", "review"
_FOLDER = Path("build", "pack")


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""

    def flag(name: str, about: "Text") -> click.Option:
        return click.Option([name], is_flag=True, help=about.of(language))

    to = click.Option(["--to", "to"], type=Path, metavar="FILE", help=words.TO_OPTION.of(language))
    params: list[click.Parameter] = [
        click.Option(["--stage"], type=OneOf(STAGES, language), help=words.STAGE_OPTION.of(language)),
        flag("--review", words.REVIEW_OPTION),
        to,
        flag("--confidential", words.CONFIDENTIAL_OPTION),
        flag("--with-history", words.HISTORY_OPTION),
        click.Option(["--as-of"], type=Day(language), metavar="YYYY-MM-DD", help=messages.AS_OF_OPTION.of(language)),
        click.Option(["--at"], metavar="COMMIT", help=words.AT_OPTION.of(language)),
        format_option(("text", "json"), language),
    ]
    return Command("pack", language, params=params, callback=click.pass_obj(_pack))


def _pack(  # noqa: PLR0913 — the options of the command
    session: Session, *, stage: str | None, review: bool, to: Path | None, confidential: bool, with_history: bool,
    as_of: date | None, at: str | None, format_: str,
) -> None:  # fmt: skip
    from smsgen.app.packing.pack import PackOptions
    from smsgen.exporters.pack.pack_outcome import pack_json, pack_text
    from smsgen.sources.evidence_cache import evidence_cache

    language = session.language.code
    if review and stage is not None:
        raise stop(words.STAGE_OR_REVIEW.of(language))
    root = find_root(session)
    if to is not None:
        _refuse_other(to, language)
    kind = _REVIEW if review else stage or _DEFAULT
    options = PackOptions(kind, at or "", as_of, confidential, with_history, evidence_cache())
    made = _made(session, root, options, format_)
    file = to or root / _FOLDER / made.name
    _write(made.content, file, language, ours=to is None)
    if file.is_relative_to(Path.cwd()):
        file = file.relative_to(Path.cwd())
    if format_ == "json":
        text = pack_json(made.about, made.files, file, made.sha256)
    else:
        text = pack_text(made.about, made.files, file, made.sha256, language)
    write(text, None, language)


def _made(session: Session, root: Path, options: "PackOptions", format_: str) -> "Pack":
    """Make the pack, or end the command with what prevents it."""
    from smsgen.adapters.git import GitError
    from smsgen.app.check import NotJudgedError
    from smsgen.app.packing.pack import NotPackedError, RefusedError, pack
    from smsgen.app.verifying.verify import NoRepositoryError
    from smsgen.cli import verify_messages

    language = session.language.code

    def note(about: "Text") -> None:
        if sys.stderr.isatty():
            say(about.of(language))

    try:
        return pack(root, options, note)
    except (NotJudgedError, RefusedError) as error:
        _say_report(session, error.report, format_)
        why = words.REFUSED if error.report.judged else words.NOT_JUDGED
        raise stop(why.of(language), error.report.exit_code) from error
    except NotPackedError as error:
        raise stop(error.message.of(language), error.exit_code) from error
    except NoRepositoryError as error:
        raise stop(verify_messages.NO_REPOSITORY.of(language).format(folder=root.resolve())) from error
    except GitError as error:
        raise stop_for_git(error, options.revision or str(root), language) from error


def _say_report(session: Session, report: "CheckReport", format_: str) -> None:
    from smsgen.exporters.findings.json_format import report_json
    from smsgen.exporters.findings.text_format import text

    if format_ == "json":
        shown = report_json(report, session.language.of_machines)
    else:
        shown = text(report, session.language.code, colour=wants_colour())
    write(shown, None, session.language.code)


def _refuse_other(file: Path, language: str) -> None:
    """End the command where a file is in the way that is no pack."""
    from smsgen.exporters.pack.pack_archive import is_pack

    try:
        other = file.exists() and not is_pack(file)
    except OSError as error:
        raise _cannot_write(file, error, language) from error
    if other:
        raise stop(words.EXISTS.of(language).format(file=file))


def _write(content: bytes, file: Path, language: str, *, ours: bool) -> None:
    """Write the pack; the file is there as a whole or not at all. ours: the folder is made where it is missing."""
    from smsgen.app.packing.pack_file import write_whole

    _refuse_other(file, language)
    try:
        if ours:
            file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(content, file)
    except OSError as error:
        raise _cannot_write(file, error, language) from error


def _cannot_write(file: Path, error: OSError, language: str) -> click.exceptions.Exit:
    reason = error.strerror or error
    return stop(messages.CANNOT_WRITE.of(language).format(file=file, reason=reason))
