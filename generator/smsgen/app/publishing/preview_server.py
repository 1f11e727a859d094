"""The local server of a preview: built pages, each with the checker's findings on it and a script that reloads it.

It listens on the loopback address only and answers only to that name, so that no page of another site can read it.
"""

import json
import re
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
_VERSION = "/__sms__/version"
_WAIT_SECONDS = 20.0
_AFTER = re.compile(r"after=([0-9]{1,9})", re.ASCII)
# What an address means that leads to no file of the site; the engine writes no hidden files.
_NOWHERE = ".nowhere"
# Asks for a version newer than the page's own; the answer comes when there is one, or after a while.
_SCRIPT = """<script>(function(){{async function wait(){{try{{const answer=await fetch("{path}?after={version}",
{{cache:"no-store"}});if((await answer.json()).version>{version})return location.reload()}}catch(error){{
await new Promise(done=>setTimeout(done,1000))}}setTimeout(wait,100)}}
addEventListener("load",()=>setTimeout(wait,50))}})()</script>"""

Panel = Callable[[str, str], str]


def _no_panel(base: str, page: str) -> str:
    del base, page
    return ""


@dataclass(slots=True)
class Showing:
    """What the server shows now; whoever changes it calls `renew`.

    folders: base of a language ("" or `zh`) → its built site. panel: language base and page address → HTML.
    """

    folders: Mapping[str, Path]
    panel: Panel = _no_panel
    version: int = 1
    changed: threading.Condition = field(default_factory=threading.Condition)

    def renew(self, panel: Panel) -> None:
        """Show another panel and make every open page reload."""
        with self.changed:
            self.panel = panel
            self.version += 1
            self.changed.notify_all()

    def newer_than(self, version: int) -> int:
        """Return the version, as soon as it is newer than `version` or a while has passed."""
        with self.changed:
            self.changed.wait_for(lambda: self.version > version, _WAIT_SECONDS)
            return self.version

    def locate(self, address: str) -> tuple[str, str]:
        """Return the language base and the path in its folder that an address means."""
        first, _, rest = address.partition("/")
        return (first, rest) if first and first in self.folders else ("", address)


def start_server(showing: Showing, port: int) -> ThreadingHTTPServer:
    """Return a server that answers in the background. Raises OSError when the port is taken; port 0 takes any."""
    server = _Server((HOST, port), partial(_Handler, showing))
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    return server


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Report a fault of ours; a reader who leaves before the answer (every reload does) is none."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD from the folders of a `Showing`."""

    def __init__(self, showing: Showing, *arguments: object, **options: object) -> None:
        self.showing = showing
        super().__init__(*arguments, **options)  # type: ignore[arg-type]  # what the library gives is passed on

    def do_GET(self) -> None:
        """Answer a page with its panel, the version, or a file."""
        if not self._is_local():
            self.send_error(HTTPStatus.FORBIDDEN)
        elif urlsplit(self.path).path == _VERSION:
            self._version()
        elif (page := self._page()) is not None:
            self._send(page, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer like GET, without the content."""
        if self._is_local():
            super().do_HEAD()
        else:
            self.send_error(HTTPStatus.FORBIDDEN)

    def translate_path(self, path: str) -> str:
        """Return the file that an address means; what is outside the built site does not exist."""
        base, rest = self.showing.locate(unquote(urlsplit(path).path).lstrip("/"))
        folder = self.showing.folders[base].resolve()
        try:
            target = (folder / rest).resolve()
            if target.is_relative_to(folder) and target.exists():
                return str(target)
        except (OSError, ValueError):
            pass  # a name too long for a file, or with a null character
        return str(folder / _NOWHERE)

    def list_directory(self, path: object) -> None:
        """Show no listing of a folder."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Let nothing be kept by the browser: the next version may differ."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Keep quiet; the terminal belongs to the findings."""

    def _is_local(self) -> bool:
        return self.headers.get("Host", "").partition(":")[0] in (HOST, "localhost")

    def _version(self) -> None:
        after = _AFTER.fullmatch(urlsplit(self.path).query)
        version = self.showing.newer_than(int(after[1]) if after else 0)
        self._send(json.dumps({"version": version}).encode(), "application/json")

    def _page(self) -> bytes | None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if file.suffix != ".html":
            return None
        try:
            content = file.read_bytes()
        except OSError:
            return None  # not there, or being replaced just now
        address = unquote(urlsplit(self.path).path).lstrip("/")
        base, rest = self.showing.locate(address + "index.html" if address.endswith("/") or not address else address)
        version = self.showing.version
        extra = self.showing.panel(base, rest) + _SCRIPT.format(path=_VERSION, version=version)
        return content.replace(b"</body>", extra.encode() + b"</body>", 1)

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
