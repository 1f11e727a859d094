"""What is wrong with the texts in the light of their records: changed, not approved, gone, due for review."""

from collections.abc import Iterator, Mapping

from smsgen.analysis.identity import Identity
from smsgen.analysis.text_states import TextKey, TextState, changed_since_review
from smsgen.analysis.versions import Version, VersionKey, chain_digest, version_key
from smsgen.diagnostics import Finding, Values
from smsgen.location import Location
from smsgen.model.approval import ApprovalRecord
from smsgen.model.document import Document
from smsgen.model.sms import Sms
from smsgen.model.text import Text, enumerated

_STATE_WORDS = {
    "draft": Text("nobody has decided on it", "尚无审核或批准"),
    "in review": Text("it is in review", "审核中"),
    "superseded": Text("a later version is in force", "已有更新版本生效"),
}


def text_findings(
    sms: Sms,
    identity: Identity,
    states: Mapping[TextKey, TextState],
    faulty: Mapping[TextKey, VersionKey],
    today: str,
) -> Iterator[Finding]:
    """Yield the findings on all texts.

    faulty: the lowest version of each text with a record that does not count; what follows from that is not found too.
    """
    texts = _texts(identity)
    for key, state in states.items():
        document = texts.get(key)
        spoilt = faulty.get(key)
        broken = list(_chain(state, spoilt))
        yield from broken
        if any(finding.rule == "record-chain" for finding in broken):
            spoilt = min(version.key for version in state.versions)
        if document is None:
            yield from _gone(sms, state, spoilt)
        elif document.readable:
            yield from _declared(sms, identity, document, state, spoilt)
            if state.next_review and state.next_review < today:
                values: Values = {"document": document.id, "day": state.next_review}
                yield Finding("review-overdue", document.at("id"), document.id, values)
    yield from _translated(identity, states, sms.authority.language)
    parents = {id_: source.parent for id_, source in identity.sources.items()}
    for state, version in changed_since_review(states, parents, sms.authority.language):
        source = identity.sources[state.document]
        values = {"parent": source.parent, "version": version.version}
        yield Finding("parent-changed", source.at("parent"), source.id, values)


def _texts(identity: Identity) -> dict[TextKey, Document]:
    texts = {(source.id, source.language): source for source in identity.sources.values()}
    texts |= {(each.text.id, each.text.language): each.text for each in identity.instances.values()}
    for translations in identity.translations.values():
        texts |= {(text.id, text.language): text for text in translations.values()}
    return texts


def _chain(state: TextState, spoilt: VersionKey | None) -> Iterator[Finding]:
    """Yield what is wrong among the records themselves: other bytes, a broken chain, a day before the approval."""
    before: Version | None = None
    for version in state.versions:
        expected = chain_digest(before)
        sound = spoilt is None or spoilt >= version.key
        for record in version.records:
            if record.digest != version.digest:
                if _came_late(record, version):
                    yield _at(record, "version-reused-with-different-content", "digest", {"version": version.version})
            elif record.decision in ("review", "approve", "reject") and record.previous != expected and sound:
                values = {"previous": record.previous or "-", "expected": expected or "-"}
                yield _at(record, "record-chain", "previous", values)
        yield from _too_early(version)
        before = version if version.approved_at else before


def _came_late(record: ApprovalRecord, version: Version) -> bool:
    """Tell whether a record on other bytes is a fault; a review of an earlier wording is none."""
    return version.is_fixed and record.decision != "review"


def _too_early(version: Version) -> Iterator[Finding]:
    if version.approved_at is None:
        return
    day = version.approved_at.date().isoformat()
    for need in version.needs:
        record = need.record
        if record and record.effective_from and record.effective_from < day:
            values = {"effective": record.effective_from, "day": day}
            yield _at(record, "effective-before-approval", "effective_from", values)


def _at(record: ApprovalRecord, rule: str, field: str, values: Values) -> Finding:
    return Finding(rule, record.at(field), record.document, values, field)


def _declared(
    sms: Sms, identity: Identity, document: Document, state: TextState, spoilt: VersionKey | None
) -> Iterator[Finding]:
    declared = state.declared
    values: dict[str, str | Text] = {"document": document.id, "version": shown(state.version, state.revision)}
    if not state.digest:
        return  # a picture is missing or not allowed: that is the one fault
    field = "translation_of" if document.is_translation else "version"
    if declared and declared.is_fixed and declared.digest != state.digest:
        yield Finding("content-changed-after-approval", document.at(field), document.id, values)
        return
    key = version_key(state.version, state.revision)
    sound = spoilt is None or spoilt > key
    # A newer text may wait in the tree while an approved one is in force: that one is published.
    waits = state.in_force is not None and state.in_force.key < key
    if state.state in _STATE_WORDS and sound and not waits and _is_published(sms, identity, document):
        values["why"] = _why(sms, state)
        yield Finding("version-not-approved", document.at(field), document.id, values)


def _is_published(sms: Sms, identity: Identity, document: Document) -> bool:
    """Tell whether a text would be published: what is not has a finding of its own already."""
    if not document.is_translation:
        return True
    return document.id in identity.sources and document.language in sms.settings.languages


def _why(sms: Sms, state: TextState) -> Text:
    declared = state.declared
    if state.state != "in review" or declared is None:
        return _STATE_WORDS[state.state]
    if declared.rejected:
        return Text("it was rejected", "已被驳回")
    known = [(need.role, sms.authority.roles.get(need.role, {})) for need in declared.missing]
    names = enumerated(Text(names.get("en", role), names.get("zh", role)) for role, names in known)
    return Text(f"still to decide: {names.en}", f"尚待：{names.zh}")


def shown(version: str, revision: str) -> str:
    """Return a version as people name it: `2.0`, of a translation `2.0/1`."""
    return f"{version}/{revision}" if revision else version


def _gone(sms: Sms, state: TextState, spoilt: VersionKey | None) -> Iterator[Finding]:
    last = state.last_approved
    # A text whose id cannot be read may be the one that is missed; a record that is there has a fault of its own.
    unread = any(not document.id for document in sms.documents)
    unread = unread or any(record.id == state.document for record in sms.records)
    if last is None or state.withdrawn_on or unread or spoilt is not None:
        return
    path = last.baseline.path if last.baseline else last.records[-1].path
    values = {"document": state.document, "language": state.language, "version": last.version}
    yield Finding("document-removed-without-withdrawal", Location(path), state.document, values)


def _translated(identity: Identity, states: Mapping[TextKey, TextState], source_language: str) -> Iterator[Finding]:
    """Yield translations that were made from another text than the one approved under the same number."""
    for (document, language), state in states.items():
        text = identity.translations.get(document, {}).get(language)
        source = states.get((document, source_language))
        declared = state.declared
        if text is None or source is None or declared is None or declared.digest != state.digest:
            continue
        made_from = {record.source_digest for record in declared.records if record.digest == declared.digest}
        approved = next((each for each in source.versions if each.version == declared.version), None)
        expected = approved.digest if approved else source.digest if source.version == declared.version else ""
        if expected and made_from - {expected, ""}:
            values = {"translated": f"{declared.version} ({min(made_from)[:19]})", "version": expected[:19]}
            at = text.at("translation_of")
            yield Finding("translation-stale", at, document, values, "translation_of")
