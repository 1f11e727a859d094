"""The text of a document as the site's Markdown: references, links and diagrams resolved, everything else untouched.

The structure says where each construct stands, so nothing is searched for in the text and code stays as written.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from smsgen.exporters.site.addresses import relative
from smsgen.exporters.site.escape import as_html, as_markdown
from smsgen.model.structure import Diagram, Link, Reference, Structure

_REFERENCE = re.compile(r"\[\[[^\[\]\n]{1,400}\]\]")
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,30}:")

DrawSvg = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference can lead to: a document's page, id, title and the text of its headings by anchor."""

    page: str
    id: str
    title: str
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a text is read with: targets by id and by source path, assets by source path, and the artist.

    draw_svg: gives "" for what it cannot draw.
    assets: source path → path below `docs/`. diagram_label: what a screen reader says of a diagram. unshown: ids of
    documents that have no page here; a reference to one is its label or its id, without a link or a title. plain: a
    link that leads to nothing on the site is plain text too.
    """

    by_id: Mapping[str, Target]
    by_path: Mapping[str, Target]
    assets: Mapping[str, str]
    draw_svg: DrawSvg
    diagram_label: str
    unshown: frozenset[str] = frozenset()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A text to publish: its path in the set, its whole text with front matter, what stands where, and its page."""

    path: str
    text: str
    structure: Structure
    page: str


def published_text(source: Source, around: Surroundings) -> str:
    """Return the body of `source` (without front matter) as Markdown for its page."""
    return _Rewriter(source, around).body()


class _Rewriter:
    """Collects replacements by offset and applies them in one pass."""

    def __init__(self, source: Source, around: Surroundings) -> None:
        self.source = source
        self.around = around
        self.lines = source.text.split("\n")
        self.edits: list[tuple[int, int, str]] = []

    @cached_property
    def starts(self) -> list[int]:
        starts, offset = [], 0
        for line in self.lines:
            starts.append(offset)
            offset += len(line) + 1
        return starts

    def body(self) -> str:
        structure = self.source.structure
        for reference in structure.references:
            self._reference(reference)
        for link in structure.links:
            self._link(link.destination, link)
        for image in structure.images:
            self._link(image.destination, Link(image.destination, image.line, image.column))
        for number, diagram in enumerate(structure.diagrams, start=1):
            self._diagram(diagram, number)
        return self._without_front_matter(self._applied())

    def _applied(self) -> str:
        text, at, parts = self.source.text, 0, []
        for start, end, replacement in sorted(self.edits):
            if start >= at:
                parts += [text[at:start], replacement]
                at = end
        return "".join([*parts, text[at:]])

    def _without_front_matter(self, text: str) -> str:
        if not text.startswith("---\n"):
            return text
        end = text.find("\n---\n", 3)
        return text[end + 5 :] if end >= 0 else text

    def _offset(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column - 1

    def _reference(self, reference: Reference) -> None:
        start = self._offset(reference.line, reference.column)
        match = _REFERENCE.match(self.source.text, start)
        if match is None:
            return
        target = self.around.by_id.get(reference.target)
        if reference.target in self.around.unshown:
            shown = as_markdown(reference.label or reference.target)
        elif target is None:
            shown = f'<span class="sms-unresolved">{as_markdown(match[0])}</span>'
        else:
            shown = f"[{_label(reference, target)}]({self._destination(target, reference.anchor)})"
        self.edits.append((start, match.end(), shown))

    def _destination(self, target: Target, anchor: str) -> str:
        path = relative(self.source.page, target.page)
        return f"{path}#{anchor}" if anchor and anchor in target.headings else path

    def _link(self, destination: str, link: Link) -> None:
        if not destination or destination.startswith("#") or _SCHEME.match(destination):
            return
        path, _, anchor = destination.partition("#")
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(self.source.path), path))
        target = self.around.by_path.get(wanted)
        if target is not None:
            resolved = self._destination(target, anchor)
        elif wanted in self.around.assets:
            resolved = relative(self.source.page, self.around.assets[wanted])
        elif self.around.plain and self._unlink(destination, self._offset(link.line, link.column)):
            return
        else:
            resolved = "#"  # the checker reports it; the page must still build
        self._replace_destination(destination, resolved, self._offset(link.line, link.column))

    def _unlink(self, destination: str, offset: int) -> bool:
        """Leave of an inline link its text alone; tell whether there is such a link."""
        written = re.escape(destination)
        title = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^)\n]*\)))?"""
        end = re.compile(rf"\]\(\s*<?{written}>?{title}\s*\)").search(self.source.text, offset, offset + 4000)
        if end is None or self.source.text[offset : offset + 1] != "[":
            return False
        self.edits += [(offset, offset + 1, ""), (end.start(), end.end(), "")]
        return True

    def _replace_destination(self, destination: str, resolved: str, offset: int) -> None:
        """Replace the destination after `](`, or in the definition that a reference-style link points at."""
        written = re.escape(destination)
        inline = re.compile(rf"\]\(\s*<?({written})(?=[>\s)])").search(self.source.text, offset, offset + 4000)
        definition = re.compile(rf"^ {{0,3}}\[[^\]\n]{{1,200}}\]:[ \t]*<?({written})(?=[>\s]|$)", re.MULTILINE)
        match = inline or definition.search(self.source.text)
        if match is not None and (match.start(1), match.end(1), resolved) not in self.edits:
            self.edits.append((match.start(1), match.end(1), resolved))

    def _diagram(self, diagram: Diagram, number: int) -> None:
        opening = _FENCE.match(self.lines[diagram.line - 1])
        if opening is None or diagram.error:
            return  # inside a list, or not drawable: the source is shown as code
        fence = opening[2]
        last = diagram.line
        while last < len(self.lines) and not self.lines[last].strip().startswith(fence):
            last += 1
        start = self.starts[diagram.line - 1]
        end = self.starts[last] + len(self.lines[last]) if last < len(self.lines) else len(self.source.text)
        svg = self.around.draw_svg(diagram.source)
        if not svg:
            return
        label = as_html(f"{self.around.diagram_label} {number}")
        figure = f'<figure class="sms-diagram" aria-label="{label}" data-search-exclude>{svg}</figure>'
        self.edits.append((start, end, f"\n{figure}\n"))


def _label(reference: Reference, target: Target) -> str:
    if reference.label:
        return as_markdown(reference.label)
    heading = target.headings.get(reference.anchor, "") if reference.anchor else ""
    title = f"{target.title} § {heading}" if heading else target.title
    # The span keeps the number in one piece: a line may not break at its hyphens.
    return f'<span class="sms-number">{as_markdown(target.id)}</span> {as_markdown(title)}'
