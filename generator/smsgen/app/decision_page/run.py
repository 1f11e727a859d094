"""Runs the page: opens it, waits until the person is finished, and leaves nothing running."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path

from smsgen.app.decision_page.answer import Answer
from smsgen.app.decision_page.identity import KeyPlaces
from smsgen.app.decision_page.pages import Pages
from smsgen.app.decision_page.routes import Routes
from smsgen.app.decision_page.server import Door, Site, start_door
from smsgen.app.decision_page.sitting import Clock, Sitting
from smsgen.app.decision_page.words import Wording
from smsgen.model.text import Text

_LOOK_SECONDS = 0.2
_LONGEST_IDLE_SECONDS = 2 * 60 * 60
Say = Callable[[Text], None]

_AT = Text(
    "The page is at {address}\nIt opens once, in one browser. “I am finished” or Ctrl-C ends it.",
    "页面地址：{address}\n只能在一个浏览器中打开一次。点击“结束”或按Ctrl-C结束。",
)
_NO_BROWSER = Text("No browser could be opened: open the address yourself.", "未能打开浏览器，请自行打开上述地址。")
_IDLE = Text("Nobody used the page for two hours; it has ended.", "页面已两小时无人使用，现已结束。")


@dataclass(frozen=True, slots=True)
class PageOptions:
    """port: 0 for any free one. browse: opens an address and tells whether it could; None to leave that to the user.

    person: whose decisions these are, "" to go by the key.
    """

    port: int
    cache: Path | None
    language: str
    person: str = ""
    browse: Callable[[str], bool] | None = None


def run_page(places: KeyPlaces, options: PageOptions, clock: Clock, say: Say) -> int:
    """Show the page until the person is finished, and return how many decisions were signed.

    Ctrl-C ends it too. Raises OSError where the port is taken, NotJudgedError where the register cannot be read.
    """
    sitting = Sitting(places, options.cache, clock, options.language)
    sitting.look_who(options.person)
    door = _door(sitting)
    server = start_door(door, options.port)
    try:
        say(Text(_AT.en.format(address=door.address), _AT.zh.format(address=door.address)))
        if options.browse is not None and not options.browse(door.address):
            say(_NO_BROWSER)
        if not _wait(door):
            say(_IDLE)
    except KeyboardInterrupt:
        pass  # as good an end as the button
    finally:
        server.shutdown()
        server.server_close()
    return len(sitting.signed)


def _wait(door: Door) -> bool:
    """Wait until the person is finished; return False where nobody is there any more."""
    seen, since = door.requests, time.monotonic()
    while not door.finished.wait(_LOOK_SECONDS):
        if door.requests != seen:
            seen, since = door.requests, time.monotonic()
        elif time.monotonic() - since > _LONGEST_IDLE_SECONDS:
            return False
    return True


def _door(sitting: Sitting) -> Door:
    """Build what stands behind the door."""

    def unready(*_: object) -> Answer:
        return Answer(status=HTTPStatus.SERVICE_UNAVAILABLE)

    door = Door(Site(unready, unready, unready, {}, unready, unready))
    pages = Pages(sitting, door.form_secret)
    routes = Routes(sitting, pages)

    def denied(why: str) -> Answer:
        words = Wording(sitting.language)
        if why == "host":
            return pages.last(words.denied, words.wrong_address, HTTPStatus.MISDIRECTED_REQUEST)
        if why == "cookie":
            return pages.last(words.denied, words.denied_do, HTTPStatus.FORBIDDEN)
        return pages.message(words.trouble, words.stale_form, HTTPStatus.FORBIDDEN)

    def failed(error: Exception) -> Answer:
        words = Wording(sitting.language)
        text = words.fault_do.format(kind=type(error).__name__)
        return pages.message(words.fault, text, HTTPStatus.INTERNAL_SERVER_ERROR)

    def enter() -> Answer:
        return replace(pages.enter(), cookie=door.cookie)

    door.site = Site(routes.get, routes.post, enter, pages.static, denied, failed)
    return door
