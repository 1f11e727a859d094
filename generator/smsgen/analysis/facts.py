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


@dataclass(frozen=True, slots=True)
class Facts:
    """The model and what follows from it as of a day.

    reading: the findings of the readers by rule name.
    """

    sms: Sms
    as_of: date
    reading: dict[str, tuple[Finding, ...]]
    identity: Identity
    references: References
    hierarchy: Hierarchy
    coverage: Coverage
    translations: Translations

    def found(self, rule: str) -> tuple[Finding, ...]:
        """Return what readers and the reference analysis found for `rule`."""
        return self.reading.get(rule, ()) + self.references.faults.get(rule, ())

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
    reading: dict[str, list[Finding]] = {}
    for finding in findings:
        reading.setdefault(finding.rule, []).append(finding)
    return Facts(
        sms=sms,
        as_of=as_of,
        reading={rule: tuple(found) for rule, found in reading.items()},
        identity=identity,
        references=references,
        hierarchy=arrange(identity, references.outgoing),
        coverage=cover(sms, identity),
        translations=compare_translations(sms, identity),
    )
