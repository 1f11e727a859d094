"""Says what a change of the register wrote, who still has to sign, and what to do next."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.judging import find_root, say_report
from smsgen.cli.output import stop, write
from smsgen.cli.session import Session
from smsgen.exporters.findings.visible import visible
from smsgen.model.authority import Authority
from smsgen.model.text import COMMA, Text

if TYPE_CHECKING:
    from smsgen.app.authority.authority import Draft, Written
    from smsgen.app.authority.signing_chances import Side
    from smsgen.reports.authority_changes import RegisterChange


def now() -> datetime:
    """Return the time. The only place where `sms authority` reads the clock."""
    return datetime.now(UTC)


@contextmanager
def refusals(session: Session) -> Iterator[None]:
    """Turn what is refused into a message and exit code 2."""
    from smsgen.app.check import NotJudgedError
    from smsgen.app.deciding.refusals import RefusedError
    from smsgen.app.writing.refused_change import AuthorityError, FaultyRowsError

    language = session.language.code
    try:
        yield
    except AuthorityError as error:
        raise stop(error.reason.of(language)) from error
    except RefusedError as error:
        raise stop(error.message.of(language)) from error
    except FaultyRowsError as error:
        raise stop("\n".join(visible(fault.of(language)) for fault in error.faults)) from error
    except NotJudgedError as error:
        say_report(session, error.report)
        raise click.exceptions.Exit(error.report.exit_code) from error


def change(session: Session, make: Callable[["Draft"], Authority]) -> None:
    """Change the register by `make` and tell what was written."""
    from smsgen.app.authority.authority import draft, open_registers, save

    with refusals(session):
        registers = open_registers(find_root(session))
        before = draft(registers, now())
        changed = make(before)
        if changed == before.authority:
            raise stop(words.NO_CHANGE.of(session.language.code), 0)
        tell(session, save(registers, before, changed))


def tell(session: Session, written: "Written") -> None:
    """Print what a register changes, and who has to sign it."""
    language = session.language.code
    path, shown = written.authority.path, written.shown.path
    first = written.shown is written.authority
    wording = words.FIRST if first else words.NEXT_NUMBER if written.new else _edited(path, shown)
    lines = [wording.of(language).format(path=path, shown=shown)]
    lines += (
        _first_lines(written.authority, language) if first else change_lines(written.shown, written.authority, language)
    )
    lines += ["", *side_lines(written.authority, written.chances.sides, language), words.UNTIL_THEN.of(language)]
    if first or _roots(written.shown) != _roots(written.authority):
        lines += _caution(written.authority, language)
    lines += [
        words.OLD_KEY_SIGNS.of(language).format(name=named(written.authority, (person,), language), path=path)
        for person in written.old_keys
    ]
    if written.hurt:
        lines += [words.HURT.of(language), *(f"  {each}" for each in written.hurt)]
    lines.append(words.NEXT.of(language).format(command="sms authority sign"))
    write("\n".join(lines) + "\n", None, language)


def _roots(authority: Authority) -> tuple[tuple[str, ...], int]:
    return authority.root_signers, authority.threshold


def _caution(authority: Authority, language: str) -> list[str]:
    """Return a warning where the loss of one key would end the chain of registers."""
    if len(authority.root_signers) > authority.threshold:
        return []
    return [words.ALL_MUST.of(language).format(count=authority.threshold)]


def _edited(path: str, shown: str) -> Text:
    return words.EDITED if path == shown else words.EDITED_NEXT


def side_lines(authority: Authority, sides: tuple["Side", ...], language: str) -> list[str]:
    """Return who must sign, and what those lack who cannot."""
    lines = []
    for index, side in enumerate(sides):
        wording = words.WAITING_BEFORE if index else words.WAITING
        people = named(authority, (*side.able, *side.keyless), language)
        numbers = {"threshold": side.threshold, "number": side.number, "missing": side.missing}
        lines.append(wording.of(language).format(people=people, **numbers))
    lines += [
        words.KEYLESS.of(language).format(name=named(authority, (person,), language), person=person)
        for person in sides[0].keyless
    ]
    return lines


def named(authority: Authority, people: tuple[str, ...], language: str) -> str:
    """Return people as name and id."""
    return COMMA.of(language).join(visible(authority.identified(each).of(language)) for each in people)


def change_lines(before: Authority, after: Authority, language: str) -> list[str]:
    """Return what changes from one register to the next, a line for each fact."""
    from smsgen.app.authority.public_keys import key_name
    from smsgen.reports.authority_changes import register_changes

    return [_change_line(each, language) for each in register_changes(before, after, key_name)]


def _change_line(change: "RegisterChange", language: str) -> str:
    before, after = (visible(each.of(language)) if each else "" for each in change)
    if not before:
        return f"  + {after}"
    return f"  ~ {before}  →  {after}" if after else f"  - {before}"


def whole_lines(authority: Authority, language: str) -> list[str]:
    """Return everything that a register says."""
    from smsgen.app.authority.public_keys import key_name
    from smsgen.reports.authority_changes import register_lines

    return [f"  {visible(line.of(language))}" for line in register_lines(authority, key_name)]


def _first_lines(authority: Authority, language: str) -> list[str]:
    """Return what a first register says of people; the rest is what is usual."""
    from smsgen.app.authority.public_keys import key_name
    from smsgen.reports.authority_changes import people_lines

    lines = [f"  {visible(line.of(language))}" for line in people_lines(authority, key_name)]
    return [*lines, words.USUAL.of(language)]
