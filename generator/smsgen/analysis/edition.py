"""Which version of each text is in force, and the facts of exactly the texts that a site shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from smsgen.analysis.approvals import Approvals
from smsgen.analysis.coverage import cover
from smsgen.analysis.edition_records import facts_of_records
from smsgen.analysis.facts import Facts
from smsgen.analysis.hierarchy import arrange
from smsgen.analysis.identity import identify
from smsgen.analysis.manifests import manifest, manifest_digest
from smsgen.analysis.references import resolve_references
from smsgen.analysis.text_states import TextKey, TextState
from smsgen.analysis.translations import compare_translations
from smsgen.analysis.versions import Version
from smsgen.model.approval import ApprovalRecord
from smsgen.model.document import CLASSIFICATIONS, Document
from smsgen.model.record import Record

InForce = Mapping[TextKey, Version]


def versions_in_force(facts: Facts) -> dict[TextKey, Version]:
    """Return the version in force of every text that the site has a page for, by (id, language).

    A translation is published beside its source only: where it is already in force for a later version of the source
    than the source itself, the translation before that one is taken.
    """
    source_language = facts.sms.authority.language
    states = facts.approvals.states
    chosen = {
        key: state.in_force for key, state in states.items() if state.in_force and key[1] == source_language
    }  # fmt: skip
    for key, state in states.items():
        source = chosen.get((key[0], source_language))
        if source and state.in_force and key[1] != source_language and key[1] in facts.sms.settings.languages:
            fitting = [each for each in _effective(state, facts) if each.key[:2] <= source.key[:2]]
            if fitting:
                chosen[key] = fitting[-1]
    return chosen


def texts_in_force(facts: Facts, chosen: InForce) -> dict[TextKey, Document]:
    """Return those of the texts in the tree that are, byte for byte, the version in force."""
    states = facts.approvals.states
    found = {}
    for key, version in chosen.items():
        text = facts.text(*key)
        if text is not None and states[key].digest == version.digest:
            found[key] = text
    return found


def is_decided(facts: Facts) -> bool:
    """Tell whether any decision on any text counts; before that no text may be taken for one in force."""
    return any(state.versions for state in facts.approvals.states.values())


def above(facts: Facts, highest: str) -> frozenset[str]:
    """Return the ids of the documents whose classification is higher than `highest`, and so are not published.

    A classification that nobody knows counts as the highest.
    """
    ranks = {name: rank for rank, name in enumerate(CLASSIFICATIONS)}
    most = len(CLASSIFICATIONS) - 1
    return frozenset(
        id_ for id_, text in facts.sources.items() if ranks.get(text.classification, most) > ranks[highest]
    )


def texts_withdrawn(facts: Facts) -> dict[TextKey, Document]:
    """Return the withdrawn texts that the tree still holds as they were approved last: the list of them names them."""
    found = {}
    for key, state in facts.approvals.states.items():
        text, last = facts.text(*key), state.last_approved
        if state.withdrawn_on and text and last and state.digest == last.digest:
            found[key] = text
    return found


def facts_of_texts(
    facts: Facts,
    texts: Iterable[Document],
    chosen: InForce,
    *,
    approved_only: bool,
    records: Mapping[str, Record] = MappingProxyType({}),
) -> Facts:
    """Return the facts of a set that holds exactly `texts`, judged by the approvals of the whole set.

    Who approved what is not judged a second time: the verdict on the tree stands, and each text that is in force is the
    declared version of its state. approved_only: nothing is left of versions that are not in force and never were, and
    what is withdrawn answers no clause. records: the maintained records, by id, that are shown in the place of those of
    the tree; what records prove is what those of the tree prove.
    """
    proved, approved = facts.records, facts.approvals
    facts = facts_of_records(facts, records)
    documents = tuple(sorted(texts, key=lambda text: (text.path, text.language)))
    approvals = _approvals(facts, documents, chosen, approved_only=approved_only)
    decisions = facts.sms.approvals
    if approved_only:
        counted = {record.path for record in approvals.valid}
        decisions = tuple(record for record in decisions if record.path in counted)
    sms = replace(facts.sms, documents=documents, approvals=decisions)
    identity = identify(documents, sms.records)
    in_use = identity
    if approved_only:
        in_use = identify((text for text in documents if text.id not in approvals.withdrawn), sms.records)
    references = resolve_references(sms, identity, approvals.withdrawn)
    return replace(
        facts,
        sms=sms,
        identity=identity,
        references=references,
        hierarchy=arrange(in_use, references.outgoing),
        coverage=cover(sms, in_use, replace(approvals, instances=approved.instances), proved, facts.as_of),
        translations=compare_translations(sms, identity),
        approvals=approvals,
    )


def _approvals(facts: Facts, documents: Iterable[Document], chosen: InForce, *, approved_only: bool) -> Approvals:
    """Return the approvals with the states of the texts shown; of other texts only what was withdrawn is kept."""
    judged = facts.approvals
    shown = {(text.id, text.language) for text in documents}
    states: dict[TextKey, TextState] = {}
    for key, state in judged.states.items():
        kept = state
        if approved_only:
            if key not in chosen and not state.withdrawn_on:
                continue
            kept = _approved(state, tuple(_effective(state, facts)), declared=key in shown)
        version = chosen.get(key)
        states[key] = _showing(kept, version) if version and key in shown else kept
    instances = {
        key: shown_state
        for key, state in judged.instances.items()
        if (shown_state := _of_record(facts, state, approved_only=approved_only))
    }
    source = facts.sms.authority.language
    return replace(
        judged,
        states=states,
        instances=instances,
        effective=frozenset(id_ for id_, language in chosen if language == source and (id_, language) in shown),
        valid=tuple(_records(judged, {**states, **instances})) if approved_only else judged.valid,
    )


def _of_record(facts: Facts, state: TextState, *, approved_only: bool) -> TextState | None:
    """Return the state of a maintained record as the set shows it, None where nothing is to be told of it."""
    instance, version = facts.identity.instances.get(state.document), state.in_force
    shown = bool(instance and version and manifest_digest(manifest(instance.text, {}) or "") == version.digest)
    if approved_only:
        if version is None and not state.withdrawn_on:
            return None
        state = _approved(state, tuple(_effective(state, facts)), declared=shown)
    return _showing(state, version) if version and shown else state


def _approved(state: TextState, effective: tuple[Version, ...], *, declared: bool) -> TextState:
    """Return a state that tells of no other versions than `effective` ones."""
    if declared:
        return replace(state, versions=effective)
    return replace(state, versions=effective, version="", revision="", digest="")


def _showing(state: TextState, version: Version) -> TextState:
    """Return the state of a text of which the version in force is what is shown."""
    return replace(
        state,
        version=version.version,
        revision=version.revision,
        digest=version.digest,
        state="effective",
        in_force=version,
    )


def _effective(state: TextState, facts: Facts) -> Iterator[Version]:
    """Yield the versions that are in force or once were, lowest first."""
    today = facts.as_of.isoformat()
    return (each for each in state.versions if each.effective_from and each.effective_from <= today)


def _records(judged: Approvals, states: Mapping[TextKey, TextState]) -> Iterator[ApprovalRecord]:
    for record in judged.valid:
        state = states.get((record.document, record.language))
        named = (record.version, record.revision)
        if state and any((each.version, each.revision) == named for each in state.versions):
            yield record
