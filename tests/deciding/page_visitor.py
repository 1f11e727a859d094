"""The page of `sms approve --web` behind a real socket, and somebody who visits it."""

import html
import re
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import Queue
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from smsgen.app.decision_page.identity import KeyPlaces
from smsgen.app.decision_page.run import PageOptions, run_page
from tests.deciding.deciding_set import DecidingSet, moment

PASSPHRASE = "four little words"  # noqa: S105 — of keys that protect nothing
_PATIENCE = 60
_HIDDEN = re.compile(r'<input type="hidden" name="([a-z]+)"(?: id="[a-z]+")? value="([^"]*)">')


class Page(NamedTuple):
    """What was answered. text: without the entities of HTML."""

    status: int
    text: str
    headers: Mapping[str, str]
    address: str

    @property
    def hidden(self) -> dict[str, str]:
        """What the forms bring back unseen."""
        return dict(_HIDDEN.findall(self.text))


class Visitor:
    """A browser without a window: keeps the cookie and follows redirections."""

    def __init__(self, address: str) -> None:
        """Know the address that was printed."""
        self.port = urlsplit(address).port or 0
        self.start = urlsplit(address).path
        self.cookie = ""

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Page:
        """Ask once, with exactly these headers besides Host, Cookie and Origin, unless they are named too."""
        given = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie}
        if method == "POST":
            given |= {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/x-www-form-urlencoded"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        for name, value in given.items():
            if value:
                connection.putheader(name, value)
        if method == "POST":
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body.encode() or None)
        answer = connection.getresponse()
        page = _page(answer, path)
        connection.close()
        return page

    def enter(self) -> Page:
        """Open the address that was printed, and go where it leads."""
        self.cookie = self.ask("GET", self.start).headers["Set-Cookie"].partition(";")[0]
        return self.get("/")

    def get(self, path: str) -> Page:
        """Open a page and follow redirections."""
        return self._follow(self.ask("GET", path))

    def send(self, page: Page, path: str, **fields: str) -> Page:
        """Send a form of a page and follow redirections."""
        return self._follow(self.ask("POST", path, urlencode(page.hidden | fields)))

    def _follow(self, page: Page) -> Page:
        return self.get(page.headers["Location"]) if page.status == 303 else page


def _page(answer: HTTPResponse, path: str) -> Page:
    text = html.unescape(answer.read().decode("utf-8", "replace"))
    return Page(answer.status, text, dict(answer.getheaders()), path)


class Opened(NamedTuple):
    """A page that is served. now: the moment that its clock shows, to be changed in place."""

    address: str
    now: list[datetime]
    thread: threading.Thread


@contextmanager
def opened(
    deciding: DecidingSet, key: Path | None, *, day: str = "2026-04-01", language: str = "en"
) -> Iterator[Opened]:
    """Serve the page of a set; whatever is left of it at the end is ended by its own button."""
    said: Queue[str] = Queue()
    now = [moment(day)]
    places = KeyPlaces(deciding.root, key, deciding.root.parent / "home" / ".ssh", {})
    options = PageOptions(0, None, language)
    thread = threading.Thread(
        target=run_page, args=(places, options, lambda: now[0], lambda text: said.put(text.en)), daemon=True
    )
    thread.start()
    match = re.search(r"http://\S+", said.get(timeout=_PATIENCE))
    assert match
    yield Opened(match[0], now, thread)


def locked_key(deciding: DecidingSet, person: str) -> Path:
    """Return the file of a person's key, locked by PASSPHRASE."""
    file = deciding.key(person)
    command = ["ssh-keygen", "-q", "-p", "-P", "", "-N", PASSPHRASE, "-f", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return file
