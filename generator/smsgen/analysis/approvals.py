"""The approvals of every text: which records count, which version is in force, what is wrong (APPROVALS, "State")."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo

from smsgen.analysis.approval_faults import text_findings
from smsgen.analysis.entitlement import Circumstances, Fault, record_faults, register_fault
from smsgen.analysis.hindsight import NOTHING, Hindsight
from smsgen.analysis.identity import Identity
from smsgen.analysis.manifests import digests
from smsgen.analysis.registers import chain_findings, is_controlled, signed_by_roots, statement_findings
from smsgen.analysis.text_states import TextKey, TextState, name_state, release_together, with_review
from smsgen.analysis.versions import Rules, Version, VersionKey, derive_versions, version_key
from smsgen.analysis.withdrawals import widest, withdrawn_on
from smsgen.diagnostics import Finding
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import TierPolicy
from smsgen.model.baseline import BaselineEntry
from smsgen.model.day import moment
from smsgen.model.document import INSTANCE, Document
from smsgen.model.record import read_id
from smsgen.model.sms import Sms


@dataclass(frozen=True, slots=True)
class Approvals:
    """The states by (id, language), and the findings of the APR rules by rule name.

    states: of the documents. instances: of the maintained records, which have one language. withdrawn: ids that are out
    of use. effective: ids whose authoritative text in the tree is the version in force. valid: the records that count.
    """

    states: Mapping[TextKey, TextState] = field(default_factory=dict)
    instances: Mapping[TextKey, TextState] = field(default_factory=dict)
    faults: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    effective: frozenset[str] = frozenset()
    valid: tuple[ApprovalRecord, ...] = ()

    @property
    def every(self) -> dict[TextKey, TextState]:
        """The states of documents and maintained records."""
        return {**self.states, **self.instances}

    def state(self, id_: str, language: str) -> TextState | None:
        """Return the state of a document or maintained record, None where nothing is known of it."""
        return self.states.get((id_, language)) or self.instances.get((id_, language))


@dataclass(frozen=True, slots=True)
class Judgement:
    """When and by what approvals are judged.

    as_of: later records do not count. today: a record that claims a later day is a finding. pin: the digest of the
    first register as known from outside; "" where nobody knows it, None where nobody asks.
    """

    as_of: date
    today: date
    pin: str | None = None


def judge_approvals(sms: Sms, identity: Identity, by: Judgement, hindsight: Hindsight = NOTHING) -> Approvals:
    """Judge every register and record, and derive the state of every text as of the end of the day.

    hindsight: what history tells of texts that the tree no longer holds, and what it has found already.
    """
    return _Judge(sms, identity, by, hindsight).judge()


class _Judge:
    """One pass over all records and texts."""

    def __init__(self, sms: Sms, identity: Identity, by: Judgement, hindsight: Hindsight) -> None:
        self.sms = sms
        self.hindsight = hindsight
        self.identity = identity
        self.by = by
        self.highest = sms.authority
        self.numbered = {authority.number: authority for authority in sms.authorities}
        decided = bool(sms.approvals or sms.statements)
        self.controlled = is_controlled(sms.authorities, decided=decided)
        self.zone = _zone(sms.authority.time_zone) if self.controlled else UTC
        self.digests = digests(sms, (each.text for each in identity.instances.values()))
        self.findings: list[Finding] = []
        # Texts with a record that does not count: what that leads to is not found a second time.
        self.faulty: dict[TextKey, VersionKey] = dict(hindsight.spoilt)
        # What the texts of earlier versions said, as far as history tells: (id, version) → owner, id → tier.
        self.owners: dict[tuple[str, VersionKey], str] = {}
        self.tiers: dict[str, str] = {}
        told = [(original, record) for record in sms.approvals if (original := hindsight.original(record))]
        for original, record in sorted(told, key=lambda each: each[0].first):
            self.owners[record.document, version_key(record.version, "")] = original.owner
            self.tiers[record.document] = original.tier

    def judge(self) -> Approvals:
        if self.controlled or self.by.pin is not None:
            self.findings.extend(chain_findings(self.sms.authorities, self.zone, self.by.pin))
            self.findings.extend(statement_findings(self.sms.statements, self.sms.authorities, self.zone))
        valid = [record for record in self.sms.approvals if self._counts(record)]
        states = self._states(valid)
        if self.hindsight.unsettled:
            self.faulty = dict.fromkeys(states, version_key("", ""))
        self.findings.extend(text_findings(self.sms, self.identity, states, self.faulty, self.by.as_of.isoformat()))
        faults: dict[str, list[Finding]] = {}
        for finding in self.findings:
            if not self.hindsight.explains(finding):
                faults.setdefault(finding.rule, []).append(finding)
        source = self.highest.language
        instances = {key: state for key, state in states.items() if self._is_instance(key[0])}
        states = {key: state for key, state in states.items() if key not in instances}
        return Approvals(
            states=states,
            instances=instances,
            faults={rule: tuple(found) for rule, found in faults.items()},
            withdrawn=frozenset(id_ for (id_, lang), state in states.items() if lang == source and state.withdrawn_on),
            effective=frozenset(
                id_ for (id_, lang), state in states.items() if lang == source and state.state == "effective"
            ),
            valid=tuple(valid),
        )

    # -- records ---------------------------------------------------------------------------------------------------

    def _counts(self, record: ApprovalRecord) -> bool:
        """Return whether a record counts; what is wrong with it is found once, here."""
        if record.faulty:
            self._spoils(record)
            return False
        when = moment(record.signed_at) or datetime.max.replace(tzinfo=UTC)
        if when > self._end_of(self.by.as_of):
            if when > self._end_of(self.by.today):
                self._found(record, Fault("time-future", "signed_at", {"value": record.signed_at}))
            return False
        faults = list(self._faults(record))
        for fault in faults:
            self._found(record, fault)
        return not faults

    def _faults(self, record: ApprovalRecord) -> Sequence[Fault]:
        named = self.numbered.get(record.authority)
        if named is None:
            return [Fault("record-malformed", "authority", {"key": "authority", "value": record.authority})]
        if not self._is_subject(record.document):
            values = {"key": "document", "value": record.document}
            return [Fault("record-malformed", "document", values)]
        translated = record.language != self.highest.language
        if translated != bool(record.revision) or (translated and self._is_instance(record.document)):
            return [Fault("record-malformed", "language", {"key": "language", "value": record.language})]
        text = self.hindsight.originals.get(record.digest) or self._text(record)
        tier = self._tier((record.document, record.language))
        # The tier of a text that is gone is not known: then what any tier allows is allowed.
        circumstances = Circumstances(
            named=named,
            highest=self.highest,
            policy=named.policies.get(tier) or widest(named.policies.values()),
            zone=self.zone,
            owner=self._owner(record.document, version_key(record.version, "")),
            authors=text.authors if text else (),
        )
        following = self.numbered.get(str(int(named.number) + 1))
        found = register_fault(record, named, following)
        return [*([found] if found else []), *record_faults(record, circumstances)]

    def _found(self, record: ApprovalRecord, fault: Fault) -> None:
        place = record.at(fault.key)
        self.findings.append(Finding(fault.rule, place, record.document, fault.values, fault.key))
        self._spoils(record)

    def _spoils(self, record: ApprovalRecord) -> None:
        key, version = (record.document, record.language), version_key(record.version, record.revision)
        self.faulty[key] = min(self.faulty.get(key, version), version)

    def _end_of(self, day: date) -> datetime:
        return datetime.combine(day, time.max, self.zone)

    def _text(self, record: ApprovalRecord) -> Document | None:
        """Return the text in the tree that a record is about, None when the tree holds another version by now."""
        if not record.revision:
            source = self.identity.subject(record.document)
            return source if source and source.version == record.version else None
        text = self.identity.translations.get(record.document, {}).get(record.language)
        return text if text and (text.translation_of, text.revision) == (record.version, record.revision) else None

    # -- states ----------------------------------------------------------------------------------------------------

    def _states(self, valid: Sequence[ApprovalRecord]) -> dict[TextKey, TextState]:
        records: dict[TextKey, list[ApprovalRecord]] = {}
        for record in valid:
            records.setdefault((record.document, record.language), []).append(record)
        baselines = self._baselines()
        texts: dict[TextKey, Document] = {}
        for document in (*self.sms.documents, *(each.text for each in self.identity.instances.values())):
            if document.id:
                texts.setdefault((document.id, document.language), document)
        states = {}
        for key in dict.fromkeys((*texts, *records, *baselines)):
            states[key] = self._state(key, texts.get(key), records.get(key, []), baselines.get(key, []))
        if self.highest.release == "together":
            states = release_together(states, self.highest.language)
        today = self.by.as_of.isoformat()
        return {key: with_review(name_state(state, today), self._months(key)) for key, state in states.items()}

    def _baselines(self) -> dict[TextKey, list[tuple[BaselineEntry, str]]]:
        found: dict[TextKey, list[tuple[BaselineEntry, str]]] = {}
        counts = signed_by_roots(self.sms.authorities, self.zone)
        day = self.by.as_of.isoformat()
        for statement in self.sms.statements:
            if counts(statement):
                for entry in statement.entries:
                    if entry.date <= day:
                        key = (entry.document, entry.language)
                        found.setdefault(key, []).append((entry, statement.sha256))
        return found

    def _state(
        self,
        key: TextKey,
        document: Document | None,
        records: Sequence[ApprovalRecord],
        baselines: Sequence[tuple[BaselineEntry, str]],
    ) -> TextState:
        version = ""
        if document:
            version = document.translation_of if document.is_translation else document.version
        versions: tuple[Version, ...] = ()
        withdrawn = ""
        if records or baselines:
            rules = Rules(self.numbered, self._tier(key), lambda version: self._owner(key[0], version), self.zone)
            versions = derive_versions(records, baselines, rules)
            withdrawn = withdrawn_on(records, versions, self.highest.policies.get(rules.tier), self.zone)
        return TextState(
            document=key[0],
            language=key[1],
            version=version,
            revision=document.revision if document else "",
            digest=self.digests.get(document.path, "") if document else "",
            versions=versions,
            withdrawn_on=withdrawn,
        )

    def _tier(self, key: TextKey) -> str:
        if key[1] != self.highest.language:
            return "translation"
        source = self.identity.subject(key[0])
        if source is not None:
            return source.tier
        return self.tiers.get(key[0]) or (INSTANCE if self._is_instance(key[0]) else "")

    def _owner(self, document_id: str, version: VersionKey) -> str:
        """Return who owns a version; "" for an older one of which only the tree is known, which no longer tells."""
        if owner := self.owners.get((document_id, (*version[:2], 0))):
            return owner
        instance = self.identity.instances.get(document_id)
        if instance and not instance.same_form:
            return ""  # its owner is that of its form, and that of an older form only history tells
        source = self.identity.subject(document_id)
        return source.owner if source and version[:2] >= version_key(source.version, "")[:2] else ""

    def _is_subject(self, id_: str) -> bool:
        """Tell whether an id is one that a document or a record can have."""
        known = id_ in self.identity.sources or id_ in self.identity.translations
        return known or bool(read_id(id_)) or self._fits_pattern(id_)

    def _is_instance(self, id_: str) -> bool:
        """Tell whether an id is that of a maintained record, also of one that is gone."""
        if id_ in self.identity.instances:
            return True
        known = id_ in self.identity.sources or id_ in self.identity.translations
        return not known and read_id(id_) is not None and not self._fits_pattern(id_)

    def _fits_pattern(self, id_: str) -> bool:
        return any(re.fullmatch(each.id_pattern, id_, re.ASCII) for each in self.sms.authorities)

    def _months(self, key: TextKey) -> int:
        return self.highest.policies.get(self._tier(key), TierPolicy()).review_months


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 — costs a fiftieth of a run that needs no zone

    return ZoneInfo(name)
