"""The maintained records that a site shows: in the place of a newer one that of the version in force (ADR 0017)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from smsgen.analysis.facts import Facts
from smsgen.analysis.identity import identify
from smsgen.analysis.records import Days, RecordJudge, Records, holds
from smsgen.analysis.versions import Version
from smsgen.diagnostics import Finding
from smsgen.model.record import Record


def superseded_here(facts: Facts) -> dict[str, Version]:
    """Return id → version in force of every maintained record of which the tree does not hold exactly that one."""
    return {
        id_: state.in_force
        for (id_, _), state in facts.approvals.instances.items()
        if state.in_force and state.in_force.digest != state.digest
    }


def not_in_force(facts: Facts) -> frozenset[str]:
    """Return the ids of the maintained records of the tree of which no version is in force."""
    states = facts.approvals.instances.items()
    return frozenset(id_ for (id_, _), state in states if state.in_force is None and id_ in facts.records.by_id)


def not_shown_as_written(facts: Facts) -> frozenset[str]:
    """Return the paths of the maintained records that a release does not show as the tree holds them."""
    ids = superseded_here(facts).keys() | not_in_force(facts)
    return frozenset(facts.records.by_id[id_].path for id_ in ids if id_ in facts.records.by_id)


def without_content(record: Record) -> Record:
    """Return what is told of a record of which no version is in force: that it is there, and of which form."""
    return replace(record, version="", source="", corrects="", values={}, links=(), external=None)


def facts_of_records(facts: Facts, shown: Mapping[str, Record]) -> Facts:
    """Return the facts of the set that holds the records `shown` (by id) in the place of those of the tree.

    A record that stands for one without a version in force has no content; nothing in it is judged.
    """
    if not shown:
        return facts
    before = facts.records.by_id
    kept = [shown.get(each.id, each) if before.get(each.id) is each else each for each in facts.sms.records]
    records = (*kept, *(shown[id_] for id_ in sorted(shown) if id_ not in before))
    sms = replace(facts.sms, records=records)
    judge = RecordJudge(sms, facts.identity, facts.approvals, facts.doubts, Days(facts.as_of, facts.as_of))
    return replace(
        facts,
        sms=sms,
        identity=identify(sms.documents, records),
        records=_judged(facts.records, judge, shown),
    )


def _judged(records: Records, judge: RecordJudge, shown: Mapping[str, Record]) -> Records:
    """Return the records judged, of which only those that are `shown` in another's place are judged anew."""
    findings = {id_: tuple(_findings(records, judge, each)) if each.version else () for id_, each in shown.items()}
    paths = {records.by_id[id_].path for id_ in shown if id_ in records.by_id}
    sound = {form: [each for each in found if each.id not in shown] for form, found in records.sound.items()}
    counted = {each.id for found in records.sound.values() for each in found}
    for id_, record in shown.items():
        if holds(findings[id_]) if record.version else id_ in counted:
            sound.setdefault(record.form, []).append(record)
    moved_on = (each for each in shown.values() if each.version and _form_is_unknown(records, judge, each))
    return Records(
        by_id={**records.by_id, **shown},
        sound={form: tuple(sorted(found, key=lambda each: each.id)) for form, found in sound.items() if found},
        unjudged=(*(each for each in records.unjudged if each.id not in shown), *moved_on),
        faults=_by_rule(
            (
                *(each for found in records.faults.values() for each in found if each.location.path not in paths),
                *(each for found in findings.values() for each in found),
            )
        ),
        past_forms=records.past_forms,
    )


def _findings(records: Records, judge: RecordJudge, record: Record) -> Iterator[Finding]:
    yield from judge.findings(record)
    past_form = records.past_forms.get((record.form, record.form_version))
    if past_form:
        yield from judge.value_findings(record, past_form)


def _form_is_unknown(records: Records, judge: RecordJudge, record: Record) -> bool:
    form = judge.forms.get(record.form)
    return form is not None and records.form_of(record, form) is None


def _by_rule(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        found[finding.rule] = (*found.get(finding.rule, ()), finding)
    return found
