"""Everything that rules and reports read: one frozen value, derived once from the model."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from smsgen.analysis.coverage import Coverage, cover
from smsgen.analysis.hierarchy import Hierarchy, arrange
from smsgen.analysis.identity import Identity, identify
from smsgen.analysis.references import References, resolve_references
from smsgen.analysis.translations import Translations, compare_translations
from smsgen.diagnostics import Finding
from smsgen.model.document import Document
from smsgen.model.sms import Sms

_KEY_RULES = frozenset({"key-missing", "key-unknown"})


@dataclass(frozen=True, slots=True)
class Facts:
    """The model and what follows from it as of a day.

    reading: the findings of the readers by rule name. malformed_values: (path, data path) of those about a value.
    """

    sms: Sms
    as_of: date
    reading: dict[str, tuple[Finding, ...]]
    identity: Identity
    references: References
    hierarchy: Hierarchy
    coverage: Coverage
    translations: Translations
    malformed_values: frozenset[tuple[str, str]] = frozenset()

    def found(self, rule: str) -> tuple[Finding, ...]:
        """Return what readers and the reference analysis found for `rule`."""
        return self.reading.get(rule, ()) + self.references.faults.get(rule, ())

    def malformed(self, document: Document, data_path: str) -> bool:
        """Tell whether a value has its own finding, so that rules must not find its absence too."""
        return (document.path, data_path) in self.malformed_values

    @property
    def unread(self) -> bool:
        """Tell whether a text could not be read: then nothing follows from what no text says."""
        return any(not document.readable for document in self.sms.documents)

    @property
    def sources(self) -> dict[str, Document]:
        """Id → authoritative text."""
        return self.identity.sources

    def text(self, document_id: str, language: str) -> Document | None:
        """Return the text of a document in `language`, None where there is none."""
        source = self.identity.sources.get(document_id)
        if source is not None and source.language == language:
            return source
        return self.identity.translations.get(document_id, {}).get(language)


def analyse(sms: Sms, findings: Iterable[Finding], as_of: date) -> Facts:
    """Derive the facts. Pure: the same model and the same day give the same facts."""
    identity = identify(sms.documents)
    references = resolve_references(sms, identity)
    translations = compare_translations(sms, identity)
    misnamed = {document.path for document in translations.unpublished}
    reading: dict[str, list[Finding]] = {}
    for finding in findings:
        # A text whose name states a wrong language has one fault, its name, and not those of the keys that follow.
        if finding.rule not in _KEY_RULES or finding.location.path not in misnamed:
            reading.setdefault(finding.rule, []).append(finding)
    return Facts(
        sms=sms,
        as_of=as_of,
        reading={rule: tuple(found) for rule, found in reading.items()},
        identity=identity,
        references=references,
        hierarchy=arrange(identity, references.outgoing),
        coverage=cover(sms, identity),
        translations=translations,
        malformed_values=frozenset(
            (finding.location.path, finding.data_path) for finding in reading.get("value-malformed", ())
        ),
    )
