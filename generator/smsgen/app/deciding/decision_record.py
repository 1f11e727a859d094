"""Drafts the record of a decision: in which role, about which bytes, and what follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from typing import NamedTuple

from smsgen.analysis.acceptance import is_agreement, lacking
from smsgen.analysis.manifests import manifest
from smsgen.analysis.pending import Pending
from smsgen.analysis.versions import Need, assign
from smsgen.app.deciding import clone_refusals, refusals
from smsgen.app.deciding.decision_desk import Desk
from smsgen.app.deciding.decision_roles import role_for
from smsgen.exporters.approval_record import record_path
from smsgen.model.approval import ApprovalRecord
from smsgen.model.day import moment
from smsgen.model.text import LANGUAGE_NAMES, Text, enumerated


@dataclass(frozen=True, slots=True)
class Drafted:
    """A record that could be signed. missing: what is still open then. takes_effect, notes: see `decide.Proposal`."""

    standing: Pending
    record: ApprovalRecord
    missing: tuple[Need, ...]
    takes_effect: str
    notes: tuple[Text, ...]


class Choice(NamedTuple):
    """What a person decides: decision, their id, the role ("" for the only one possible), and since when ("": open)."""

    decision: str
    person: str
    role: str = ""
    effective_from: str = ""


def draft(desk: Desk, standing: Pending, choice: Choice) -> Drafted:
    """Return the record of a decision. Raises RefusedError where it may not be taken."""
    decision, person, effective_from = choice.decision, choice.person, choice.effective_from
    _check_times(desk, standing.text.id)
    _check_state(standing, decision)
    role = role_for(desk, standing, decision, person, choice.role)
    missing = _missing(standing, decision, role, person)
    takes_effect = ""
    wished = _wished_days(desk, standing) if decision in ("review", "approve") else []
    if effective_from:
        _check_effective(desk, decision, effective_from)
    if decision in ("review", "approve") and not missing:
        takes_effect = max([desk.today, effective_from, *wished])
        effective_from = effective_from or (desk.today if decision == "approve" else "")
    record = _record(desk, standing, Choice(decision, person, role, effective_from))
    notes = _notes(desk, standing, decision, effective_from if missing else "")
    return Drafted(standing, record, missing, takes_effect, tuple(notes))


def _check_state(standing: Pending, decision: str) -> None:
    state, version = standing.state, standing.version
    if decision in ("review", "approve", "reject"):
        if standing.obstacle:
            raise refusals.obstacle(standing.obstacle, state.document, version, decision)
        return
    if standing.obstacle in ("withdrawn", "incomplete", "changed"):
        raise refusals.obstacle(standing.obstacle, state.document, version, decision)
    allowed = ("effective",) if decision == "confirm" else ("effective", "approved")
    if state.state not in allowed:
        in_force = state.in_force.version if state.in_force else ""
        raise refusals.not_in_force(state.document, version, in_force, decision)


def _check_times(desk: Desk, document: str) -> None:
    """Refuse to sign before what was signed on the document already: the clock must be wrong."""
    for record in desk.facts.sms.approvals:
        when = moment(record.signed_at)
        if record.document == document and when and when > desk.now:
            what = Text("an earlier decision on the document", "该文件已有决定的签署时间")
            raise clone_refusals.clock_early(desk.now, record.signed_at, what)


def _check_effective(desk: Desk, decision: str, day: str) -> None:
    if decision != "approve":
        raise refusals.effective_needless(decision)
    if day < desk.today:
        raise refusals.effective_past(day, desk.today)


def _wished_days(desk: Desk, standing: Pending) -> list[str]:
    """Return the days that earlier approvals named; once one has passed, the version can no longer keep it."""
    days = []
    for record in standing.decided:
        if record.effective_from and record.effective_from < desk.today:
            raise refusals.effective_missed(record.effective_from, record.name, standing.version)
        days.append(record.effective_from)
    return days


def _missing(standing: Pending, decision: str, role: str, person: str) -> tuple[Need, ...]:
    """Return what is still to be decided once the decision is taken."""
    if decision == "withdraw":
        done = {role, *(record.role for record in standing.withdrawals)}
        return tuple(Need("withdraw", each) for each in standing.roles("withdraw") if each not in done)
    if decision not in ("review", "approve"):
        return ()
    taken = ApprovalRecord(path="", sha256="", decision=decision, role=role, signer=person)
    return tuple(need for need in assign(standing.needs, [*standing.decided, taken]) if need.record is None)


def _record(desk: Desk, standing: Pending, choice: Choice) -> ApprovalRecord:
    state, authority = standing.state, desk.authority
    meaning = authority.meanings.get(choice.decision, "")
    content = manifest(standing.text, desk.facts.sms.asset_digests)
    if not meaning:
        raise clone_refusals.no_meaning(authority.number, choice.decision)
    if content is None:
        raise refusals.obstacle(standing.obstacle, state.document, standing.version, choice.decision)
    record = ApprovalRecord(
        path="",
        sha256="",
        document=state.document,
        version=state.version,
        language=state.language,
        revision=state.revision,
        source_digest=_source_digest(desk, standing, choice.decision) if state.revision else "",
        digest=state.digest,
        content=content,
        decision=choice.decision,
        meaning=meaning,
        role=choice.role,
        signer=choice.person,
        name=desk.name(choice.person),
        signed_at=desk.now.astimezone(UTC).isoformat(timespec="seconds"),
        effective_from=choice.effective_from,
        authority=authority.number,
        previous=standing.previous,
        method="ssh",
    )
    return replace(record, path=record_path(record))


def _source_digest(desk: Desk, standing: Pending, decision: str) -> str:
    """Return the digest of the source text that a translation was made from."""
    document, version = standing.state.document, standing.state.version
    source = desk.facts.approvals.states[document, standing.source.language]  # of a translation: never a record
    decided = next((each for each in source.versions if each.version == version), None)
    if decided is None or not decided.is_fixed:
        if source.version != version or not source.digest:
            raise refusals.source_unknown(document, version)
        if decided is not None and decided.digest != source.digest:
            raise refusals.source_changed(document, version)
        return source.digest
    if decided.rejected and decision in ("review", "approve"):
        raise refusals.source_rejected(document, version)
    return decided.digest


def _notes(desk: Desk, standing: Pending, decision: str, complete_by: str) -> Iterator[Text]:
    """Yield what else the person should know before signing."""
    if decision in ("review", "approve"):
        if complete_by:
            yield Text(
                f"The other approvals must be there by {complete_by}; after that day the version needs a new number.",
                f"其余批准须在{complete_by}之前完成；逾期则须使用新的版本号。",
            )
        yield from _language_notes(desk, standing)
        yield from _acceptance_notes(desk, standing)
    if decision == "withdraw":
        users = sorted({*desk.facts.hierarchy.children.get(standing.text.id, ())})
        if users and not standing.text.is_translation:
            yield Text(
                f"These documents have it as their parent: {', '.join(users)}.",
                f"以其为上级的文件：{'、'.join(users)}。",
            )


def _acceptance_notes(desk: Desk, standing: Pending) -> Iterator[Text]:
    """Yield what the other party's acceptance of an agreement lacks: an approval fixes the bytes without it."""
    instance = desk.facts.identity.instances.get(standing.text.id)
    if instance is None or not is_agreement(desk.facts.sms.settings, instance.record.form):
        return
    faults = tuple(lacking(instance.record, desk.facts.as_of))
    if faults and instance.same_form:
        en, zh = "; ".join(each.problem.en for each in faults), "；".join(each.problem.zh for each in faults)
        yield Text(
            f"The other party has not accepted the agreement: {en}. Entered later, it needs another version.",
            f"对方尚未接受该协议：{zh}。之后补填须提升版本号。",
        )


def _language_notes(desk: Desk, standing: Pending) -> Iterator[Text]:
    states, document = desk.facts.approvals.states, standing.state.document
    if standing.text.is_translation:
        source = states.get((document, standing.source.language))
        decided = source.declared if source else None
        if source and source.version == standing.state.version and not (decided and decided.approved_at):
            yield Text(
                "The source text of this version is not approved yet; if it changes, the translation needs a new "
                "revision.",
                "该版本的原文尚未批准；如原文有改动，译文须提升修订号。",
            )
    elif desk.authority.release == "together":
        waits = [
            language
            for (id_, language), state in states.items()
            if id_ == document and language != standing.source.language and state.last_approved
            if not any(each.approved_at and each.version == standing.state.version for each in state.versions)
        ]
        if waits:
            names = enumerated(LANGUAGE_NAMES[each] for each in sorted(waits) if each in LANGUAGE_NAMES)
            yield Text(
                f"The version takes effect when it is approved in {names.en} as well.",
                f"该版本须待{names.zh}文本也获批准后生效。",
            )
