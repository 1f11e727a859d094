"""Whether the documents that everybody must know have reached everybody (R-45)."""

from collections.abc import Iterator
from datetime import date, timedelta

from smsgen.analysis.facts import Facts
from smsgen.analysis.kind_records import complete, records_of
from smsgen.analysis.kind_values import rows, text
from smsgen.analysis.training_rounds import people_in_roles
from smsgen.diagnostics import Finding, Values
from smsgen.model.text import Text

_TIERS = ("manual", "policy")


def unacknowledged(facts: Facts) -> Iterator[Finding]:
    """Yield each manual and policy in force whose version people of the register have not acknowledged in time.

    Those are the people who held a role both when the days for it ended and on the day of judgement.
    """
    if not complete(facts, "acknowledgement"):
        return
    grace = timedelta(days=facts.sms.settings.thresholds.acknowledgement_days)
    readers: dict[tuple[str, str], set[str]] = {}
    for record in records_of(facts, "acknowledgement"):
        key = (text(record, "document"), text(record, "version"))
        readers.setdefault(key, set()).update(row.get("person", "") for row in rows(record, "readers"))
    for id_, source in facts.sources.items():
        state = facts.approvals.states.get((id_, source.language))
        version = state.in_force if state else None
        if source.tier not in _TIERS or version is None:
            continue
        due = date.fromisoformat(version.effective_from) + grace
        if due >= facts.as_of:
            continue
        then = set(people_in_roles(facts.sms.authority, due))
        now = people_in_roles(facts.sms.authority, facts.as_of)
        missing = [each for each in now if each in then and each not in readers.get((id_, version.version), ())]
        if missing:
            people = Text(", ".join(missing), "、".join(missing))
            values: Values = {"document": id_, "version": version.version, "people": people}
            yield Finding("acknowledgement-missing", source.at("version"), id_, values, "version")
