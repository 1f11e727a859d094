"""The commands that take a decision: they differ in the decision, and in little else."""

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from smsgen.cli import decide_messages as words
from smsgen.cli.agreement import YES
from smsgen.cli.command import Command
from smsgen.cli.decision_web import run_web, web_options
from smsgen.cli.judging import find_root, say_report
from smsgen.cli.options import Day, OneOf
from smsgen.cli.output import say, stop, wants_colour, write
from smsgen.cli.session import Session
from smsgen.model.text import LANGUAGES

if TYPE_CHECKING:
    from smsgen.app.deciding.decide import Prepared, Proposal, SignBlob
    from smsgen.app.deciding.signing_keys import SigningKey

_REASONED = ("reject", "withdraw")
_WALKED = {
    "review": ("review",),
    "approve": ("review", "approve", "confirm"),
    "confirm": ("confirm",),
}
_NOT_SIGNED = 1


def decision_command(decision: str, language: str) -> click.Command:
    """Return the command `sms DECISION`, described in `language`."""

    def option(names: list[str], help_: Any, **settings: Any) -> click.Option:
        return click.Option(names, help=help_.of(language), **settings)

    params: list[click.Parameter] = [
        click.Argument(["document"], metavar="[ID]", required=False),
        option(["--language", "text_language"], words.LANGUAGE_OPTION, type=OneOf(LANGUAGES, language)),
        option(["--role"], words.ROLE_OPTION, metavar="ROLE", default=""),
        option(["--key", "key_file"], words.KEY_OPTION, type=Path, metavar="FILE"),
        option(["--as", "person"], words.AS_OPTION, metavar="PERSON", default=""),
        option(["--full"], words.FULL_OPTION, is_flag=True),
        option(["--commit"], words.COMMIT_OPTION, is_flag=True),
        option(["--digest"], words.DIGEST_OPTION, metavar="DIGEST", multiple=True),
        option(["--yes"], words.YES_OPTION, is_flag=True),
        *web_options(language),
    ]
    if decision == "approve":
        params.insert(3, option(["--effective"], words.EFFECTIVE_OPTION, type=Day(language), metavar="YYYY-MM-DD"))
    if decision in _WALKED:
        about = words.ALL_MINE_OPTION if decision == "approve" else words.ALL_OF_KIND_OPTION
        params.append(option(["--all-mine"], about, is_flag=True))
    if decision in _REASONED:
        params.append(option(["--reason"], words.REASON_OPTION, metavar="TEXT", default=""))

    def run(session: Session, *, web: bool, port: int | None, no_browser: bool, **given: Any) -> int:
        call = _Call(**given)
        if not web and (no_browser or port is not None):
            raise stop(words.ONLY_WITH_WEB.of(session.language.code))
        if web and call != _Call.of_web(call.key_file, call.person):
            raise stop(words.WEB_ALONE.of(session.language.code))
        if web:
            return run_web(session, call.key_file, call.person, port, browse=not no_browser)
        return _run(session, decision, call)

    return Command(decision, language, params=params, callback=click.pass_obj(run))


class _Call(NamedTuple):
    """The options of a call."""

    document: str | None
    text_language: str | None
    role: str
    key_file: Path | None
    person: str
    full: bool
    commit: bool
    digest: tuple[str, ...]
    yes: bool
    effective: date | None = None
    all_mine: bool = False
    reason: str = ""

    @classmethod
    def of_web(cls, key_file: Path | None, person: str) -> "_Call":
        """Return a call with nothing but what may stand beside `--web`."""
        return cls(None, None, "", key_file, person, full=False, commit=False, digest=(), yes=False)


def _run(session: Session, decision: str, call: _Call) -> int:
    from smsgen.app.check import NotJudgedError
    from smsgen.app.deciding.refusals import RefusedError

    speech = session.language.code
    _check_call(decision, call, speech)
    try:
        return _Decider(session, decision, call).run()
    except RefusedError as error:
        raise stop(error.message.of(speech)) from error
    except NotJudgedError as error:
        say_report(session, error.report)
        raise click.exceptions.Exit(error.report.exit_code) from error


def _check_call(decision: str, call: _Call, speech: str) -> None:
    if call.document and call.all_mine:
        raise stop(words.BOTH.of(speech))
    if call.all_mine and (call.yes or not _is_terminal()):
        raise stop(words.ALL_MINE_ASKS.of(speech))
    if call.yes and not call.digest:
        raise stop(words.YES_NEEDS_DIGEST.of(speech))
    if not call.document and not call.all_mine and (call.yes or call.digest or decision not in _WALKED):
        raise stop(words.NAME_DOCUMENT.of(speech).format(command=decision))
    if call.document and decision in _REASONED and not call.reason.strip() and (call.yes or not _is_terminal()):
        raise stop(words.NEEDS_REASON.of(speech))


def _is_terminal() -> bool:
    """Tell whether somebody is there who sees what is printed and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Decider:
    """One call: who decides, with which key, and what was signed so far."""

    def __init__(self, session: Session, decision: str, call: _Call) -> None:
        from smsgen.app.check import CACHE_FOLDER
        from smsgen.app.deciding.decision_desk import read_register, today_of
        from smsgen.app.deciding.signing_keys import choose_key, find_keys

        self.speech = session.language.code
        self.decision = decision
        self.call = call
        self.root = find_root(session)
        self.cache = self.root / CACHE_FOLDER
        self.authority = read_register(self.root)
        now = datetime.now(UTC)
        keys = find_keys(self.root, call.key_file, os.environ)
        self.key, self.person = choose_key(keys, self.authority, call.person, today_of(self.authority, now), now)
        self.sign: SignBlob | None = None

    def run(self) -> int:
        if self.call.document:
            return self._one(self.decision, self.call.document)
        return self._walk() if self.call.all_mine else self._list()

    # -- what waits ------------------------------------------------------------------------------------------------

    def _list(self) -> int:
        from smsgen.cli.decision_text import waiting_text

        waiting = self._waiting()
        name = self.authority.people[self.person].name
        if not waiting:
            write(words.NOTHING_WAITS.of(self.speech).format(name=name) + "\n", None, self.speech)
            return 0
        lines = [words.WAITING_HEAD.of(self.speech).format(name=name)]
        lines += waiting_text(waiting, self.authority, self.speech)
        lines.append(words.GO_ON.of(self.speech).format(command=waiting[0].decision, all=self.decision))
        write("\n".join(lines) + "\n", None, self.speech)
        return 0

    def _waiting(self) -> "list[Any]":
        from smsgen.app.deciding.decide import waiting_now

        found = waiting_now(self.root, self.person, datetime.now(UTC), self.cache)
        return [each for each in found if each.decision in _WALKED[self.decision]]

    def _walk(self) -> int:
        waiting = self._waiting()
        if not waiting:
            return self._list()
        for each in waiting:
            if not self._ask_each(each.decision, each.document, each.language, each.role):
                break
        return 0

    # -- one document ----------------------------------------------------------------------------------------------

    def _one(self, decision: str, document: str) -> int:
        prepared = self._prepare(decision, document, self.call.text_language or "", self.call.role)
        proposals = self._named(document, prepared)
        reason = ""
        if not self.call.yes and not _is_terminal():
            self._show_all(proposals)
            self._say_skipped(prepared)
            options = " ".join(["--yes", *(f"--digest {each.record.digest}" for each in proposals)])
            raise stop(words.NO_TERMINAL.of(self.speech).format(options=options))
        signed: list[tuple[Proposal, Sequence[str]]] = []
        try:
            for proposal in proposals:
                self._show(proposal)
                if self.call.yes or self._agrees(words.QUESTIONS[decision].of(self.speech)):
                    reason = reason or self._reason()
                    signed.append((proposal, self._sign(proposal)))
        finally:
            self._finish(signed, reason)
        self._say_skipped(prepared)
        if not signed:
            say(words.NOT_SIGNED.of(self.speech))
        return 0 if signed else _NOT_SIGNED

    def _ask_each(self, decision: str, document: str, language: str, role: str) -> bool:
        """Show and ask for one of many; return whether to go on."""
        from smsgen.app.deciding.refusals import RefusedError

        try:
            [proposal] = self._prepare(decision, document, language, role).proposals
        except RefusedError as error:
            say(error.message.of(self.speech))
            return True
        self._show(proposal)
        answer = self._ask(f"{words.QUESTIONS[decision].of(self.speech)[:-7]} {words.QUESTION_OF_MANY.of(self.speech)}")
        if answer in YES:
            self._finish([(proposal, self._sign(proposal))], "")
        return answer not in words.STOP

    def _prepare(self, decision: str, document: str, language: str, role: str) -> "Prepared":
        from smsgen.app.deciding.decide import Wish, prepare

        effective = self.call.effective.isoformat() if self.call.effective and decision == "approve" else ""
        wish = Wish(document, decision, self.person, self.key.line, language, role, effective)
        return prepare(self.root, wish, datetime.now(UTC), self.cache)

    def _named(self, document: str, prepared: "Prepared") -> "Sequence[Proposal]":
        """Return the proposals whose digest was named, all of them where none was."""
        if not self.call.digest:
            return prepared.proposals
        there = {each.record.digest for each in prepared.proposals}
        for digest in self.call.digest:
            if digest not in there:
                raise stop(words.DIGEST_UNKNOWN.of(self.speech).format(document=document, digest=digest))
        return [each for each in prepared.proposals if each.record.digest in self.call.digest]

    def _reason(self) -> str:
        reason = self.call.reason
        while self.decision in _REASONED and not reason.strip():
            reason = self._ask(words.ASK_REASON.of(self.speech), lower=False)
        return " ".join(reason.split())

    # -- showing and asking ----------------------------------------------------------------------------------------

    def _show_all(self, proposals: "Sequence[Proposal]") -> None:
        for proposal in proposals:
            self._show(proposal)

    def _show(self, proposal: "Proposal") -> None:
        from smsgen.cli.decision_text import proposal_text, statement

        text = proposal_text(proposal, self.speech, colour=wants_colour(), full=self.call.full)
        if _is_terminal() and not self.call.yes and text.count("\n") > shutil.get_terminal_size().lines:
            click.echo_via_pager(text)
        else:
            write(text + "\n", None, self.speech)
        write(statement(proposal, self.key.place.of(self.speech), self.speech) + "\n", None, self.speech)

    def _agrees(self, question: str) -> bool:
        return self._ask(question) in YES

    def _ask(self, question: str, *, lower: bool = True) -> str:
        answer = str(click.prompt(question, default="", show_default=False, prompt_suffix="")).strip()
        return answer.lower() if lower else answer

    # -- signing ---------------------------------------------------------------------------------------------------

    def _sign(self, proposal: "Proposal") -> Sequence[str]:
        from smsgen.app.deciding.decide import carry_out

        sign = self.sign or self.key.unlock(self._passphrase(self.key))
        self.sign = sign
        return carry_out(self.root, proposal, sign, datetime.now(UTC), self.cache)

    def _passphrase(self, key: "SigningKey") -> bytes | None:
        if not key.encrypted or not _is_terminal():
            return None
        question = words.ASK_PASSPHRASE.of(self.speech).format(key=key.place.of(self.speech))
        given = click.prompt(question, hide_input=True, default="", show_default=False, prompt_suffix="")
        return str(given).encode("utf-8")

    def _finish(self, signed: "Sequence[tuple[Proposal, Sequence[str]]]", reason: str) -> None:
        """Say what was written, and commit it or say how to."""
        from smsgen.app.deciding.commit_message import commit_message
        from smsgen.app.deciding.decide import commit

        if not signed:
            return
        paths = [path for _, written in signed for path in written]
        lines = [words.SIGNED.of(self.speech), *(f"  {path}" for path in paths)]
        message = commit_message([proposal for proposal, _ in signed], reason, self.speech)
        if self.call.commit:
            write("\n".join(lines) + "\n", None, self.speech)
            made = commit(self.root, paths, message)
            write(words.COMMITTED.of(self.speech).format(commit=made[:12]) + "\n", None, self.speech)
            return
        parts = [part for paragraph in message.split("\n\n") for part in ("-m", paragraph)]
        lines += [words.HOW_TO_COMMIT.of(self.speech), f"  {shlex.join(['git', 'commit', *parts, '--', *paths])}"]
        write("\n".join(lines) + "\n", None, self.speech)

    def _say_skipped(self, prepared: "Prepared") -> None:
        from smsgen.cli.decision_text import skipped_text

        for line in skipped_text(prepared, self.speech):
            say(line)
