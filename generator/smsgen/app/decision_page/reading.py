"""A text made readable on the page: particulars, body, pictures, what changed, and the file as it is."""

import re
from dataclasses import dataclass
from hashlib import sha256

from smsgen.adapters.diagrams import DiagramError, draw_svg
from smsgen.adapters.python_markdown import Surroundings, readable_html
from smsgen.adapters.templates import markup
from smsgen.adapters.text_difference import compare
from smsgen.analysis.redline import redline
from smsgen.app.decision_page.choices import Choices
from smsgen.app.decision_page.sitting import Sitting
from smsgen.app.decision_page.words import PARTICULARS
from smsgen.exporters.redline_visible import seen
from smsgen.exporters.site.redline_html import redline_html
from smsgen.model.redline import Kind
from smsgen.model.text import Text

_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_MANIFEST_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


@dataclass(frozen=True, slots=True)
class Readable:
    """What the page shows of a text. redline, body: HTML. lines: the whole file, numbered. gone: names of pictures."""

    redline: str
    particulars: tuple[tuple[str, str], ...]
    body: str
    lines: tuple[str, ...]
    pictures: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


def readable(sitting: Sitting, choices: Choices) -> Readable:
    """Return a text for the page; its pictures can be asked for from then on."""
    view = choices.view
    addresses = _pictures(sitting, choices)
    around = Surroundings(
        refer=lambda reference: _reference(choices, reference),
        picture=lambda destination: addresses.get(destination, ""),
        diagram=lambda source: _diagram(sitting, source),
    )
    body = readable_html(_body(view.text), around)
    changes = redline_html(view.redline, sitting.language, choices.language) if view.redline is not None else ""
    return Readable(
        redline=markup(changes),
        particulars=tuple(_particulars(view.text, sitting.language)),
        body=markup(body),
        lines=tuple(seen(line) for line in view.text.removesuffix("\n").split("\n")),
        pictures=tuple(addresses.items()),
        gone=tuple(each.name for each in view.pictures if each.state == "gone"),
    )


def _body(text: str) -> str:
    """Return the Markdown of a document; a record, which is none, as one block of code."""
    if _FRONT_MATTER.match(text):
        return _FRONT_MATTER.sub("", text, count=1)
    return "".join(f"    {line}\n" for line in text.split("\n"))


def _pictures(sitting: Sitting, choices: Choices) -> dict[str, str]:
    """Return name → address on the page of the pictures that the signature covers."""
    content = choices.options[0].proposal.record.content if choices.options else ""
    digests = {name: digest for digest, name in _MANIFEST_LINE.findall(content)}
    found = {}
    for picture in choices.view.pictures:
        digest = digests.get(picture.name)
        if picture.path and digest:
            sitting.pictures[digest] = picture.path
            found[picture.name] = f"/picture/{digest}"
    return found


def _reference(choices: Choices, reference: str) -> str:
    target, _, label = reference.partition("|")
    document = target.partition("#")[0]
    return label or f"{document} {choices.titles.get(document, '')}".strip()


def _diagram(sitting: Sitting, source: str) -> str:
    try:
        svg = draw_svg(source).encode("utf-8")
    except DiagramError:
        return ""
    name = sha256(svg).hexdigest()
    sitting.drawings[name] = svg
    return f"/drawing/{name}"


def _particulars(text: str, language: str) -> list[tuple[str, str]]:
    """Return the front matter as names and values, in the words of the page; a nested key follows its own."""
    found: list[tuple[str, str]] = []
    for block in redline(text, text, compare).blocks:
        if block.kind is not Kind.FIELD:
            continue
        marker, value = block.marker.new or "", "".join(part.new or "" for part in block.parts)
        name = marker.strip().rstrip(":")
        if marker[:1].isspace() or marker.startswith("-") or not name:
            last, before = found[-1] if found else ("", "")
            found[-1:] = [(last, f"{before} {marker.strip()} {value}".strip())]
            continue
        wording = PARTICULARS.get(name, Text(name, name))
        found.append((wording.of(language), value.strip().strip('"')))
    return [(name, seen(value)) for name, value in found]
