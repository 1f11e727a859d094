"""Judges records by the version of the form that they were made with, where the tree holds a newer one (ADR 0019)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from smsgen.analysis.coverage import cover
from smsgen.analysis.facts import Facts
from smsgen.analysis.records import Days, FormVersion, RecordJudge, holds
from smsgen.model.document import Document
from smsgen.model.record import Record

if TYPE_CHECKING:
    from smsgen.diagnostics import Finding


def past_forms_wanted(facts: Facts) -> dict[FormVersion, str]:
    """Return form and version → digest of the text that was approved, of all versions that unjudged records name.

    Left out are versions that nobody approved: which of several texts with that number was used cannot be told.
    """
    named = {(record.form, record.form_version) for record in facts.records.unjudged}
    return dict(found for found in _approved(facts, {form for form, _ in named}) if found[0] in named)


def _approved(facts: Facts, forms: set[str]) -> Iterator[tuple[FormVersion, str]]:
    for form in sorted(forms & facts.sources.keys()):
        state = facts.approvals.states.get((form, facts.sources[form].language))
        for version in state.versions if state else ():
            if version.approved_at:
                yield (form, version.version), version.digest


def with_past_forms(facts: Facts, past_forms: Mapping[FormVersion, Document]) -> Facts:
    """Return the facts with the values of records of these versions of forms judged by them."""
    if not past_forms:
        return facts
    judge = RecordJudge(facts.sms, facts.identity, facts.approvals, facts.doubts, Days(facts.as_of, facts.as_of))
    found: dict[str, list[Finding]] = {}
    unsound: set[str] = set()
    for record, form in _judged(facts, past_forms):
        wrong = list(judge.value_findings(record, form))
        for finding in wrong:
            found.setdefault(finding.rule, []).append(finding)
        if not holds(wrong):
            unsound.add(record.path)
    before = facts.records
    records = replace(
        before,
        sound={form: tuple(each for each in sound if each.path not in unsound) for form, sound in before.sound.items()},
        unjudged=tuple(each for each in before.unjudged if (each.form, each.form_version) not in past_forms),
        faults={rule: (*before.faults.get(rule, ()), *found.get(rule, ())) for rule in {**before.faults, **found}},
        past_forms=past_forms,
    )
    coverage = cover(facts.sms, facts.identity, facts.approvals, records, facts.as_of)
    return replace(facts, records=records, coverage=coverage)


def _judged(facts: Facts, past_forms: Mapping[FormVersion, Document]) -> Iterator[tuple[Record, Document]]:
    for record in facts.records.unjudged:
        form = past_forms.get((record.form, record.form_version))
        if form is not None:
            yield record, form
