"""Which maintained records are the documented information that their forms claim: those in force (DESIGN, section 4).

A blank risk register is no risk register. An item of kind `document` that a form claims is there when a record of the
form is approved and in force, and, where it is an agreement, accepted by the other party.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smsgen.analysis.acceptance import is_agreement, lacking
from smsgen.analysis.approvals import Approvals
from smsgen.analysis.evidence import meeting
from smsgen.analysis.identity import Identity
from smsgen.analysis.records import Records
from smsgen.analysis.text_states import TextState
from smsgen.model.record import Record
from smsgen.model.settings import Settings


@dataclass(frozen=True, slots=True)
class CurrentInstances:
    """The maintained records in force that are an item: their ids, sorted. overdue: those whose review is late."""

    ids: tuple[str, ...]
    overdue: tuple[str, ...]


def current_instances(
    settings: Settings, identity: Identity, approvals: Approvals, records: Records, as_of: date
) -> dict[str, CurrentInstances]:
    """Return item, as forms claim it → the maintained records in force that are it; items without one are left out.

    Only the sound records of a form in force count, those that meet the condition of the form for the item.
    """
    found: dict[str, dict[str, TextState]] = {}
    for form_id, sound in records.sound.items():
        form = identity.sources.get(form_id)
        if form is None or form_id not in approvals.effective or form.record is None:
            continue
        if form.record.instance != "maintained":
            continue
        agreements = is_agreement(settings, form_id)
        standing = [
            (record, state)
            for record in sound
            if (state := approvals.instances.get((record.id, form.language))) is not None
            and _is_current(record, state, as_of, agreement=agreements and records.was_asked_all(record, form))
        ]
        for name in form.information:
            meet = {record.id for record in meeting([record for record, _ in standing], form, name)}
            states = {record.id: state for record, state in standing if record.id in meet}
            found.setdefault(name, {}).update(states)
    return {name: _summed(states, as_of.isoformat()) for name, states in found.items() if states}


def _is_current(record: Record, state: TextState, as_of: date, *, agreement: bool) -> bool:
    """Tell whether a version of a record is in force, and accepted where it takes two to agree.

    Of an earlier version than the one in the tree only the approval is known; it was accepted or never in force.
    """
    if record.none_since or state.in_force is None:
        return False
    return not agreement or state.in_force is not state.declared or not any(lacking(record, as_of))


def _summed(states: Mapping[str, TextState], today: str) -> CurrentInstances:
    overdue = (id_ for id_, state in states.items() if state.next_review and state.next_review < today)
    return CurrentInstances(tuple(sorted(states)), tuple(sorted(overdue)))
