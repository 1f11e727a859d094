"""`sms authority make-key`: a key to sign with, made by the person who will sign."""

from pathlib import Path

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers, on_terminal
from smsgen.cli.authority.telling import refusals
from smsgen.cli.command import Command
from smsgen.cli.judging import enclosing_root
from smsgen.cli.output import stop, write
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["file"], metavar="FILE", required=False),
        click.Option(["--passphrase-file"], type=Path, metavar="FILE", help=words.PASSPHRASE_FILE.of(language)),
    ]
    return Command("make-key", language, params=params, about=words.MAKE_KEY, callback=click.pass_obj(_make_key))


def _make_key(session: Session, *, file: str | None, passphrase_file: Path | None) -> None:
    from smsgen.app.authority.public_keys import key_name
    from smsgen.app.writing.new_key import check_key_file, public_file, write_key

    language = session.language.code
    answers = Answers(session, "sms authority make-key")
    named = Path(answers.need(file, "FILE", words.ASK_KEY_FILE) or "-").expanduser()
    if passphrase_file is None and not on_terminal():
        answers.missing.append("--passphrase-file")
    answers.finish()
    root = enclosing_root(session)
    with refusals(session):
        check_key_file(root, named)
        line = write_key(root, named, _passphrase(answers, passphrase_file))
    public = public_file(named)
    lines = [
        words.KEY_MADE.of(language).format(file=named, public=public),
        line,
        words.FINGERPRINT.of(language).format(fingerprint=key_name(line)),
        words.KEY_NEXT.of(language).format(public=public),
    ]
    write("\n".join(lines) + "\n", None, language)


def _passphrase(answers: Answers, file: Path | None) -> str:
    if file is not None:
        return read_passphrase(file)
    first = answers.secret(words.ASK_NEW_PASSPHRASE.of(answers.language))
    if first != answers.secret(words.ASK_AGAIN.of(answers.language)):
        raise stop(words.DIFFERENT.of(answers.language))
    return first


def read_passphrase(file: Path) -> str:
    """Return the first line of a file. Raises AuthorityError where it cannot be read."""
    from smsgen.app.writing.refused_change import refused

    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refused(en=f"{file} cannot be read: {reason}", zh=f"无法读取{file}：{reason}") from error
    return lines[0] if lines else ""
