"""`sms authority init`: the first register, or a take-over of earlier approvals."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers, Count, clean, on_terminal
from smsgen.cli.authority.telling import now, refusals, side_lines, tell
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root
from smsgen.cli.options import Day, OneOf
from smsgen.cli.output import say, stop, write
from smsgen.cli.session import Session
from smsgen.model.text import LANGUAGES, enumerated

if TYPE_CHECKING:
    from smsgen.model.authority import Authority

_ONE_PERSON = tuple[str, str, str, str]


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""

    def many(name: str, count: int, metavar: str, help_: str) -> click.Option:
        return click.Option([name], nargs=count, multiple=True, metavar=metavar, help=help_)

    params: list[click.Parameter] = [
        click.Option(["--time-zone"], help=words.TIME_ZONE.of(language)),
        click.Option(["--language"], type=OneOf(LANGUAGES, language), help=words.LANGUAGE.of(language)),
        click.Option(["--id-pattern"], help=words.ID_PATTERN.of(language)),
        many("--person", 4, "PERSON NAME ROLE BASIS", words.PEOPLE.of(language)),
        many("--role", 3, "ROLE EN ZH", words.ROLE_NAMES.of(language)),
        many("--email", 2, "PERSON ADDRESS", words.EMAILS.of(language)),
        many("--key", 2, "PERSON FILE", words.KEYS.of(language)),
        click.Option(["--root-signer"], multiple=True, metavar="PERSON", help=words.ROOT.of(language)),
        click.Option(["--threshold"], type=Count(language), help=words.THRESHOLD.of(language)),
        click.Option(["--from", "since"], type=Day(language), metavar="YYYY-MM-DD", help=words.FROM.of(language)),
        click.Option(["--baseline"], type=Path, metavar="FILE", help=words.BASELINE.of(language)),
    ]
    return Command("init", language, params=params, about=words.INIT, callback=click.pass_obj(_init))


def _init(session: Session, *, baseline: Path | None, **options: object) -> None:
    root = find_root(session)
    if baseline is not None:
        _take_over(session, root, baseline)
    else:
        _start(session, root, **options)  # type: ignore[arg-type]  # click gives each option its own type


def _take_over(session: Session, root: Path, file: Path) -> None:
    from smsgen.app.authority.authority import open_registers
    from smsgen.app.authority.authority_signing import to_sign
    from smsgen.app.authority.baseline_takeover import take_over
    from smsgen.app.check import CACHE_FOLDER
    from smsgen.app.writing.refused_change import FaultyRowsError

    language = session.language.code
    with refusals(session):
        try:
            taken = take_over(open_registers(root), file, now(), root / CACHE_FOLDER)
        except FaultyRowsError as error:
            say(words.BAD_ROWS.of(language).format(count=len(error.faults), file=file))
            raise
        registers = open_registers(root)
        paths = enumerated(taken.paths).of(language)
        lines = [words.SEVERAL.of(language).format(count=len(taken.entries), paths=paths)]
        lines += side_lines(registers.highest, to_sign(registers, taken.paths[0])[0].sides, language)
    lines += [words.UNTIL_THEN.of(language), words.NEXT.of(language).format(command="sms authority sign")]
    write("\n".join(lines) + "\n", None, language)


def _start(  # noqa: PLR0913 — one parameter per option
    session: Session,
    root: Path,
    *,
    time_zone: str | None,
    language: str | None,
    id_pattern: str | None,
    person: Sequence[_ONE_PERSON],
    role: Sequence[tuple[str, str, str]],
    email: Sequence[tuple[str, str]],
    key: Sequence[tuple[str, str]],
    root_signer: Sequence[str],
    threshold: int | None,
    since: date | None,
) -> None:
    from smsgen.app.authority.authority import refuse_existing
    from smsgen.app.authority.authority_defaults import ID_PATTERN, TIME_ZONE
    from smsgen.app.authority.authority_start import finish, nobody_holds, start

    answers = Answers(session, "sms authority init")
    speech = session.language.code
    with refusals(session):
        refuse_existing(root)
        zone = answers.need(time_zone, "--time-zone", words.ASK_TIME_ZONE, TIME_ZONE)
        source = answers.need(language, "--language", words.ASK_LANGUAGE, speech)
        if source and source not in LANGUAGES:
            raise stop(words.ASK_LANGUAGE.of(speech))
        pattern = clean(id_pattern or "")
        if not pattern:
            pattern = answers.ask(words.ASK_ID_PATTERN, ID_PATTERN) if on_terminal() else ID_PATTERN
        people = list(person) or _ask_people(answers)
        signers = list(root_signer) or answers.need(None, "--root-signer", words.ASK_ROOT).replace(",", " ").split()
        answers.finish()
        roles = {id_: {"en": clean(english), "zh": clean(chinese)} for id_, english, chinese in role}
        authority = _with_people(
            start(zone, source, pattern, roles, now()), people, email, key, since.isoformat() if since else ""
        )
        written = finish(root, authority, signers, threshold or _ask_threshold(answers, len(set(signers))))
        tell(session, written)
        for each in nobody_holds(written.authority):
            say(words.NOBODY_HOLDS.of(speech).format(role=each))


def _ask_threshold(answers: Answers, signers: int) -> int:
    """Return how many must sign: neither of two appoints alone, where nobody says otherwise."""
    usual = min(2, signers)
    while on_terminal():
        answer = answers.ask(words.ASK_THRESHOLD, str(usual))
        if answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= signers:
            return int(answer)
    return usual


def _ask_people(answers: Answers) -> list[_ONE_PERSON]:
    if not on_terminal():
        answers.missing.append("--person")
        return []
    people: list[_ONE_PERSON] = []
    names: dict[str, str] = {}
    while not people or answers.agree(words.ASK_MORE.of(answers.language), default=True):
        person = answers.ask(words.ASK_PERSON)
        if person not in names:
            names[person] = answers.ask(words.ASK_NAME)
        people.append((person, names[person], answers.ask(words.ASK_ROLE), answers.ask(words.ASK_BASIS)))
    return people


def _with_people(
    authority: "Authority",
    people: Sequence[_ONE_PERSON],
    emails: Sequence[tuple[str, str]],
    keys: Sequence[tuple[str, str]],
    since: str,
) -> "Authority":
    from smsgen.app.authority.authority_start import with_email, with_key, with_role
    from smsgen.app.authority.public_keys import public_key
    from smsgen.model.authority import RoleTerm

    today = authority.issued_at[: len("2026-01-01")]
    for person, name, role, basis in people:
        authority = with_role(authority, person, clean(name), RoleTerm(role, since or today, "", clean(basis)))
    for person, address in emails:
        authority = with_email(authority, person, clean(address))
    for person, given in keys:
        authority = with_key(authority, person, public_key(given), today)
    return authority
