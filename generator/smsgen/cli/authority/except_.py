"""`sms authority except`: a fault of the past that cannot be undone, accepted for ever."""

import click

from smsgen.cli import messages
from smsgen.cli.authority import words
from smsgen.cli.authority.asking import Answers
from smsgen.cli.authority.telling import now, refusals, side_lines
from smsgen.cli.command import Command
from smsgen.cli.judging import find_root
from smsgen.cli.output import stop, write
from smsgen.cli.session import Session


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["rule"], metavar="RULE", required=False),
        click.Argument(["path"], metavar="PATH", required=False),
        click.Option(["--commit"], metavar="COMMIT", help=words.COMMIT.of(language)),
        click.Option(["--reason"], help=words.REASON.of(language)),
    ]
    return Command("except", language, params=params, about=words.EXCEPT, callback=click.pass_obj(_except))


def _except(session: Session, *, rule: str | None, path: str | None, commit: str | None, reason: str | None) -> None:
    from smsgen.adapters.git import GitError
    from smsgen.app.authority.accepted_faults import accept, check_rule, full_commit, present_faults, rule_name
    from smsgen.app.authority.authority import open_registers
    from smsgen.app.authority.authority_signing import to_sign
    from smsgen.model.baseline import AcceptedFault

    language = session.language.code
    answers = Answers(session, "sms authority except")
    named = answers.need(rule, "RULE", words.ASK_RULE)
    place = answers.need(path, "PATH", words.ASK_PATH)
    why = answers.need(reason, "--reason", words.ASK_REASON)
    answers.finish()
    root = find_root(session)
    with refusals(session):
        check_rule(named)
        registers = open_registers(root)
        try:
            whole = full_commit(root, commit) if commit else ""
        except GitError as error:
            raise stop(messages.GIT_FAULT.of(language).format(revision=commit, reason=error)) from error
        fault = AcceptedFault(rule_name(named), place, whole, why)
        accepted = accept(registers, fault, present_faults(root), now())
        registers = open_registers(root)
        lines = [words.ACCEPTED.of(language).format(path=accepted.path, rule=fault.rule, place=place)]
        lines += side_lines(registers.highest, to_sign(registers, accepted.path)[0].sides, language)
    lines += [words.UNTIL_THEN.of(language), words.NEXT.of(language).format(command="sms authority sign")]
    write("\n".join(lines) + "\n", None, language)
