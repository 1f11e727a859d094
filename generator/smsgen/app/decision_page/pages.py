"""The pages as HTML: values and words put into templates."""

from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from smsgen.adapters.ssh_signatures import fingerprint
from smsgen.adapters.templates import Templates
from smsgen.app.check import NotJudgedError
from smsgen.app.deciding.commit_message import commit_message
from smsgen.app.deciding.decide import Proposal
from smsgen.app.deciding.decision_desk import read_register
from smsgen.app.deciding.refusals import RefusedError
from smsgen.app.decision_page.answer import Answer
from smsgen.app.decision_page.identity import Unregistered, person_of_git
from smsgen.app.decision_page.overview import Overview
from smsgen.app.decision_page.reading import readable
from smsgen.app.decision_page.sitting import Sitting, Ticket
from smsgen.app.decision_page.words import ADVICE, DECISIONS, NEEDS, Wording, language_name
from smsgen.exporters.site.escape import without_controls
from smsgen.exporters.state_names import STATE_NAMES
from smsgen.model.text import Text

_HERE = Path(__file__).parent
_TEMPLATES = Templates(_HERE / "templates", without_controls, {})
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
Values = Mapping[str, object]


def _assets() -> dict[str, Answer]:
    files = sorted((_HERE / "assets").iterdir())
    return {
        f"/static/{file.name}": Answer(file.read_bytes(), kind=_KINDS[file.suffix], lasting=True)
        for file in files
        if file.suffix in _KINDS
    }


class Pages:
    """Makes the pages of a sitting. secret: what every form of them must bring back."""

    def __init__(self, sitting: Sitting, secret: str) -> None:
        """Show `sitting`."""
        self.sitting = sitting
        self.secret = secret
        self.here = "/"
        self.static = _assets()
        content = b"".join(answer.content for answer in self.static.values())
        self._stamp = sha256(content).hexdigest()[:12]

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.sitting.language

    def _page(self, template: str, values: Values, status: HTTPStatus = HTTPStatus.OK) -> Answer:
        language = self.language
        shared: dict[str, object] = {
            "w": Wording(language),
            "language": language,
            "other": "en" if language == "zh" else "zh",
            "html_language": {"en": "en", "zh": "zh-Hans"}[language],
            "stamp": self._stamp,
            "here": self.here,
            "name": self._name(),
            "error": "",
            "live": True,
        }
        shared |= values
        # Whoever is sent away learns neither the secret of the forms nor who sits here.
        shared |= {"secret": self.secret} if shared["live"] else {"secret": "", "name": ""}
        content = _TEMPLATES.render(f"{template}.html.j2", shared)
        return Answer(content.encode("utf-8", "replace"), status)

    def _name(self) -> str:
        if not self.sitting.identity.person:
            return ""
        try:
            people = read_register(self.sitting.root).people
        except NotJudgedError:
            return ""
        known = people.get(self.sitting.identity.person)
        return known.name if known else ""

    def _of(self, text: Text) -> str:
        return text.of(self.language)

    # -- what waits ------------------------------------------------------------------------------------------------

    def home(self, seen: Overview) -> Answer:
        """Show what waits, and what else there is."""
        language = self.language
        lines = [
            {
                "address": f"/text/{quote(each.waiting.document)}/{each.waiting.language}",
                "document": each.waiting.document,
                "title": each.waiting.title,
                "version": _version(each.waiting.version, each.waiting.revision),
                "language": language_name(each.waiting.language, language),
                "text_language": each.waiting.language,
                "decision": self._of(DECISIONS[each.waiting.decision]),
                "role": self._of(each.role),
                "reason": self._of(each.waiting.reason),
                "since": each.since,
                "due": each.waiting.due,
            }
            for each in seen.lines
        ]
        others = [
            {
                "address": f"/text/{quote(each.document)}/{each.language}",
                "document": each.document,
                "title": each.title,
                "version": each.version,
                "language": language_name(each.language, language),
                "text_language": each.language,
                "state": self._of(STATE_NAMES.get(each.state, Text(each.state, each.state))),
            }
            for each in seen.others
        ]
        signed = [self._signed(each) for each in self.sitting.signed]
        return self._page("home", {"lines": lines, "others": others, "signed": signed})

    def _signed(self, ticket: Ticket) -> dict[str, object]:
        assert ticket.chosen  # noqa: S101 — it is signed
        return {
            "address": f"/done/{ticket.id}",
            "subject": commit_message([ticket.chosen], "", self.language).split("\n")[0],
            "stored": bool(ticket.commit_id),
        }

    # -- a text ----------------------------------------------------------------------------------------------------

    def text(self, ticket: Ticket, error: str = "", form: Values | None = None) -> Answer:
        """Show a text with the decisions that are possible; error: what to mend in `form`."""
        choices, language = ticket.choices, self.language
        self.here = f"/text/{quote(choices.document)}/{choices.language}"
        options = [
            {
                "key": each.key,
                "name": self._of(DECISIONS[each.proposal.record.decision]),
                "role": self._role(each.proposal),
                "meaning": each.proposal.record.meaning,
                "decision": each.proposal.record.decision,
                "missing": [
                    {"what": self._of(NEEDS[need.decision]).format(role=self._of(need.role)), "names": need.names}
                    for need in each.missing
                ],
                "counts": each.proposal.record.decision in ("review", "approve", "withdraw"),
                "notes": [self._of(note) for note in each.proposal.notes],
            }
            for each in choices.options
        ]
        possible = {each.proposal.record.decision for each in choices.options}
        refused = [
            {"name": self._of(DECISIONS[decision]), **self._refusal(reason)}
            for decision, reason in choices.refused
            if decision not in possible
        ]
        values = {
            "ticket": ticket.id,
            "choices": choices,
            "text": readable(self.sitting, choices),
            "text_language_name": language_name(choices.language, language),
            "options": options,
            "refused": refused,
            "digest": choices.options[0].proposal.record.digest if options else "",
            "today": self.sitting.clock().date().isoformat(),
            "error": error,
            "form": {"option": "", "effective": "", "reason": "", "read": ""} | dict(form or {}),
        }
        return self._page("text", values, HTTPStatus.BAD_REQUEST if error else HTTPStatus.OK)

    def _role(self, proposal: Proposal) -> str:
        role = self._of(proposal.role_name)
        return (
            Wording(self.language).deputy.format(role=role, name=proposal.stands_for) if proposal.stands_for else role
        )

    def _refusal(self, reason: RefusedError) -> dict[str, str]:
        """Return what a refusal says to somebody without a terminal, and the program's own words where they differ."""
        said = self._of(reason.message)
        advice = ADVICE.get(reason.kind)
        return {"plain": self._of(advice) if advice else said, "exact": said if advice else "", "kind": reason.kind}

    # -- signing ---------------------------------------------------------------------------------------------------

    def sign(self, ticket: Ticket, error: RefusedError | None = None) -> Answer:
        """Show the statement that will be signed. error: why it was not, a moment ago."""
        proposal = ticket.chosen
        assert proposal  # noqa: S101 — the caller leads elsewhere where nothing is chosen
        record, words, key = proposal.record, Wording(self.language), self.sitting.identity.key
        effective = record.effective_from
        if record.decision == "approve":
            effective = effective or words.last_approval
        rows = [
            (words.document, f"{record.document} {proposal.title}"),
            (words.version_label, _version(record.version, record.revision)),
            (words.language, language_name(record.language, self.language)),
            (words.role, self._role(proposal)),
            (words.name, record.name),
            (words.effective, effective),
            (words.reason, ticket.reason),
            (words.key, self._of(key.place) if key else ""),
        ]
        values = {
            "ticket": ticket.id,
            "meaning": record.meaning,
            "rows": [row for row in rows if row[1]],
            "digest": record.digest,
            "notes": [self._of(note) for note in proposal.notes],
            "back": f"/text/{quote(record.document)}/{record.language}",
            "asks": self.sitting.needs_passphrase,
            "encrypted": bool(key and key.encrypted),
            "refusal": self._refusal(error) if error else None,
        }
        return self._page("sign", values, HTTPStatus.CONFLICT if error else HTTPStatus.OK)

    def done(self, ticket: Ticket, following: tuple[str, str] | None) -> Answer:
        """Show what was signed and what happens now. following: address and title of what waits next."""
        assert ticket.chosen  # noqa: S101 — it is signed
        subject = commit_message([ticket.chosen], "", self.language).split("\n")[0]
        words = Wording(self.language)
        branch = self.sitting.branch()
        approves = ticket.chosen.record.decision == "approve"
        values = {
            "ticket": ticket.id,
            "subject": subject,
            "meaning": ticket.chosen.record.meaning,
            "commit": ticket.commit_id[:12],
            "paths": ticket.paths,
            # Another text of the document may hold it up: a note says so, and no day is named.
            "takes_effect": ticket.chosen.takes_effect if approves and not ticket.chosen.notes else "",
            "notes": [self._of(note) for note in ticket.chosen.notes],
            "tell": words.tell_words.format(subject=subject, commit=ticket.commit_id[:12], branch=branch),
            "failure": self._refusal(ticket.failure) if ticket.failure else None,
            "following": following,
        }
        return self._page("done", values)

    # -- the key ---------------------------------------------------------------------------------------------------

    def who(self, error: str = "", form: Values | None = None) -> Answer:
        """Ask who sits here: to make their key, or to choose among several keys."""
        sitting = self.sitting
        authority = read_register(sitting.root)
        identity = sitting.identity
        chosen = person_of_git(sitting.root, authority)
        people = [
            {"id": each.id, "name": each.name, "has_key": bool(each.keys)}
            for each in authority.people.values()
            if not identity.choice or each.id in identity.choice
        ]
        values = {
            "people": people,
            "chosen": (form or {}).get("person", chosen),
            "new_id": (form or {}).get("new_id", ""),
            "choice": bool(identity.choice),
            "refusal": self._refusal(identity.refusal) if identity.refusal else None,
            "error": error,
        }
        return self._page("who", values, HTTPStatus.BAD_REQUEST if error else HTTPStatus.OK)

    def made(self, key: Unregistered) -> Answer:
        """Say what must happen before a new key counts."""
        people = read_register(self.sitting.root).people
        person = key.person or "PERSON"
        call = f'sms authority rotate-key {person} --new "{key.line}"'
        if person not in people:
            call = f'sms authority add-person {person} --key "{key.line}"'
        line = f"{key.line} {key.person}".strip()
        values = {"file": key.place, "line": line, "fingerprint": fingerprint(key.line), "call": call}
        return self._page("made", values)

    # -- messages --------------------------------------------------------------------------------------------------

    def trouble(self, error: RefusedError, back: str = "") -> Answer:
        """Say why something cannot be done, in plain words. back: the address where to try again."""
        words = Wording(self.language)
        values = {"title": words.trouble, **self._refusal(error), "lines": (), "back": back or "/"}
        return self._page("message", values, HTTPStatus.CONFLICT)

    def not_judged(self, error: NotJudgedError) -> Answer:
        """Say why the set cannot be judged."""
        words = Wording(self.language)
        lines = [f"{each.location}: {each.code} {self._of(each.message)}" for each in error.report.diagnostics]
        values = {"title": words.not_judged, "plain": words.not_judged_do, "exact": "", "lines": lines, "back": "/"}
        return self._page("message", values, HTTPStatus.CONFLICT)

    def message(self, title: str, text: str, status: HTTPStatus) -> Answer:
        """Show a sentence to whoever asked: nothing on it is for the person alone."""
        values = {"title": title, "plain": text, "exact": "", "lines": (), "back": "/", "live": False}
        return self._page("message", values, status)

    def last(self, title: str, text: str, status: HTTPStatus = HTTPStatus.OK) -> Answer:
        """Show a sentence after which there is no going on."""
        values = {"title": title, "plain": text, "exact": "", "lines": (), "back": "", "live": False}
        return self._page("message", values, status)

    def enter(self) -> Answer:
        """Lead from the address with the token to the page itself."""
        return self._page("enter", {"live": False})


def _version(version: str, revision: str) -> str:
    return f"{version}/{revision}" if revision else version
