"""What a reader of a Markdown text sees: headings, references, links, images, tables, diagrams.

All lines and columns are 1-based positions in the whole file (front matter included); columns count code points.
"""

from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading. `id` is the anchor on the page; `explicit` says whether the text states it (`{#id}`)."""

    level: int
    text: str
    id: str
    explicit: bool
    line: int
    column: int


class Reference(NamedTuple):
    """A `[[ID]]`, `[[ID#anchor]]` or `[[ID#anchor|label]]`. context: "text", "table" or "heading"."""

    target: str
    anchor: str
    label: str
    context: str
    line: int
    column: int


class Link(NamedTuple):
    """A Markdown link or autolink, with its destination exactly as written."""

    destination: str
    line: int
    column: int


class Image(NamedTuple):
    """An image, with its destination exactly as written and its alternative text."""

    destination: str
    alt: str
    line: int
    column: int


class Table(NamedTuple):
    """A table; `rows` counts the header row."""

    rows: int
    columns: int
    line: int


class Diagram(NamedTuple):
    """A fenced Mermaid diagram: its source text, the line of its fence, and its syntax error ("" when it parses)."""

    source: str
    line: int
    error: str


class Edition(NamedTuple):
    """The edition of a standard as a text names it: standard `ISO/IEC 20000-1`, year `2018`."""

    standard: str
    year: str
    line: int
    column: int


class Number(NamedTuple):
    """A number written in digits, without thousands separators; unit: one that both languages know, else ""."""

    value: str
    unit: str


class LongParagraph(NamedTuple):
    """A paragraph or list item of more than 40 words or 80 Chinese characters; equal digests: the same words."""

    digest: bytes
    line: int


class RaciRow(NamedTuple):
    """A row of a RACI table. step: its first cell. accountable: how many A stand in the row."""

    step: str
    accountable: int
    line: int


class Reading(NamedTuple):
    """How much running text there is: paragraphs and list items. words: a Chinese character counts as one."""

    words: int
    sentences: int

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence, to one decimal; 0 where there is none."""
        return round(self.words / self.sentences, 1) if self.sentences else 0.0


@dataclass(frozen=True, slots=True)
class Structure:
    """Everything of one Markdown text that a rule or a page needs, in the order of the text.

    `lists` holds the number of items of each list, in the order in which the lists begin. `numbers` are sorted;
    `number_words` says which numbers the text may mean by words (two, 三), and how often. `raci` has the rows of the
    RACI tables in the section `roles`.
    """

    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    tables: tuple[Table, ...] = ()
    lists: tuple[int, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    editions: tuple[Edition, ...] = ()
    numbers: tuple[Number, ...] = ()
    number_words: tuple[tuple[str, int], ...] = ()
    long_paragraphs: tuple[LongParagraph, ...] = ()
    raci: tuple[RaciRow, ...] = ()

    @property
    def explicit_ids(self) -> frozenset[str]:
        """The heading ids that the text states."""
        return frozenset(heading.id for heading in self.headings if heading.explicit)

    @property
    def targets(self) -> dict[str, tuple[str, ...]]:
        """Ids that the text refers to, each with the anchors it names there."""
        targets: dict[str, dict[str, None]] = {}
        for reference in self.references:
            anchors = targets.setdefault(reference.target, {})
            if reference.anchor:
                anchors[reference.anchor] = None
        return {target: tuple(anchors) for target, anchors in targets.items()}

    @property
    def shape(self) -> bytes:
        """A digest of what a translation has in common with its source: equal ones need no comparison."""
        headings = [(heading.level, heading.id if heading.explicit else "") for heading in self.headings]
        references = sorted((reference.target, reference.anchor) for reference in self.references)
        tables = [(table.rows, table.columns) for table in self.tables]
        parts = (headings, references, tables, self.lists, len(self.images), len(self.diagrams))
        return blake2b(repr(parts).encode(), digest_size=16).digest()

    @property
    def number_shape(self) -> bytes:
        """A digest of the numbers: texts with equal ones need no comparison."""
        return blake2b(repr([tuple(number) for number in self.numbers]).encode(), digest_size=16).digest()


EMPTY = Structure()
