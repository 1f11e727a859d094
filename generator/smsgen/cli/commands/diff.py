"""`sms diff ID`: what changed in a document between two versions, since one, or since a commit."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli import messages
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root, judge, say_report, stop_for_git
from smsgen.cli.nearest import nearest
from smsgen.cli.options import OneOf
from smsgen.cli.output import stop, wants_colour, write
from smsgen.cli.session import Session
from smsgen.model.text import LANGUAGE_NAMES, LANGUAGES

if TYPE_CHECKING:
    from smsgen.app.compare_versions import DocumentChange, TextChange
    from smsgen.app.document_history import VersionChange

_SHORT = 12  # digits of a commit id


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["document"], metavar="ID"),
        click.Argument(["old"], metavar="[VERSION]", required=False, default=""),
        click.Argument(["new"], metavar="[VERSION]", required=False, default=""),
        click.Option(["--at"], metavar="COMMIT", help=messages.DIFF_AT_OPTION.of(language)),
        click.Option(["--language"], type=OneOf(LANGUAGES, language), help=messages.DIFF_LANGUAGE_OPTION.of(language)),
    ]
    return Command("diff", language, params=params, callback=click.pass_obj(_diff))


def _diff(  # noqa: PLR0913 — the options of the command
    session: Session, *, document: str, old: str, new: str, at: str | None, language: str | None
) -> None:
    if old and at is not None:
        raise stop(messages.DIFF_EITHER.of(session.language.code))
    if old:
        _diff_versions(session, document, (old, new), language)
    else:
        _diff_commit(session, document, "HEAD" if at is None else at, language)


def _diff_versions(session: Session, document: str, versions: tuple[str, str], language: str | None) -> None:
    from smsgen.app.document_history import VersionMissingError, compare_approved

    judged = judge(session)
    speech = session.language.code
    known = {id_ for id_, _ in judged.facts.approvals.every}
    if document not in known:
        raise stop(messages.NO_SUCH_DOCUMENT.of(speech).format(name=document) + nearest(document, known, speech))
    try:
        changes = compare_approved(judged, find_root(session), document, versions, language)
    except VersionMissingError as error:
        raise stop(error.message.of(speech)) from error
    write("\n".join(_versions_said(document, change, speech) for change in changes), None, speech)


def _versions_said(document: str, change: "VersionChange", speech: str) -> str:
    from smsgen.exporters.listings.history_listing import Comparison, comparison_text

    words = {
        "name": document,
        "language": LANGUAGE_NAMES[change.language].of(speech),
        "old": change.old,
        "new": change.new or messages.DIFF_WORKING_TREE.of(speech),
    }
    if change.redline.identical and not change.pictures:
        return messages.DIFF_VERSIONS_SAME.of(speech).format(**words) + "\n"
    head = messages.DIFF_VERSIONS.of(speech).format(**words)
    found = Comparison(change.redline, change.pictures)
    return f"{head}\n\n{comparison_text(found, speech, colour=wants_colour())}"


def _diff_commit(session: Session, document: str, at: str, language: str | None) -> None:
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
        raise stop_for_git(error, at, speech) from error
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
