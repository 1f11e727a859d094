"""Which page an address is, and what a form does."""

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from http import HTTPStatus
from pathlib import PurePosixPath

from smsgen.app.check import NotJudgedError
from smsgen.app.deciding.decide import waiting_now
from smsgen.app.deciding.decision_desk import read_register
from smsgen.app.deciding.refusals import RefusedError
from smsgen.app.decision_page.answer import Answer, go_to
from smsgen.app.decision_page.identity import PERSON_ID, make_own_key
from smsgen.app.decision_page.overview import overview
from smsgen.app.decision_page.pages import Pages
from smsgen.app.decision_page.server import Form
from smsgen.app.decision_page.sitting import Sitting, Ticket
from smsgen.app.decision_page.words import WORDS, Wording
from smsgen.app.writing.refused_change import AuthorityError
from smsgen.model.day import read_day
from smsgen.model.text import LANGUAGES, Text

_TEXT = re.compile(r"/text/([A-Za-z0-9._-]{1,100})/([a-z]{2})")
_TICKET = re.compile(r"/(sign|done)/([A-Za-z0-9_-]{10,40})")
_FILE = re.compile(r"/(picture|drawing)/([0-9a-f]{64})")
_LONGEST_REASON = 2000
_PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


class Routes:
    """Answers what the door lets in."""

    def __init__(self, sitting: Sitting, pages: Pages) -> None:
        """Serve `sitting`."""
        self.sitting = sitting
        self.pages = pages
        self._forms: dict[str, Callable[[Form], Answer]] = {
            "/choose": self._choose,
            "/sign": self._sign,
            "/store": self._store,
            "/key": self._key,
            "/who": self._who,
            "/look": self._look,
            "/finish": self._finish,
        }

    def get(self, path: str, query: Form) -> Answer:
        """Answer a page or a picture."""
        if query.get("lang") in LANGUAGES:
            self.sitting.language = query["lang"]
            return go_to(path)
        self.pages.here = path
        if match := _FILE.fullmatch(path):
            return self._file(match[1], match[2])
        return self._guarded(lambda: self._page(path))

    def post(self, path: str, form: Form) -> Answer:
        """Do what a form asks for."""
        act = self._forms.get(path)
        self.pages.here = "/"
        return self._guarded(lambda: act(form)) if act else self._nowhere()

    def _guarded(self, find: Callable[[], Answer]) -> Answer:
        try:
            return find()
        except RefusedError as error:
            return self.pages.trouble(error)
        except NotJudgedError as error:
            return self.pages.not_judged(error)

    def _page(self, path: str) -> Answer:
        sitting, pages = self.sitting, self.pages
        if path in ("/key", "/made") or sitting.identity.key is None:
            return self._key_page(path)
        if path == "/":
            return pages.home(overview(sitting.root, sitting.identity.person, sitting.clock(), sitting.cache))
        if match := _TEXT.fullmatch(path):
            return pages.text(sitting.show(match[1], match[2]))
        ticket = self._ticket(match[2]) if (match := _TICKET.fullmatch(path)) else None
        if match is None or ticket is None or ticket.chosen is None:
            return self._nowhere()
        if ticket.paths:
            return pages.done(ticket, self._following())
        return pages.sign(ticket) if match[1] == "sign" else go_to(f"/sign/{ticket.id}")

    def _key_page(self, path: str) -> Answer:
        """Answer where nobody is known who could sign: the first time, or a key that waits to be registered."""
        sitting = self.sitting
        waiting = sitting.made or sitting.identity.unregistered
        if waiting is not None and path != "/key":
            return self.pages.made(waiting)
        return self.pages.who()

    def _nowhere(self) -> Answer:
        words = Wording(self.sitting.language)
        return self.pages.message(words.no_page, words.no_page_do, HTTPStatus.NOT_FOUND)

    def _ticket(self, name: str) -> Ticket | None:
        return self.sitting.tickets.get(name)

    def _following(self) -> tuple[str, str] | None:
        """Return address and title of what waits next, None where nothing does or that cannot be said."""
        sitting = self.sitting
        try:
            waiting = waiting_now(sitting.root, sitting.identity.person, sitting.clock(), sitting.cache)
        except (RefusedError, NotJudgedError):
            return None
        first = next(iter(waiting), None)
        return (f"/text/{first.document}/{first.language}", f"{first.document} {first.title}") if first else None

    def _file(self, kind: str, name: str) -> Answer:
        """Answer a picture of a text that was shown, or a diagram: exactly the bytes that the name stands for."""
        if kind == "drawing":
            found: bytes | None = self.sitting.drawings.get(name)
            return Answer(found, kind="image/svg+xml", policy=_PICTURE_POLICY) if found else self._nowhere()
        path = self.sitting.pictures.get(name, "")
        media = _PICTURES.get(PurePosixPath(path).suffix.lower())
        try:
            content = (self.sitting.root / path).read_bytes() if media else b""
        except OSError:
            content = b""
        if media is None or sha256(content).hexdigest() != name:
            return self._nowhere()
        return Answer(content, kind=media, policy=_PICTURE_POLICY)

    # -- deciding --------------------------------------------------------------------------------------------------

    def _choose(self, form: Form) -> Answer:  # noqa: PLR0911 — one for each thing that may be wrong
        ticket = self._ticket(form.get("ticket", ""))
        if ticket is None:
            return self._stale()
        if ticket.paths:
            return go_to(f"/done/{ticket.id}")
        option = ticket.option(form.get("option", ""))
        fault = self._fault(form, chosen=option is not None)
        if fault is not None or option is None:
            error = (fault or WORDS["not_chosen"]).of(self.sitting.language).format(day=form.get("effective", "")[:40])
            return self.pages.text(ticket, error, form)
        if form.get("digest") != option.proposal.record.digest:
            return self._stale()
        try:
            self.sitting.choose(
                ticket, option, form.get("effective", "").strip(), " ".join(form.get("reason", "").split())
            )
        except RefusedError as error:
            if error.kind.startswith("effective-"):
                return self.pages.text(ticket, error.message.of(self.sitting.language), form)
            return self.pages.trouble(error, f"/text/{ticket.choices.document}/{ticket.choices.language}")
        return go_to(f"/sign/{ticket.id}")

    def _fault(self, form: Form, *, chosen: bool) -> Text | None:
        """Return what is to be mended in the form of a decision."""
        decision, reason = form.get("option", "").partition("/")[0], form.get("reason", "")
        day = form.get("effective", "").strip()
        if not chosen:
            return WORDS["not_chosen"]
        if decision in ("reject", "withdraw") and not reason.strip():
            return WORDS["no_reason"]
        if len(reason) > _LONGEST_REASON:
            return WORDS["long_reason"]
        if decision == "approve" and day and read_day(day) is None:
            return WORDS["no_day"]
        if "yes" not in (form.get("read"), form.get("scrolled")):
            return WORDS["not_read"]
        return None

    def _sign(self, form: Form) -> Answer:
        ticket = self._ticket(form.get("ticket", ""))
        if ticket is None or ticket.chosen is None:
            return self._stale()
        if not ticket.paths:
            if form.get("digest") != ticket.chosen.record.digest:
                return self._stale()
            try:
                self.sitting.sign(ticket, form.get("passphrase", ""))
            except RefusedError as error:
                self.pages.here = f"/sign/{ticket.id}"
                if error.kind in ("passphrase", "cannot-write", "agent"):
                    return self.pages.sign(ticket, error)
                return self.pages.trouble(error, f"/text/{ticket.choices.document}/{ticket.choices.language}")
        return go_to(f"/done/{ticket.id}")

    def _store(self, form: Form) -> Answer:
        ticket = self._ticket(form.get("ticket", ""))
        if ticket is None:
            return self._stale()
        self.sitting.store(ticket)
        return go_to(f"/done/{ticket.id}")

    def _stale(self) -> Answer:
        words = Wording(self.sitting.language)
        return self.pages.message(words.trouble, words.stale_form, HTTPStatus.CONFLICT)

    # -- the key ---------------------------------------------------------------------------------------------------

    def _key(self, form: Form) -> Answer:
        """Make the key of somebody who has none."""
        sitting, language = self.sitting, self.sitting.language
        person = form.get("person", "")
        people = read_register(sitting.root).people
        if person == "-":
            person = form.get("new_id", "").strip()
            if not PERSON_ID.fullmatch(person):
                return self.pages.who(WORDS["id_bad"].of(language), form)
        elif person not in people:
            return self.pages.who(WORDS["who_missing"].of(language), form)
        if form.get("passphrase", "") != form.get("repeat"):
            return self.pages.who(WORDS["differ"].of(language), form)
        try:
            sitting.made = make_own_key(sitting.places, person, form["passphrase"])
        except AuthorityError as error:
            return self.pages.who(error.reason.of(language), form)
        return go_to("/made")

    def _who(self, form: Form) -> Answer:
        """Take down whose key is meant, where there are several."""
        person = form.get("person", "")
        if person not in self.sitting.identity.choice:
            return self.pages.who(WORDS["who_missing"].of(self.sitting.language), form)
        self.sitting.look_who(person)
        return go_to("/")

    def _look(self, form: Form) -> Answer:
        """Look whether a key is registered by now."""
        del form
        self.sitting.made = None
        self.sitting.look_who()
        return go_to("/")

    def _finish(self, form: Form) -> Answer:
        del form
        words = Wording(self.sitting.language)
        return replace(self.pages.last(words.finish_title, words.finish_text), last=True)
