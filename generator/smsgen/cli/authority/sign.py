"""`sms authority sign`: shows what changes, asks, and signs in the name of a root signer."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers, on_terminal
from smsgen.cli.authority.make_key import read_passphrase
from smsgen.cli.authority.telling import change_lines, named, refusals, whole_lines
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root
from smsgen.cli.output import say, stop, write
from smsgen.cli.session import Session
from smsgen.exporters.findings.visible import visible
from smsgen.model.text import enumerated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smsgen.app.authority.authority_signing import Signable
    from smsgen.app.deciding.signing_keys import SigningKey


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["path"], metavar="PATH", required=False),
        click.Option(["--key", "key_file"], type=Path, metavar="FILE", help=words.KEY.of(language)),
        click.Option(["--passphrase-file"], type=Path, metavar="FILE", help=words.PASSPHRASE_FILE.of(language)),
        click.Option(["--yes"], is_flag=True, help=words.YES.of(language)),
    ]
    return Command("sign", language, params=params, about=words.SIGN, callback=click.pass_obj(_sign))


def _sign(
    session: Session, *, path: str | None, key_file: Path | None, passphrase_file: Path | None, yes: bool
) -> None:
    from smsgen.app.authority.authority import open_registers
    from smsgen.app.authority.authority_signing import put_signature, to_sign
    from smsgen.app.deciding.signing_keys import find_keys

    language = session.language.code
    root = find_root(session)
    with refusals(session):
        registers = open_registers(root)
        waiting = to_sign(registers, _inside(root, path))
        if not waiting:
            write(words.NOTHING_WAITS.of(language) + "\n", None, language)
            return
        keys = find_keys(root, key_file.expanduser() if key_file else None, os.environ)
        chosen = _chosen(waiting, keys)
        signed: list[Signable] = []
        unlocked = {}
        for signable, key, person in chosen:
            write("\n".join(_content(signable, language)) + "\n\n", None, language)
            if not _agreed(session, signable, person, yes=yes):
                say(words.NOT_SIGNED.of(language))
                continue
            if key.line not in unlocked:
                unlocked[key.line] = key.unlock(_passphrase(session, key, passphrase_file))
            signed.append(put_signature(registers, signable, person, key.line, unlocked[key.line]))
        _tell(session, root, signed)


def _inside(root: Path, path: str | None) -> str:
    """Return a path as the set names it, wherever the command is run."""
    if path is None:
        return ""
    full = Path(os.path.abspath(path))  # noqa: PTH100 — a symbolic link is not followed: its target is another path
    top = Path(os.path.abspath(root))  # noqa: PTH100 — as above
    return full.relative_to(top).as_posix() if full.is_relative_to(top) and full.exists() else path


def _chosen(waiting: "Sequence[Signable]", keys: "Sequence[SigningKey]") -> "list[tuple[Signable, SigningKey, str]]":
    """Return each file with the key that signs it and whose that is; what is not theirs to sign is left out.

    Raises AuthorityError where no key serves for anything.
    """
    from smsgen.app.authority.authority_signing import SignedAlreadyError, signer
    from smsgen.app.authority.public_keys import key_name
    from smsgen.app.writing.refused_change import AuthorityError

    found = []
    refused: AuthorityError | None = None
    for signable in waiting:
        for key in keys:
            try:
                found.append((signable, key, signer(signable, key.line, key_name)))
                break
            except SignedAlreadyError as error:
                refused = refused or error
                break
            except AuthorityError as error:
                refused = error
    if refused is not None and not found:
        raise refused
    return found


def _content(signable: "Signable", language: str) -> list[str]:
    """Return what the signature will stand for."""
    if signable.authority is not None:
        if signable.before is None:
            head = words.SIGN_FIRST.of(language).format(path=signable.path)
            return [head, *whole_lines(signable.authority, language), _digest(signable, language)]
        lines = change_lines(signable.before, signable.authority, language)
        wording = words.SIGN_NEXT if lines else words.SIGN_SAME
        head = wording.of(language).format(path=signable.path, shown=signable.before.path)
        return [head, *lines, _digest(signable, language)]
    statement = signable.statement
    entries = statement.entries if statement else ()
    accepted = statement.accepted if statement else ()
    lines = [
        words.BASELINE_LINE.of(language).format(
            document=each.document, version=each.version, language=each.language, approver=each.approver,
            role=each.role, date=each.date, place=each.place, reason=each.reason,
        )
        for each in entries
    ]  # fmt: skip
    lines += [f"{each.rule}, {each.path} {each.commit}: {each.reason}" for each in accepted]
    of_one, of_many = (
        (words.SIGN_BASELINE_OF_ONE, words.SIGN_BASELINE) if entries else (words.SIGN_EXCEPTION, words.SIGN_EXCEPTIONS)
    )
    wording = of_one if len(lines) == 1 else of_many
    head = wording.of(language).format(path=signable.path, count=len(lines))
    return [head, *(f"  {visible(line)}" for line in lines), _digest(signable, language)]


def _digest(signable: "Signable", language: str) -> str:
    from hashlib import sha256

    return words.DIGEST.of(language).format(digest=f"sha256:{sha256(signable.content).hexdigest()}")


def _agreed(session: Session, signable: "Signable", person: str, *, yes: bool) -> bool:
    language = session.language.code
    if yes:
        return True
    if not on_terminal():
        raise stop(words.NEEDS_YES.of(language))
    name = next(named(judge, (person,), language) for judge in signable.judges if person in judge.people)
    question = words.ASK_SIGN.of(language).format(path=signable.path, name=name)
    return Answers(session, "sms authority sign").agree(question)


def _passphrase(session: Session, key: "SigningKey", file: Path | None) -> bytes | None:
    if not key.encrypted:
        return None
    if file is not None:
        return read_passphrase(file).encode("utf-8")
    if not on_terminal():
        return None  # the key's refusal says what to do
    language = session.language.code
    question = words.ASK_PASSPHRASE.of(language).format(key=key.place.of(language))
    return Answers(session, "sms authority sign").secret(question).encode("utf-8")


def _tell(session: Session, root: Path, signed: "Sequence[Signable]") -> None:
    if not signed:
        return
    language = session.language.code
    lines = []
    for signable in signed:
        lines.append(words.SIGNED.of(language).format(path=signable.signatures[-1].path))
        if signable.missing:
            people = named(signable.judges[0], signable.waiting, language)
            still = words.STILL.of(language)
            lines.append(still.format(missing=signable.missing, path=signable.path, people=people))
        else:
            lines.append(words.COMPLETE.of(language).format(path=signable.path))
    lines.append(_staged(root, [path for each in signed for path in (each.path, each.signatures[-1].path)], language))
    complete = not any(each.missing for each in signed)
    lines.append((words.NEXT_PUBLISH if complete else words.NEXT_COMMIT).of(language))
    write("\n".join(lines) + "\n", None, language)


def _staged(root: Path, paths: list[str], language: str) -> str:
    from smsgen.adapters.git_writing import Clone, GitWritingError

    try:
        clone = Clone(root)
        try:
            clone.stage(paths)
        finally:
            clone.close()
    except GitWritingError as error:
        return words.NOT_STAGED.of(language).format(reason=error.reason.of(language))
    return words.STAGED.of(language).format(paths=enumerated(paths).of(language))
