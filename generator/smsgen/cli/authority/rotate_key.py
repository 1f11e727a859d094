"""`sms authority rotate-key`: a person's first key, a new one in the place of the old, or one that others hold."""

from typing import TYPE_CHECKING

import click

from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers
from smsgen.cli.authority.telling import change, now
from smsgen.cli.command import Command
from smsgen.cli.session import Session

if TYPE_CHECKING:
    from smsgen.app.authority.authority import Draft
    from smsgen.model.authority import Authority


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["person"], metavar=words.PERSON_ID.of(language), required=False),
        click.Option(["--new"], metavar="FILE", help=words.NEW.of(language)),
        click.Option(["--old"], metavar="SHA256:…", help=words.OLD.of(language)),
        click.Option(["--compromised"], metavar="SINCE", help=words.COMPROMISED.of(language)),
    ]
    return Command("rotate-key", language, params=params, about=words.ROTATE_KEY, callback=click.pass_obj(_rotate))


def _rotate(session: Session, *, person: str | None, new: str | None, old: str | None, compromised: str | None) -> None:
    answers = Answers(session, "sms authority rotate-key")
    id_ = answers.need(person, words.PERSON_ID.of(answers.language), words.ASK_PERSON)
    # A key that others hold must go at once, also where there is no other one yet.
    given = new or "" if compromised else answers.need(new, "--new", words.ASK_KEY)
    answers.finish()

    def make(before: "Draft") -> "Authority":
        from smsgen.app.authority.authority import zone_of
        from smsgen.app.authority.authority_keys import rotate_key, since
        from smsgen.app.authority.public_keys import key_name, public_key

        line = public_key(given) if given else ""
        lost = since(compromised, zone_of(before.authority.time_zone), now()) if compromised else ""
        return rotate_key(before, id_, line, fingerprint=key_name, old=old or "", compromised_at=lost)

    change(session, make)
