"""Where the text that the tree holds stands on its way to approval: what the policy asks for, and what is open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from smsgen.analysis.entitlement import holds
from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextState
from smsgen.analysis.versions import Need, Version, assign, chain_digest, needs_of, version_key
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import TierPolicy
from smsgen.model.day import moment
from smsgen.model.document import Document

# Why nobody can review or approve a text as it stands; "" where somebody can.
OBSTACLES = ("", "incomplete", "withdrawn", "approved", "rejected", "changed", "older")


@dataclass(frozen=True, slots=True)
class Pending:
    """A text in the tree, with the version that it declares.

    text: also of a maintained record. source: the authoritative text of the document, which may be `text` itself.
    policy: of its tier in the register in force. kind: `major` or `minor`. needs: what the policy asks for, each with
    the record that fills it. decided: the reviews and approvals of exactly these bytes. before: the last approved lower
    version, None where there is none. obstacle: one of OBSTACLES.
    """

    text: Document
    source: Document
    state: TextState
    policy: TierPolicy
    kind: str
    needs: tuple[Need, ...]
    decided: tuple[ApprovalRecord, ...]
    before: Version | None
    obstacle: str

    @property
    def open(self) -> tuple[Need, ...]:
        """The needs that nobody has filled."""
        return tuple(need for need in self.needs if need.record is None)

    @property
    def ready(self) -> tuple[Need, ...]:
        """The open needs whose turn it is: a version is approved when its reviews are there.

        An approval fixes the bytes, so that a reviewer who then finds a fault would need another version.
        """
        reviews = tuple(need for need in self.open if need.decision == "review")
        return reviews or self.open

    @property
    def previous(self) -> str:
        """What `previous` of a record about this version must say."""
        return chain_digest(self.before)

    @property
    def version(self) -> str:
        """The declared version as people name it: `2.0`, of a translation `2.0/1`."""
        return f"{self.state.version}/{self.state.revision}" if self.state.revision else self.state.version

    @property
    def withdrawals(self) -> tuple[ApprovalRecord, ...]:
        """The decisions to withdraw the text since it was last approved."""
        last = self.state.last_approved
        since = last.approved_at if last else None
        records = [each for version in self.state.versions for each in version.records if each.decision == "withdraw"]
        return tuple(each for each in records if since is None or ((when := moment(each.signed_at)) and when >= since))

    @property
    def confirmations(self) -> tuple[ApprovalRecord, ...]:
        """The confirmations of exactly these bytes."""
        declared = self.state.declared
        records = declared.records if declared else ()
        return tuple(each for each in records if each.decision == "confirm" and each.digest == self.state.digest)

    def roles(self, decision: str) -> tuple[str, ...]:
        """Return the roles that the policy lets take `decision`, the owner's by its name (APPROVALS, "Register")."""
        major, minor = self.policy.major, self.policy.minor
        listed = {
            "review": (need.role for need in self.needs if need.decision == "review"),
            "approve": (need.role for need in self.needs if need.decision == "approve"),
            "reject": (*major.review, *minor.review, *major.approve, *minor.approve, *self.policy.confirm),
            "confirm": self.policy.confirm,
            "withdraw": major.approve,
        }[decision]
        return tuple(dict.fromkeys(self.source.owner if role == "owner" else role for role in listed))


def pending(facts: Facts, text: Document) -> Pending | None:
    """Return where a text stands, None where it belongs to no document or no judgement of it is possible."""
    source = facts.identity.subject(text.id)
    state = facts.approvals.state(text.id, text.language)
    if source is None or state is None or not (text.readable and source.readable) or not state.version:
        return None
    key = version_key(state.version, state.revision)
    policy = facts.sms.authority.policies.get("translation" if text.is_translation else source.tier, TierPolicy())
    lower = [version for version in state.versions if version.approved_at and version.key < key]
    before = lower[-1] if lower else None
    kind = "minor" if before and before.key[0] == key[0] else "major"
    declared = state.declared
    same = declared.records if declared else ()
    decided = tuple(
        record for record in same if record.digest == state.digest and record.decision in ("review", "approve")
    )
    return Pending(
        text=text,
        source=source,
        state=state,
        policy=policy,
        kind=kind,
        needs=assign(needs_of(policy, kind, source.owner), decided),
        decided=decided,
        before=before,
        obstacle=_obstacle(state, declared),
    )


def _obstacle(state: TextState, declared: Version | None) -> str:
    if state.withdrawn_on:
        return "withdrawn"
    if not state.digest:
        return "incomplete"
    if declared and declared.is_fixed and declared.digest != state.digest:
        return "changed"
    if declared and declared.rejected:
        return "rejected"
    if declared and declared.approved_at:
        return "approved"
    last = state.last_approved
    return "older" if last and last.key > version_key(state.version, state.revision) else ""


def people_for(facts: Facts, standing: Pending, decision: str, role: str) -> Iterator[str]:
    """Yield the ids of the people who may take a decision in a role on the day of judgement.

    They hold the role, also as deputies; who reviews or approves is no author and has not signed this version yet.
    """
    day = facts.as_of.isoformat()
    barred: set[str] = set()
    if decision in ("review", "approve"):
        barred = {*standing.text.authors, *signers(standing.decided)}
    for person in facts.sms.authority.people.values():
        if holds(person, role, day) and person.id not in barred:
            yield person.id


def signers(records: Iterable[ApprovalRecord]) -> frozenset[str]:
    """Return who signed any of `records`."""
    return frozenset(record.signer for record in records)
