"""The door of the page: who may ask, and what the browser may do with an answer.

It listens on the loopback address and answers to that name only (a page of another site cannot make its own name lead
here). The address that is printed holds a token that works once and turns into a cookie; whatever changes something
must come from the page itself (Origin) and hold a second secret of the page.
"""

import hmac
import secrets
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from smsgen.app.decision_page.answer import Answer, go_to

HOST = "127.0.0.1"
_LONGEST_FORM = 64 * 1024
_MOST_FIELDS = 30
_PATIENCE_SECONDS = 20
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_FORM = "application/x-www-form-urlencoded"

Form = Mapping[str, str]


@dataclass(slots=True)
class Site:
    """What is behind the door. Requests come in one by one.

    static: answers that need no secret, by path. denied: why somebody is sent away, a word → the page that says so.
    """

    get: Callable[[str, Form], Answer]
    post: Callable[[str, Form], Answer]
    enter: Callable[[], Answer]
    static: Mapping[str, Answer]
    denied: Callable[[str], Answer]
    failed: Callable[[Exception], Answer]


@dataclass(slots=True)
class Door:
    """The secrets of a sitting. token: of the address, "" once it was used. finished: set when the page is to end."""

    site: Site
    port: int = 0
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    form_secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    finished: threading.Event = field(default_factory=threading.Event)
    requests: int = 0
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def address(self) -> str:
        """The address to open, which works once."""
        return f"http://{HOST}:{self.port}/start/{self.token}"

    @property
    def cookie_name(self) -> str:
        """The name of the cookie: cookies of one host are shared by all its ports."""
        return f"sms_{self.port}"


def start_door(door: Door, port: int) -> ThreadingHTTPServer:
    """Return a server that answers in the background. Raises OSError when the port is taken; port 0 takes any."""
    server = _Server((HOST, port), partial(_Handler, door))
    door.port = int(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    return server


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two programs share the port

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: the browser has gone, and nothing that it sent belongs on a terminal."""


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and POST."""

    timeout = _PATIENCE_SECONDS
    server_version = "sms"
    sys_version = ""

    def __init__(self, door: Door, *arguments: object, **options: object) -> None:
        self.door = door
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # what the library gives is passed on

    def do_GET(self) -> None:
        """Answer a page, a picture, or the way in."""
        self._answer(self._get)

    def do_POST(self) -> None:
        """Do what a form asks for."""
        self._answer(self._post)

    def log_message(self, *arguments: object) -> None:
        """Keep quiet: addresses hold secrets."""

    def _answer(self, find: Callable[[], Answer]) -> None:
        door = self.door
        with door.lock:
            try:
                answer = find()
                door.requests += 1
            except OSError:
                raise  # the browser has gone
            except Exception as error:  # noqa: BLE001 — whatever happens, a page says so and nothing leaks
                answer = door.site.failed(error)
        self._send(answer)
        if answer.last:
            door.finished.set()

    def _get(self) -> Answer:
        door, address = self.door, urlsplit(self.path)
        if not self._is_ours():
            return door.site.denied("host")
        if address.path in door.site.static:
            return door.site.static[address.path]
        if address.path.startswith("/start/"):
            return self._enter(address.path.removeprefix("/start/"))
        if not self._is_known():
            return door.site.denied("cookie")
        return door.site.get(address.path, _fields(address.query))

    def _post(self) -> Answer:
        door = self.door
        body = self._body()
        if not self._is_ours():
            return door.site.denied("host")
        if not self._is_known():
            return door.site.denied("cookie")
        if self.headers.get_all("Origin") != [f"http://{HOST}:{door.port}"]:
            return door.site.denied("origin")
        if body is None or self.headers.get_content_type() != _FORM:
            return door.site.denied("form")
        form = _fields(body)
        if not _same(form.get("secret", ""), door.form_secret):
            return door.site.denied("form")
        return door.site.post(urlsplit(self.path).path, form)

    def _enter(self, token: str) -> Answer:
        """Let the first browser in that knows the token.

        The answer is a page: a redirection would not bring a strict cookie along when the address was opened from
        another program's page.
        """
        door = self.door
        if self._is_known():
            return go_to("/")
        if not door.token or not _same(token, door.token):
            return door.site.denied("cookie")
        door.token = ""
        return door.site.enter()

    def _is_ours(self) -> bool:
        return self.headers.get_all("Host") == [f"{HOST}:{self.door.port}"]

    def _is_known(self) -> bool:
        try:
            cookies = SimpleCookie("; ".join(self.headers.get_all("Cookie") or ()))
        except CookieError:
            return False
        found = cookies.get(self.door.cookie_name)
        return found is not None and _same(found.value, self.door.cookie)

    def _body(self) -> str | None:
        """Read what was sent, None where it is too much or no text."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()) or int(length) > _LONGEST_FORM:
            self.close_connection = True
            return None
        try:
            return self.rfile.read(int(length)).decode("ascii")
        except UnicodeDecodeError:
            return None

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Content-Security-Policy", answer.policy or _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        # Not `no-referrer`: with that a browser hides from us where a form came from.
        self.send_header("Referrer-Policy", "same-origin")
        self.send_header("Cache-Control", "private, max-age=86400" if answer.lasting else "no-store")
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.cookie:
            cookie = f"{self.door.cookie_name}={answer.cookie}; Path=/; HttpOnly; SameSite=Strict"
            self.send_header("Set-Cookie", cookie)
        self.end_headers()
        self.wfile.write(answer.content)
        self.wfile.flush()


def _fields(text: str) -> dict[str, str]:
    """Return the fields of a form or a query; of one that is given twice, and of too many, none counts."""
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    names = [name for name, _ in pairs]
    return {name: value for name, value in pairs if names.count(name) == 1}


def _same(given: str, secret: str) -> bool:
    return bool(secret) and hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())
