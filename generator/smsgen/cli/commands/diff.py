"""`sms diff ID`: what changed in a document since a commit."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root, say_report
from smsgen.cli.nearest import nearest
from smsgen.cli.options import OneOf
from smsgen.cli.output import stop, wants_colour, write
from smsgen.cli.session import Session
from smsgen.model.text import LANGUAGE_NAMES, LANGUAGES

if TYPE_CHECKING:
    from smsgen.app.compare_versions import DocumentChange, TextChange

_SHORT = 12  # digits of a commit id


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["document"], metavar="ID"),
        click.Option(["--at"], metavar="COMMIT", default="HEAD", help=messages.DIFF_AT_OPTION.of(language)),
        click.Option(["--language"], type=OneOf(LANGUAGES, language), help=messages.DIFF_LANGUAGE_OPTION.of(language)),
    ]
    return Command("diff", language, params=params, callback=click.pass_obj(_diff))


def _diff(session: Session, *, document: str, at: str, language: str | None) -> None:
    change = _compared(session, find_root(session), document, at)
    speech = session.language.code
    texts = [text for text in change.texts if language in (None, text.language)]
    if not texts:
        wording = messages.NO_SUCH_TEXT.of(speech)
        raise stop(wording.format(name=document, language=LANGUAGE_NAMES[language or ""].of(speech)))
    commit = messages.DIFF_COMMIT.of(speech).format(revision=at, commit=change.commit[:_SHORT])
    if change.commit.startswith(at):
        commit = at
    write("\n".join(_said(document, text, commit, speech) for text in texts), None, speech)


def _compared(session: Session, root: Path, document: str, at: str) -> "DocumentChange":
    """Compare, or end the command with a message: also where neither side has the document."""
    from smsgen.adapters.git import GitError
    from smsgen.app.check import NotJudgedError
    from smsgen.app.compare_versions import compare_document, known_ids
    from smsgen.sources.find_texts import TextUnreadableError

    speech = session.language.code
    try:
        change = compare_document(root, document, at)
        if change.texts:
            return change
        near = nearest(document, known_ids(root), speech)
    except GitError as error:
        raise stop(messages.GIT_FAULT.of(speech).format(revision=at, reason=error)) from error
    except TextUnreadableError as error:
        raise stop(messages.CANNOT_READ.of(speech).format(file=error.path, reason=error.reason)) from error
    except NotJudgedError as error:
        say_report(session, error.report)
        raise click.exceptions.Exit(error.report.exit_code) from error
    raise stop(messages.NO_SUCH_DOCUMENT.of(speech).format(name=document) + near)


def _said(document: str, text: "TextChange", commit: str, speech: str) -> str:
    """Return what became of one text, in lines."""
    from smsgen.exporters.redline_text import redline_text

    words = {"name": document, "language": LANGUAGE_NAMES[text.language].of(speech), "commit": commit}
    if text.redline is None:
        wording = messages.DIFF_NEW if text.new_path else messages.DIFF_GONE
        return wording.of(speech).format(path=text.new_path or text.old_path, **words) + "\n"
    moved = text.old_path != text.new_path
    path = f"{text.old_path} → {text.new_path}" if moved else text.new_path
    if text.redline.identical:
        wording = messages.DIFF_MOVED if moved else messages.DIFF_SAME
        return wording.of(speech).format(path=path, **words) + "\n"
    head = messages.DIFF_HEAD.of(speech).format(path=path, **words)
    return f"{head}\n\n{redline_text(text.redline, speech, colour=wants_colour())}"
