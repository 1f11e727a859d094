"""Clause coverage, computed from declared links to real anchors, never from a string in a text (DESIGN, section 4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from smsgen.analysis.identity import Identity
from smsgen.location import Location
from smsgen.model.document import ClauseClaim, Document
from smsgen.model.sms import Sms
from smsgen.model.standard import Clause, Item, Standard

# What a clause or an item has reached. Declarations alone lead to `drafted`, a text in force that claims it to
# `approved`, and records further.
LEVELS = ("missing", "drafted", "approved", "evidenced", "audited")
MISSING, DRAFTED, APPROVED = LEVELS[:3]


@dataclass(frozen=True, slots=True)
class Claim:
    """A document's answer to a clause: the document and the heading ids, empty for the whole document."""

    document: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """A clause with the documents that answer it. level: one of LEVELS."""

    clause: Clause
    claims: tuple[Claim, ...]
    level: str


@dataclass(frozen=True, slots=True)
class ItemCoverage:
    """An item of documented information with the documents that are it, or whose records will be.

    level: one of LEVELS; an item that the set as a whole answers (`item.answered_by`) is not missing.
    """

    item: Item
    documents: tuple[str, ...]
    level: str


@dataclass(frozen=True, slots=True)
class StandardCoverage:
    """The coverage of one standard: clauses and items by id, in the order of the catalogue."""

    standard: Standard
    clauses: dict[str, ClauseCoverage]
    items: dict[str, ItemCoverage]


@dataclass(frozen=True, slots=True)
class UnknownMapping:
    """A claim on something that no catalogue holds. kind: `clause` or `item`."""

    document: Document
    kind: str
    name: str
    data_path: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of every chosen standard by its key, and the claims that fit none."""

    standards: dict[str, StandardCoverage]
    unknown: tuple[UnknownMapping, ...]


def split_key(standards: Iterable[Standard], name: str) -> tuple[Standard | None, str]:
    """Return the standard and the clause or item that `name` means.

    `8.5.1.2` belongs to the first standard of `sms.yml`; `name:edition:8.5.1.2` to the one it names.
    """
    chosen = tuple(standards)
    prefix, separator, short = name.rpartition(":")
    if not separator:
        return (chosen[0] if chosen else None), name
    return next((standard for standard in chosen if standard.key == prefix), None), short


def clause_names(standards: Iterable[Standard]) -> list[str]:
    """Return every name by which a text can claim a clause."""
    return [f"{prefix}{clause}" for prefix, standard in _prefixes(standards) for clause in standard.clauses]


def item_names(standards: Iterable[Standard]) -> list[str]:
    """Return every name by which a text can claim an item."""
    return [f"{prefix}{item}" for prefix, standard in _prefixes(standards) for item in standard.items]


def _prefixes(standards: Iterable[Standard]) -> Iterator[tuple[str, Standard]]:
    for index, standard in enumerate(standards):
        yield f"{standard.key}:" if index else "", standard


def cover(sms: Sms, identity: Identity, effective: frozenset[str] = frozenset()) -> Coverage:
    """Collect the claims of all authoritative texts and set them against the catalogues.

    effective: ids whose text is the version in force; what such a text claims is `approved`.
    """
    blank = frozenset(id_ for id_, source in identity.sources.items() if source.tier == "form")
    claims: dict[tuple[str, str], list[Claim]] = {}
    owners: dict[tuple[str, str], list[str]] = {}
    unknown: list[UnknownMapping] = []
    for document in identity.sources.values():
        for claim in document.clauses:
            standard, clause = split_key(sms.standards, claim.clause)
            if standard is not None and clause in standard.clauses:
                claims.setdefault((standard.key, clause), []).append(Claim(document.id, claim.anchors))
            else:
                unknown.append(_unknown(document, claim))
        for index, name in enumerate(document.information):
            standard, item = split_key(sms.standards, name)
            if standard is not None and item in standard.items:
                owners.setdefault((standard.key, item), []).append(document.id)
            else:
                unknown.append(UnknownMapping(document, "item", name, f"information[{index}]"))
    covered = {standard.key: _cover_one(standard, claims, owners, (effective, blank)) for standard in sms.standards}
    return Coverage(covered, tuple(unknown))


def _unknown(document: Document, claim: ClauseClaim) -> UnknownMapping:
    return UnknownMapping(document, "clause", claim.clause, claim.data_path)


def _cover_one(
    standard: Standard,
    claims: Mapping[tuple[str, str], list[Claim]],
    owners: Mapping[tuple[str, str], list[str]],
    texts: tuple[frozenset[str], frozenset[str]],
) -> StandardCoverage:
    effective, blank = texts
    clauses = {}
    for key, clause in standard.clauses.items():
        found = tuple(sorted(claims.get((standard.key, key), []), key=lambda claim: claim.document))
        clauses[key] = ClauseCoverage(clause, found, _level([claim.document for claim in found], effective))
    items = {}
    for key, item in standard.items.items():
        documents = tuple(sorted(owners.get((standard.key, key), [])))
        # A blank form is not the document that it will become.
        counting = effective - blank if item.kind == "document" else effective
        level = DRAFTED if item.answered_by and not documents else _level(documents, counting)
        items[key] = ItemCoverage(item, documents, level)
    return StandardCoverage(standard, clauses, items)


def _level(documents: Iterable[str], effective: frozenset[str]) -> str:
    claiming = set(documents)
    if claiming & effective:
        return APPROVED
    return DRAFTED if claiming else MISSING


def nearest_claim(sms: Sms, identity: Identity, covered: StandardCoverage, clause: str) -> Location:
    """Return where the answer to the clause nearest to `clause` is declared: the likeliest place for a missing one.

    Where no clause is answered at all, that is the choice of the standard in `sms.yml`.
    """
    answered = [coverage for coverage in covered.clauses.values() if coverage.claims]
    if not answered:
        return Location("sms.yml")
    nearest = max(answered, key=lambda coverage: (_common(coverage.clause.id, clause), coverage.clause.id == clause))
    document = identity.sources[nearest.claims[0].document]
    wanted = (covered.standard, nearest.clause.id)
    paths = [claim.data_path for claim in document.clauses if split_key(sms.standards, claim.clause) == wanted]
    return document.at(paths[0] if paths else "clauses")


def _common(one: str, other: str) -> int:
    pairs = zip(one.split("."), other.split("."), strict=False)
    return next(
        (depth for depth, (left, right) in enumerate(pairs) if left != right), min(one.count("."), other.count(".")) + 1
    )
