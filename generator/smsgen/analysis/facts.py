"""Everything that rules and reports read: one frozen value, derived once from the model."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from smsgen.analysis.approvals import Approvals, Judgement, judge_approvals
from smsgen.analysis.coverage import Coverage, cover
from smsgen.analysis.doubts import Doubts, find_doubts
from smsgen.analysis.hierarchy import Hierarchy, arrange
from smsgen.analysis.hindsight import NOTHING
from smsgen.analysis.history import HistoryVerdict, judge_history, look_through
from smsgen.analysis.identity import Identity, identify
from smsgen.analysis.minor_changes import requirement_findings
from smsgen.analysis.records import Days, Records, judge_records
from smsgen.analysis.references import References, resolve_references
from smsgen.analysis.translations import Translations, compare_translations, without_blurred
from smsgen.diagnostics import Finding
from smsgen.model.document import Document
from smsgen.model.past import Past, StoredVersion
from smsgen.model.sms import Sms

_KEY_RULES = frozenset({"key-missing", "key-unknown"})


@dataclass(frozen=True, slots=True)
class Facts:
    """The model and what follows from it as of a day.

    reading: the findings of the readers by rule name. doubts: where they leave open what is meant.
    unread: something that a text claims could not be read, so that nothing follows from what no text says.
    approvals: the state of every text. records: the filled forms, judged.
    history: what the main line shows, None where it was not read.
    """

    sms: Sms
    as_of: date
    reading: dict[str, tuple[Finding, ...]]
    identity: Identity
    references: References
    hierarchy: Hierarchy
    coverage: Coverage
    translations: Translations
    doubts: Doubts
    unread: bool
    approvals: Approvals
    records: Records
    history: HistoryVerdict | None = None

    def found(self, rule: str) -> tuple[Finding, ...]:
        """Return what readers and the analyses of references, approvals, records and history found for `rule`."""
        found = self.reading.get(rule, ()), self.references.faults.get(rule, ()), self.approvals.faults.get(rule, ())
        later = self.records.faults.get(rule, ()), self.history.faults.get(rule, ()) if self.history else ()
        return sum((*found, *later), ())

    def malformed(self, document: Document, data_path: str) -> bool:
        """Tell whether a value, or a misspelling of its key, has its own finding: rules must not miss it too."""
        return (document.path, data_path) in self.doubts.values

    def disturbed(self, document: Document, data_path: str) -> bool:
        """Tell whether anything at or below `data_path` has a finding of the readers."""
        return (document.path, data_path) in self.doubts.branches

    def blurred(self, document: Document, kind: str) -> bool:
        """Tell whether `kind` (headings, lists, tables, references) of a text is not seen alike by all readers."""
        return (document.path, kind) in self.doubts.kinds

    def has_valid_id(self, document: Document) -> bool:
        """Tell whether the id follows the register's pattern; one that does not has its own finding."""
        return re.fullmatch(self.sms.authority.id_pattern, document.id, re.ASCII) is not None

    @property
    def sources(self) -> dict[str, Document]:
        """Id → authoritative text."""
        return self.identity.sources

    def text(self, document_id: str, language: str) -> Document | None:
        """Return the text of a document, or of a maintained record, in `language`, None where there is none."""
        source = self.identity.subject(document_id)
        if source is not None and source.language == language:
            return source
        return self.identity.translations.get(document_id, {}).get(language)


def _lost(references: References) -> set[tuple[str, str]]:
    """Return the texts with a reference that leads nowhere: it differs from the other language's for that reason."""
    faults = (*references.faults.get("unresolved-reference", ()), *references.faults.get("broken-anchor", ()))
    return {(finding.location.path, "references") for finding in faults}


def analyse(  # noqa: PLR0913, PLR0917 — each is an input of the judgement
    sms: Sms,
    findings: Iterable[Finding],
    as_of: date,
    today: date | None = None,
    pin: str | None = None,
    past: Past | None = None,
) -> Facts:
    """Derive the facts. Pure: the same model and the same days give the same facts.

    today, pin: see `Judgement`; a set that is judged as of a day after `today` is judged as if that day had come.
    past: what history holds, None where only the tree is judged.
    """
    identity = identify(sms.documents, sms.records)
    findings = tuple(findings)
    doubts = find_doubts(findings)
    looked = look_through(sms, past) if past is not None else None
    hindsight = looked.hindsight if looked else NOTHING
    approvals = judge_approvals(sms, identity, Judgement(as_of, max(as_of, today or as_of), pin), hindsight)
    records = judge_records(sms, identity, approvals, doubts, Days(as_of, max(as_of, today or as_of)))
    references = resolve_references(sms, identity, approvals.withdrawn)
    translations = without_blurred(compare_translations(sms, identity), doubts.kinds | _lost(references))
    misnamed = {document.path for document in translations.unpublished}
    reading: dict[str, list[Finding]] = {}
    for finding in findings:
        # A text whose name states a wrong language has one fault, its name, and not those of the keys that follow.
        misled = finding.rule in _KEY_RULES and finding.location.path in misnamed
        if not misled and not hindsight.explains_place(finding.location.path):
            reading.setdefault(finding.rule, []).append(finding)
    return Facts(
        sms=sms,
        as_of=as_of,
        reading={rule: tuple(found) for rule, found in reading.items()},
        identity=identity,
        references=references,
        hierarchy=arrange(identity, references.outgoing),
        coverage=cover(sms, identity, approvals, records, as_of),
        translations=translations,
        doubts=doubts,
        unread=doubts.about_claims or any(not (text.readable and text.id) for text in sms.documents),
        approvals=approvals,
        records=records,
        history=judge_history(sms, approvals, looked) if looked else None,
    )


def with_versions(facts: Facts, stored: Mapping[str, StoredVersion]) -> Facts:
    """Return the facts with what only the texts of earlier versions show; nothing where no history was judged.

    stored: digest → text, of what `minor_changes.digests_wanted` names, as far as history holds it.
    """
    if facts.history is None or not facts.history.control_start:
        return facts
    found = tuple(requirement_findings(facts.approvals.states, stored))
    return replace(facts, history=facts.history.adding("minor-touches-requirement", found))
