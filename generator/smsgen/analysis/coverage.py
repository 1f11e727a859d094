"""Clause coverage, computed from declared links to real anchors, never from a string in a text (DESIGN, section 4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from smsgen.analysis.approvals import Approvals
from smsgen.analysis.audited import audited
from smsgen.analysis.current_instances import CurrentInstances, current_instances
from smsgen.analysis.evidence import Evidence, ItemEvidence, gather
from smsgen.analysis.identity import Identity
from smsgen.analysis.records import Records
from smsgen.location import Location
from smsgen.model.document import ClauseClaim, Document
from smsgen.model.sms import Sms
from smsgen.model.standard import Clause, Item, Standard

# What a clause or an item has reached. Declarations alone lead to `drafted`, a text in force that claims it to
# `approved`, and records further; where no record is asked for, that the text was reviewed in time. What is evidenced
# and was looked at by an internal audit of the cycle is `audited`.
LEVELS = ("missing", "drafted", "approved", "evidenced", "audited")
MISSING, DRAFTED, APPROVED, EVIDENCED, AUDITED = LEVELS


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

    level: one of LEVELS; an item that the set as a whole answers (`item.answered_by`) is not missing. evidence: the
    records that show it, None where there are none. current: the maintained records in force that are it, of an item
    that is a document and that forms claim; None where there are none.
    """

    item: Item
    documents: tuple[str, ...]
    level: str
    evidence: ItemEvidence | None = None
    current: CurrentInstances | None = None


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


@dataclass(frozen=True, slots=True)
class _Standing:
    """What claims are worth. effective: ids whose text is the version in force. reviewed: those reviewed in time.

    blank: forms, which are not the documents that they will become. retained: those of them whose records are written
    once. evidence: what the records show. items, current: by
    standard and item.
    """

    effective: frozenset[str]
    reviewed: frozenset[str]
    blank: frozenset[str]
    retained: frozenset[str]
    evidence: Evidence
    items: dict[tuple[str, str], ItemEvidence] = field(default_factory=dict)
    current: dict[tuple[str, str], CurrentInstances] = field(default_factory=dict)


def cover(sms: Sms, identity: Identity, approvals: Approvals, records: Records, as_of: date) -> Coverage:
    """Collect the claims of all authoritative texts and set them against the catalogues, approvals and records."""
    standing = _standing(sms, identity, approvals, records, as_of)
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
    covered = {standard.key: _cover_one(standard, claims, owners, standing) for standard in sms.standards}
    for standard in sms.standards[:1]:  # the one that the plain clause numbers of an audit report mean
        looked_at = audited(sms, records, standard.clauses, as_of)
        covered[standard.key] = _as_audited(covered[standard.key], looked_at)
    return Coverage(covered, tuple(unknown))


def _as_audited(covered: StandardCoverage, clauses: frozenset[str]) -> StandardCoverage:
    """Return the coverage with what is evidenced and was audited at its level."""
    for id_ in clauses:
        found = covered.clauses[id_]
        if found.level == EVIDENCED:
            covered.clauses[id_] = replace(found, level=AUDITED)
        for item in found.clause.items:
            if covered.items[item.id].level == EVIDENCED:
                covered.items[item.id] = replace(covered.items[item.id], level=AUDITED)
    return covered


def _unknown(document: Document, claim: ClauseClaim) -> UnknownMapping:
    return UnknownMapping(document, "clause", claim.clause, claim.data_path)


def _standing(sms: Sms, identity: Identity, approvals: Approvals, records: Records, as_of: date) -> _Standing:
    language, today = sms.authority.language, as_of.isoformat()
    states = {id_: approvals.states.get((id_, language)) for id_ in approvals.effective}
    evidence = gather(identity, records, approvals.effective, as_of)
    items = {}
    for name, shown in evidence.items.items():
        standard, item = split_key(sms.standards, name)
        if standard is not None:
            items[standard.key, item] = shown
    current = {}
    for name, instances in current_instances(sms.settings, identity, approvals, records, as_of).items():
        standard, item = split_key(sms.standards, name)
        if standard is not None:
            current[standard.key, item] = instances
    return _Standing(
        effective=approvals.effective,
        reviewed=frozenset(id_ for id_, state in states.items() if state and today <= (state.next_review or today)),
        blank=frozenset(id_ for id_, source in identity.sources.items() if source.tier == "form"),
        retained=frozenset(
            id_ for id_, source in identity.sources.items() if source.record and source.record.instance == "retained"
        ),
        evidence=evidence,
        items=items,
        current=current,
    )


def _cover_one(
    standard: Standard,
    claims: Mapping[tuple[str, str], list[Claim]],
    owners: Mapping[tuple[str, str], list[str]],
    standing: _Standing,
) -> StandardCoverage:
    items = {}
    for key, item in standard.items.items():
        documents = tuple(sorted(owners.get((standard.key, key), [])))
        shown = standing.items.get((standard.key, key))
        current = standing.current.get((standard.key, key)) if item.kind == "document" else None
        level = _item_level(item, documents, current or shown, standing)
        items[key] = ItemCoverage(item, documents, level, shown, current)
    clauses = {}
    for key, clause in standard.clauses.items():
        found = tuple(sorted(claims.get((standard.key, key), []), key=lambda claim: claim.document))
        clauses[key] = ClauseCoverage(clause, found, _clause_level(clause, found, items, standing))
    return StandardCoverage(standard, clauses, items)


def _item_level(
    item: Item, documents: tuple[str, ...], shown: ItemEvidence | CurrentInstances | None, standing: _Standing
) -> str:
    if item.answered_by and not documents:
        # The register is derived from the approvals; it lists what is in force as soon as anything is.
        there = standing.evidence.records if item.answered_by == "records" else standing.effective
        return EVIDENCED if there else DRAFTED
    if item.kind == "document":
        # A blank form is not the document that it will become: its maintained records in force are.
        level = _level(documents, standing.effective - standing.blank)
        proven = bool(set(documents) & (standing.reviewed - standing.blank))
        if isinstance(shown, CurrentInstances):
            level, proven = APPROVED, proven or not shown.overdue
        elif shown and documents and set(documents) <= standing.retained & standing.effective:
            level, proven = APPROVED, True  # written anew each time, such as the back-out plan of a change
    else:
        level = _level(documents, standing.effective)
        proven = shown is not None
    return EVIDENCED if level == APPROVED and proven else level


def _clause_level(
    clause: Clause, claims: tuple[Claim, ...], items: Mapping[str, ItemCoverage], standing: _Standing
) -> str:
    """Return the level of a clause: evidenced when every record that it asks for is there.

    Where it asks for none, the text that answers it must have been reviewed in time. What is only usual as evidence
    (basis `implied`) is not asked for.
    """
    claiming = [claim.document for claim in claims]
    level = _level(claiming, standing.effective)
    if level != APPROVED:
        return level
    asked = [items[item.id] for item in clause.items if item.kind == "record" and item.basis != "implied"]
    proven = all(item.level == EVIDENCED for item in asked) if asked else bool(set(claiming) & standing.reviewed)
    return EVIDENCED if proven else APPROVED


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
