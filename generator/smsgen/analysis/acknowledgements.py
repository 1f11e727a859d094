"""Whether the documents that everybody must know have reached everybody (R-45)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import complete, records_of
from smsgen.analysis.kind_values import rows, text
from smsgen.analysis.training_rounds import people_in_roles
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import enumerated

_TIERS = ("manual", "policy")


class ToRead(NamedTuple):
    """A version in force that everybody must know. start: the day since which it is; due: of the acknowledgements."""

    document: str
    version: str
    start: date
    due: date


def to_read(facts: Facts) -> Iterator[ToRead]:
    """Yield the manual and the policies that are in force."""
    grace = timedelta(days=facts.sms.settings.thresholds.acknowledgement_days)
    for id_, source in facts.sources.items():
        state = facts.approvals.states.get((id_, source.language))
        version = state.in_force if state else None
        if source.tier in _TIERS and version is not None:
            start = date.fromisoformat(version.effective_from)
            yield ToRead(id_, version.version, start, start + grace)


def readers_of(facts: Facts) -> Mapping[tuple[str, str], set[str]]:
    """Return (document, version) → people of the register who have acknowledged it."""
    readers: dict[tuple[str, str], set[str]] = {}
    for record in records_of(facts, "acknowledgement"):
        key = (text(record, "document"), text(record, "version"))
        readers.setdefault(key, set()).update(row.get("person", "") for row in rows(record, "readers"))
    return readers


def unacknowledged(facts: Facts) -> Iterator[Finding]:
    """Yield each manual and policy in force whose version people of the register have not acknowledged in time.

    Those are the people who held a role both when the days for it ended and on the day of judgement.
    """
    if not complete(facts, "acknowledgement"):
        return
    readers = readers_of(facts)
    for id_, version, _, due in to_read(facts):
        if due >= facts.as_of:
            continue
        then = set(people_in_roles(facts.sms.authority, due))
        now = people_in_roles(facts.sms.authority, facts.as_of)
        missing = [each for each in now if each in then and each not in readers.get((id_, version), ())]
        if missing:
            people = enumerated(map(facts.sms.authority.name_of, missing))
            values: Values = {"document": id_, "version": version, "people": people}
            yield Finding("acknowledgement-missing", facts.sources[id_].at("version"), id_, values, "version")
