"""Everything that a record is connected with, in both directions, as a tree (R-20, R-34, R-41).

A trace follows typed links and fields from record to record: from an incident to the problem behind it, to the change
that removed it, its assessment, its review, its release and the configuration items; from a finding to the corrective
action and the check of its effect. Three rules keep it to what belongs together, and each place where one of them ends
the way says how many more records there are:

- Each record stands once, where the shortest way leads, so that a circle of links ends.
- A record that was reached by a field is not left by the same field in the other direction: that leads to records that
  merely share it, such as the other requests of the same meeting.
- Records that look at many others (reports, minutes, audits) and maintained ones (agreements, configuration items) end
  the way unless it begins there: half of all records hang on them.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from smsgen.analysis.record_links import RecordLink
from smsgen.model.record import Record
from smsgen.reports.procedure_then import ProcedureThen, procedure_then
from smsgen.reports.records import RecordBook

# Kinds of records that look at many others.
GATHERING = (
    "acknowledgement", "audit-checklist", "audit-plan", "audit-programme", "audit-report", "availability-report",
    "budget-report", "cab-minutes", "capacity-report", "change-trend", "configuration-audit", "demand-report",
    "disposal", "management-review", "measurement", "review-plan", "satisfaction", "service-level-report",
    "service-report", "service-review", "supplier-review", "training",
)  # fmt: skip
# One page: what a person can look through. A longer trace says how many records it leaves out.
MOST = 300


@dataclass(frozen=True, slots=True)
class TraceNode:
    """A record of a trace.

    form: id. title: of the form. state: as `RecordBook.state` says, `disposed` where only a record of a disposal knows
    it, or `missing`. date: ISO day, of a disposed record that of its disposal. relation: what joins it to the record
    above, in words, "" at the top; inward: it is this record that names the one above. procedure: see `procedure_then`.
    more: how many further records are joined to this one and not shown.
    """

    id: str
    form: str
    title: str
    headline: str
    date: str
    state: str
    relation: str = ""
    inward: bool = False
    procedure: ProcedureThen | None = None
    children: tuple["TraceNode", ...] = ()
    more: int = 0

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "TraceNode"]]:
        """Yield (depth, node) from the top down, each before what hangs below it."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


@dataclass(slots=True)
class _Place:
    """A record on the way: by which link it was reached, and what was reached from it."""

    id: str
    link: RecordLink | None
    above: str
    ends: bool
    below: list[str] = field(default_factory=list)


Shown = Callable[[str], bool]


def trace(book: RecordBook, record: str, shown: Shown = lambda _: True) -> TraceNode:
    """Return the trace of a record of the set. shown: tells of an id whether it may be told; what is not is left out.

    Raises KeyError for a record that the set does not have.
    """
    _ = book.facts.records.by_id[record]
    ends = _ending_forms(book)
    places = {record: _Place(record, None, "", ends=False)}
    waiting = deque([record])
    while waiting and len(places) < MOST:
        place = places[waiting.popleft()]
        if place.ends:
            continue
        for link in _ways_on(book, place):
            other = _other(link, place.id)
            if other not in places and shown(other) and len(places) < MOST:
                known = book.facts.records.by_id.get(other)
                ending = known is not None and known.form in ends
                places[other] = _Place(other, link, place.id, ends=ending)
                place.below.append(other)
                waiting.append(other)
    return _node(book, places, record, shown)


def _ending_forms(book: RecordBook) -> frozenset[str]:
    kinds = book.facts.sms.settings.record_kinds
    gathering = {kinds[kind] for kind in GATHERING if kind in kinds}
    forms = (each for each in book.facts.sources.values() if each.record and each.record.instance == "maintained")
    return frozenset(gathering | {each.id for each in forms})


def _other(link: RecordLink, record: str) -> str:
    return link.target if link.source == record else link.source


def _ways_on(book: RecordBook, place: _Place) -> Iterator[RecordLink]:
    """Yield the links by which a trace leaves a record: all but those that lead to what merely shares it."""
    links = book.links.of(place.id)
    joining = [link for link in links if place.above and _other(link, place.id) == place.above]
    # Whatever joins it to the record above, in either direction, joins it to the siblings of that record too.
    arrived = {(link.form, link.key, link.source == place.id) for link in joining}
    for link in links:
        if (link.form, link.key, link.source == place.id) not in arrived:
            yield link


def _node(book: RecordBook, places: dict[str, _Place], top: str, shown: Shown) -> TraceNode:
    """Return the tree; built from the bottom, because a chain of records may be longer than calls can be deep."""
    nodes: dict[str, TraceNode] = {}
    for id_ in reversed(places):
        place = places[id_]
        others = {_other(link, id_) for link in book.links.of(id_)}
        more = sum(other not in places and shown(other) for other in others)
        nodes[id_] = _described(book, place, tuple(nodes[each] for each in place.below), more)
    return nodes[top]


def _described(book: RecordBook, place: _Place, children: tuple[TraceNode, ...], more: int) -> TraceNode:
    link = place.link
    relation = book.label(link) if link else ""
    inward = link is not None and link.source == place.id
    record = book.facts.records.by_id.get(place.id)
    if record is None:
        gone = book.tombstones.get(place.id)
        form, day, state = (gone.form, gone.on, "disposed") if gone else (_form_of(book, place.id), "", "missing")
        return TraceNode(place.id, form, book.form_title(form), "", day, state, relation, inward, None, children, more)
    return TraceNode(
        id=record.id,
        form=record.form,
        title=book.form_title(record.form),
        headline=book.headline(record),
        date=record.date,
        state=book.state(record),
        relation=relation,
        inward=inward,
        procedure=_procedure(book, record),
        children=children,
        more=more,
    )


def _procedure(book: RecordBook, record: Record) -> ProcedureThen | None:
    return procedure_then(book.facts, record.form, record.date)


def _form_of(book: RecordBook, record: str) -> str:
    """Return the form whose prefix an id has, "" where none has it."""
    prefix = record.partition("-")[0]
    forms = (each for each in book.facts.sources.values() if each.record is not None)
    return next((each.id for each in forms if each.record and each.record.prefix == prefix), "")
