"""What the page answers to a request, before it is sent."""

from dataclasses import dataclass
from http import HTTPStatus

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer.

    location: to go to instead. cookie: to be kept. lasting: may be kept by the browser. last: the page ends once this
    is sent. policy: a Content-Security-Policy of its own, "" for that of the page.
    """

    content: bytes = b""
    status: HTTPStatus = HTTPStatus.OK
    kind: str = HTML
    location: str = ""
    cookie: str = ""
    policy: str = ""
    lasting: bool = False
    last: bool = False


def go_to(address: str) -> Answer:
    """Return what leads the browser to another page, which it asks for by GET."""
    return Answer(status=HTTPStatus.SEE_OTHER, location=address)
