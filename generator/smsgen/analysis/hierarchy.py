"""The four tiers: which document details which, cycles, and what cannot be reached from the manual."""

from collections.abc import Mapping
from dataclasses import dataclass

from smsgen.analysis.identity import Identity
from smsgen.model.document import Document

# DESIGN, section 3, "Parents".
PARENT_TIERS: Mapping[str, tuple[str, ...]] = {
    "manual": ("manual",),
    "policy": ("manual", "policy"),
    "procedure": ("policy", "procedure"),
    "guide": ("procedure",),
    "form": ("procedure",),
}


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """children: id → ids of the documents that detail it, sorted. cycles: each cycle once, from its smallest id.

    reached: ids that a reader comes to from the manual by following references.
    users: form id → ids of the documents that use it.
    """

    children: dict[str, tuple[str, ...]]
    cycles: tuple[tuple[str, ...], ...]
    reached: frozenset[str]
    users: dict[str, tuple[str, ...]]


def arrange(identity: Identity, outgoing: Mapping[str, frozenset[str]]) -> Hierarchy:
    """Derive the hierarchy from parents, and reachability from references and `forms`."""
    children: dict[str, list[str]] = {}
    users: dict[str, list[str]] = {}
    for document in identity.sources.values():
        if document.parent:
            children.setdefault(document.parent, []).append(document.id)
        for form in document.forms:
            users.setdefault(form, []).append(document.id)
    # A text whose id stands twice uses its forms all the same.
    for _, double in identity.duplicates:
        for form in double.forms:
            users.setdefault(form, []).append(double.id)
    return Hierarchy(
        children={key: tuple(sorted(value)) for key, value in children.items()},
        cycles=tuple(_cycles(identity.sources)),
        reached=frozenset(_reach(identity, outgoing)),
        users={key: tuple(sorted(value)) for key, value in users.items()},
    )


def _cycles(sources: Mapping[str, Document]) -> list[tuple[str, ...]]:
    cycles = []
    finished: set[str] = set()
    for start in sorted(sources):
        path: dict[str, None] = {}
        current = start
        while current in sources and current not in finished and current not in path:
            path[current] = None
            current = sources[current].parent
        if current in path:
            members = list(path)
            cycle = members[members.index(current) :]
            first = cycle.index(min(cycle))
            cycles.append(tuple(cycle[first:] + cycle[:first]))
        finished.update(path)
    return cycles


def _reach(identity: Identity, outgoing: Mapping[str, frozenset[str]]) -> set[str]:
    # A manual that exists only as a translation has its own finding; the way through it counts.
    first = [next(iter(texts.values())) for texts in identity.translations.values()]
    reached = {document.id for document in (*identity.sources.values(), *first) if document.tier == "manual"}
    waiting = sorted(reached)
    while waiting:
        current = waiting.pop()
        document = identity.sources.get(current)
        targets = outgoing.get(current, frozenset()) | frozenset(document.forms if document else ())
        for target in targets - reached:
            reached.add(target)
            waiting.append(target)
    return reached
