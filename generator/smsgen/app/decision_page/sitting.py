"""One person's time at the page: who they are, what they were shown, what they signed. All of it is kept in memory."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from smsgen.adapters.git_writing import Clone, GitWritingError
from smsgen.app.deciding import clone_refusals
from smsgen.app.deciding.commit_message import commit_message
from smsgen.app.deciding.decide import Proposal, SignBlob, carry_out, commit, prepare
from smsgen.app.deciding.decision_desk import read_register
from smsgen.app.deciding.refusals import RefusedError
from smsgen.app.decision_page.choices import Choices, Option, Signer, find_choices
from smsgen.app.decision_page.identity import Identity, KeyPlaces, Unregistered, find_identity

_KEY_OPEN_SECONDS = 15 * 60
_MOST_TICKETS = 60
Clock = Callable[[], datetime]


@dataclass(slots=True)
class Ticket:
    """A text that was shown, and what became of it. Each is signed once at most.

    chosen: what was decided and is to be signed. paths: of record and signature, once signed. commit_id: once that is
    in the history. failure: why it is not.
    """

    id: str
    choices: Choices
    chosen: Proposal | None = None
    reason: str = ""
    paths: tuple[str, ...] = ()
    commit_id: str = ""
    failure: RefusedError | None = None

    def option(self, key: str) -> Option | None:
        """Return the decision that a form names, None where it was not offered."""
        return next((each for each in self.choices.options if each.key == key), None)


@dataclass(slots=True)
class Sitting:
    """What the page knows. language: of the page. clock: the present moment, with a zone. begin: page to begin with.

    pictures: SHA-256 → path of those that texts show. drawings: name → SVG of diagrams.
    """

    places: KeyPlaces
    cache: Path | None
    clock: Clock
    language: str
    identity: Identity = field(default_factory=Identity)
    made: Unregistered | None = None
    tickets: dict[str, Ticket] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    drawings: dict[str, bytes] = field(default_factory=dict)
    _sign: SignBlob | None = None
    _used: float = 0.0

    @property
    def root(self) -> Path:
        """The folder of the set."""
        return self.places.root

    @property
    def signed(self) -> list[Ticket]:
        """What was signed in this sitting, the oldest first."""
        return [each for each in self.tickets.values() if each.paths]

    def look_who(self, person: str = "") -> Identity:
        """Look again who sits here; a key that was open is closed where it is no longer theirs."""
        before = self.identity
        self.identity = find_identity(self.places, person or before.person, self.clock())
        if self.identity.key is None or before.key is None or self.identity.key.line != before.key.line:
            self._sign = None
        return self.identity

    def show(self, document: str, language: str) -> Ticket:
        """Read a text anew and return what may be decided on it. Raises RefusedError and NotJudgedError."""
        assert self.identity.key  # noqa: S101 — whoever has no key is led elsewhere
        signer = Signer(self.identity.person, self.identity.key.line)
        choices = find_choices(self.root, document, language, signer, self.clock(), self.cache)
        ticket = Ticket(secrets.token_urlsafe(16), choices)
        self.tickets[ticket.id] = ticket
        for old in [each for each in self.tickets.values() if not each.paths][:-_MOST_TICKETS]:
            del self.tickets[old.id]
        return ticket

    def choose(self, ticket: Ticket, option: Option, effective_from: str, reason: str) -> None:
        """Take down what a person wants to sign: the text that was shown, in force from a day. Raises RefusedError."""
        proposal = option.proposal
        if proposal.record.decision == "approve" and effective_from:
            wish = replace(
                proposal.wish,
                language=proposal.record.language,
                role=proposal.record.role,
                effective_from=effective_from,
            )
            [proposal] = prepare(self.root, wish, self.clock(), self.cache).proposals
            self._must_be_shown(option.proposal, proposal)
        ticket.chosen = proposal
        ticket.reason = reason if proposal.record.decision in ("reject", "withdraw") else ""

    @staticmethod
    def _must_be_shown(shown: Proposal, now: Proposal) -> None:
        """Refuse where anything but the effective date differs from what was shown."""
        new = now.record
        same = replace(
            shown.record,
            path=new.path,
            sha256=new.sha256,
            signed_at=new.signed_at,
            effective_from=new.effective_from,
        )
        if same != new:
            raise clone_refusals.changed_since_shown(new.document)

    # -- the key ---------------------------------------------------------------------------------------------------

    @property
    def needs_passphrase(self) -> bool:
        """Whether the passphrase has to be typed before the next signature."""
        key = self.identity.key
        return key is not None and key.encrypted and self._open_key() is None

    def _open_key(self) -> SignBlob | None:
        if self._sign is not None and time.monotonic() - self._used > _KEY_OPEN_SECONDS:
            self._sign = None
        return self._sign

    def _unlocked(self, passphrase: str) -> SignBlob:
        key = self.identity.key
        assert key  # noqa: S101 — see `show`
        sign = self._open_key() or key.unlock(passphrase.encode("utf-8") or None)
        self._sign, self._used = sign, time.monotonic()
        return sign

    # -- signing ---------------------------------------------------------------------------------------------------

    def sign(self, ticket: Ticket, passphrase: str) -> None:
        """Sign what was chosen, once, and put it into the history. Raises RefusedError where nothing was signed."""
        if ticket.paths or ticket.chosen is None:
            return
        sign = self._unlocked(passphrase)
        ticket.paths = carry_out(self.root, ticket.chosen, sign, self.clock(), self.cache)
        self.store(ticket)

    def store(self, ticket: Ticket) -> None:
        """Commit what was signed; `ticket.failure` says why that was not possible."""
        if not ticket.paths or ticket.commit_id or ticket.chosen is None:
            return
        message = commit_message([ticket.chosen], ticket.reason, self.language)
        try:
            ticket.commit_id = commit(self.root, ticket.paths, message, self._committer())
            ticket.failure = None
        except RefusedError as error:
            ticket.failure = error

    def _committer(self) -> tuple[str, str]:
        """Return name and address to commit as, for a clone in which git knows neither."""
        person = read_register(self.root).people[self.identity.person]
        return person.name, person.emails[0] if person.emails else f"{person.id}@localhost"

    def branch(self) -> str:
        """Return the branch that is checked out, "" where that cannot be said."""
        try:
            clone = Clone(self.root)
            try:
                return clone.state().branch
            finally:
                clone.close()
        except GitWritingError:
            return ""
