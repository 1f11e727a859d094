"""The control block of a text: its state, who decided on it and how, since when it is in force, when it is reviewed."""

from collections.abc import Iterator
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.analysis.pending import pending, people_for
from smsgen.analysis.registers import is_controlled
from smsgen.analysis.text_states import TextState
from smsgen.analysis.versions import Version
from smsgen.model.approval import ApprovalRecord
from smsgen.reports.decisions import DecisionLine, decision_of, role_name, takeover_of


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A decision that is still to be taken. role: its name. people: names of those who may take it now."""

    decision: str
    role: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Control:
    """What is to be known of the version that the text declares, and of the one in force.

    state: of the declared version. decisions: on the declared version. missing: those still to be taken. issued,
    effective_from: ISO days of the last approval of the declared version and of its taking effect, "" while not
    approved. waits_for: languages that must be approved too before it takes effect. in_force: the version in force, ""
    while there is none; with a revision as `1.0/2`. in_force_since, next_review: ISO days; approved_by: names of who
    approved it. withdrawn_on: ISO day, "" while in use. digest: of the declared text.
    """

    state: str = "draft"
    decisions: tuple[DecisionLine, ...] = ()
    missing: tuple[MissingLine, ...] = ()
    issued: str = ""
    effective_from: str = ""
    waits_for: tuple[str, ...] = ()
    in_force: str = ""
    in_force_since: str = ""
    approved_by: tuple[str, ...] = ()
    next_review: str = ""
    withdrawn_on: str = ""
    digest: str = ""


def control_of(facts: Facts, document_id: str, language: str, shown_in: str) -> Control:
    """Return the control block of a text; names of roles in the language `shown_in`."""
    state = facts.approvals.state(document_id, language)
    if state is None:
        return Control()
    in_force, declared = state.in_force, _same_text(state)
    return Control(
        state=state.state,
        decisions=tuple(_decisions(facts, declared, shown_in)) if declared else (),
        missing=tuple(_missing(facts, state, shown_in)),
        issued=_day(declared),
        effective_from=declared.effective_from if declared else "",
        waits_for=declared.waits_for if declared else (),
        in_force=label(in_force) if in_force else "",
        in_force_since=in_force.effective_from if in_force else "",
        approved_by=approvers(in_force) if in_force else (),
        next_review=state.next_review,
        withdrawn_on=state.withdrawn_on,
        digest=state.digest,
    )


def label(version: Version) -> str:
    """Return how a version is written: `1.0`, the second revision of its translation `1.0/2`."""
    return f"{version.version}/{version.revision}" if version.revision else version.version


def approvers(version: Version) -> tuple[str, ...]:
    """Return the names of the people who approved a version."""
    if version.baseline:
        return (version.baseline.approver,)
    filled = (need.record for need in version.needs if need.record and need.decision == "approve")
    return tuple(dict.fromkeys(record.name for record in filled))


def _same_text(state: TextState) -> Version | None:
    """Return the declared version where decisions are about exactly this text."""
    declared = state.declared
    return declared if declared and declared.digest == state.digest else None


def _day(version: Version | None) -> str:
    return version.approved_at.date().isoformat() if version and version.approved_at else ""


def _decisions(facts: Facts, version: Version, language: str) -> Iterator[DecisionLine]:
    """Yield what made the version what it is: decisions that count, a reject, and the last confirmation."""
    if version.baseline:
        yield takeover_of(facts, version.baseline, language)
    for need in version.needs:
        if need.record:
            yield decision_of(facts, need.record, language)
    same = [record for record in version.records if record.digest == version.digest]
    for record in (*_all(same, "reject"), *_all(same, "confirm")[-1:]):
        yield decision_of(facts, record, language)


def _all(records: list[ApprovalRecord], decision: str) -> list[ApprovalRecord]:
    return [record for record in records if record.decision == decision]


def _missing(facts: Facts, state: TextState, language: str) -> Iterator[MissingLine]:
    """Yield what is still to be decided; nothing before control has started, or where it needs another version."""
    sms = facts.sms
    if not is_controlled(sms.authorities, decided=bool(sms.approvals or sms.statements)):
        return
    text = facts.text(state.document, state.language)
    standing = pending(facts, text) if text else None
    if standing is None or standing.obstacle:
        return
    for need in standing.open:
        people = (sms.authority.people[each].name for each in people_for(facts, standing, need.decision, need.role))
        yield MissingLine(need.decision, role_name(facts, need.role, language), tuple(people))
