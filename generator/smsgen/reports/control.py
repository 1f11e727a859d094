"""The control block of a text: its state, who decided on it and how, since when it is in force, when it is reviewed."""

from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextState
from smsgen.analysis.versions import Version
from smsgen.model.approval import ApprovalRecord


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision. decision: `review` or `approve`; `baseline` for one taken over. role: its name. on: ISO day.

    level: `claimed`, `witnessed` or `signed`; `baseline` where the root signers vouch for a paper.
    """

    decision: str
    role: str
    name: str
    on: str
    meaning: str
    level: str


@dataclass(frozen=True, slots=True)
class Control:
    """What is to be known of the version that the tree holds, and of the one in force.

    state: of the declared version. decisions: on the declared version. missing: names of the roles still to decide.
    in_force: its version, "" while there is none; with a revision as `1.0/2`. issued: ISO day of the last approval.
    effective_from, next_review: ISO days of the version in force. digest: of the declared text.
    """

    state: str = "draft"
    decisions: tuple[DecisionLine, ...] = ()
    missing: tuple[str, ...] = ()
    in_force: str = ""
    issued: str = ""
    effective_from: str = ""
    next_review: str = ""
    digest: str = ""


def control_of(facts: Facts, document_id: str, language: str, shown_in: str) -> Control:
    """Return the control block of a text; names of roles in the language `shown_in`."""
    state = facts.approvals.states.get((document_id, language))
    if state is None:
        return Control()
    in_force = state.in_force
    return Control(
        state=state.state,
        decisions=_decisions(facts, state, shown_in),
        missing=_missing(facts, state, shown_in),
        in_force=_shown(in_force) if in_force else "",
        issued=in_force.approved_at.date().isoformat() if in_force and in_force.approved_at else "",
        effective_from=in_force.effective_from if in_force else "",
        next_review=state.next_review,
        digest=state.digest,
    )


def _shown(version: Version) -> str:
    return f"{version.version}/{version.revision}" if version.revision else version.version


def _decisions(facts: Facts, state: TextState, language: str) -> tuple[DecisionLine, ...]:
    version = state.declared
    if version is None or version.digest != state.digest:
        return ()
    if version.baseline:
        entry = version.baseline
        role = _role(facts, entry.role, language)
        return (DecisionLine("baseline", role, entry.approver, entry.date, entry.reason, "baseline"),)
    filled = [need.record for need in version.needs if need.record]
    return tuple(_line(facts, record, language) for record in filled)


def _line(facts: Facts, record: ApprovalRecord, language: str) -> DecisionLine:
    role = _role(facts, record.role, language)
    return DecisionLine(record.decision, role, record.name, record.signed_at[:10], record.meaning, record.level)


def _missing(facts: Facts, state: TextState, language: str) -> tuple[str, ...]:
    version = state.declared
    if version is None or version.digest != state.digest or version.rejected:
        return ()
    return tuple(_role(facts, need.role, language) for need in version.missing)


def _role(facts: Facts, role: str, language: str) -> str:
    return facts.sms.authority.roles.get(role, {}).get(language) or role
