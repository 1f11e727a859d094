"""The procedure by which a record had to be made: the parent of its form, as it was in force on the record's day."""

from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextState
from smsgen.analysis.versions import Version


@dataclass(frozen=True, slots=True)
class ProcedureThen:
    """A procedure on a day. version: the one in force then, "" where none was; effective_from: its ISO day."""

    id: str
    version: str
    effective_from: str


def procedure_then(facts: Facts, form: str, day: str) -> ProcedureThen | None:
    """Return the procedure that the records of `form` belong to, as it was on `day`; None where the form has none."""
    source = facts.sources.get(form)
    if source is None or not source.parent:
        return None
    state = facts.approvals.states.get((source.parent, facts.sms.authority.language))
    version = version_on(state, day) if state else None
    if version is None:
        return ProcedureThen(source.parent, "", "")
    return ProcedureThen(source.parent, version.version, version.effective_from)


def version_on(state: TextState, day: str) -> Version | None:
    """Return the version that was in force on an ISO day, None where none was."""
    if state.withdrawn_on and state.withdrawn_on <= day:
        return None
    effective = [each for each in state.versions if each.effective_from and each.effective_from <= day]
    return effective[-1] if effective else None
