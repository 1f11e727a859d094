"""Whether a record's signer may sign it: key, role, level and wording, as of the moment of signing."""

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from typing import NamedTuple

from smsgen.analysis.registers import GRACE, key_holds, lost
from smsgen.model.approval import LEVELS, ApprovalRecord
from smsgen.model.authority import Acting, Authority, Person, RoleTerm, TierPolicy
from smsgen.model.day import moment


class Fault(NamedTuple):
    """What is wrong with a record: the rule's name, the key of the field at fault, and what its message names."""

    rule: str
    key: str
    values: Mapping[str, str]


class Circumstances(NamedTuple):
    """What a record is judged by.

    named: the register that it relies on; its policy and wording count. highest: the register in force; its people,
    keys and revocations count. policy: of the text's tier in `named`. owner: the role that owns the text, "" where the
    tree no longer holds the version signed. authors: of that version, () likewise.
    """

    named: Authority
    highest: Authority
    policy: TierPolicy
    zone: tzinfo
    owner: str = ""
    authors: tuple[str, ...] = ()


def record_faults(record: ApprovalRecord, by: Circumstances) -> Iterator[Fault]:
    """Yield what is wrong with who signed `record`, and how: all of it, unless the signer is not even known."""
    when = moment(record.signed_at)
    person = by.highest.people.get(record.signer)
    if when is None:
        return
    if person is None:
        yield Fault("signer-unknown", "signer", {"signer": record.signer})
        return
    day = when.astimezone(by.zone).date().isoformat()
    names = {person.name, by.named.people[record.signer].name if record.signer in by.named.people else person.name}
    if record.name not in names:
        yield Fault("signer-name", "name", {"name": record.name, "expected": person.name})
    if record.meaning != by.named.meanings.get(record.decision, ""):
        yield Fault("record-meaning", "meaning", {"decision": record.decision})
    if not _may(record, by) or not holds(person, record.role, day):
        values = {"signer": record.signer, "role": record.role, "day": day, "decision": record.decision}
        yield Fault("signer-not-entitled", "role", values)
    if record.decision in ("approve", "review") and record.signer in by.authors:
        yield Fault("self-approval", "signer", {"signer": record.signer})
    yield from _key_faults(record, person, by, day, when)


def _may(record: ApprovalRecord, by: Circumstances) -> bool:
    """Tell whether the policy lets the record's role take its decision at all."""
    major, minor = by.policy.major, by.policy.minor
    roles = {
        "review": (*major.review, *minor.review),
        "approve": (*major.approve, *minor.approve),
        "reject": (*major.review, *minor.review, *major.approve, *minor.approve, *by.policy.confirm),
        "confirm": by.policy.confirm,
        "withdraw": major.approve,
    }[record.decision]
    if record.role in roles:
        return True
    # Who owned an older version stands only in that version's text, which the tree no longer holds.
    return "owner" in roles and by.owner in ("", record.role)


def holds(person: Person, role: str, day: str) -> bool:
    """Return whether `person` holds `role` on `day`, of their own or as a deputy."""
    terms: tuple[RoleTerm | Acting, ...] = (*person.roles, *person.acting)
    return any(term.role == role and term.start <= day and (not term.end or day <= term.end) for term in terms)


def _key_faults(record: ApprovalRecord, person: Person, by: Circumstances, day: str, when: datetime) -> Iterator[Fault]:
    if record.signature == "missing":
        if by.policy.level != "claimed":
            yield Fault("signature-missing", "signer", {"signer": record.signer, "needed": by.policy.level})
        return
    if LEVELS.index(record.level) < LEVELS.index(by.policy.level):
        yield Fault("level-too-low", "method", {"level": record.level, "needed": by.policy.level})
    if record.method == "forge":
        yield from _witness_faults(record, person, by.highest, day)
        return
    keys = [key for key in person.keys if key.line == record.signed_by]
    if not keys:
        yield Fault("signer-unknown", "signer", {"signer": record.signer})
    elif any(lost(key, day, when) for key in keys):
        yield Fault("key-revoked", "signer", {"signer": record.signer, "day": day})
    elif not any(key_holds(key, day) for key in keys):
        yield Fault("key-not-valid-then", "signer", {"signer": record.signer, "day": day})


def _witness_faults(record: ApprovalRecord, person: Person, highest: Authority, day: str) -> Iterator[Fault]:
    forge, _, _, _, reviewer, _ = record.evidence.split(" ")
    witnesses = [each for each in highest.witnesses if (each.key, each.forge) == (record.signed_by, forge)]
    if not witnesses or person.accounts.get(forge) != reviewer:
        yield Fault("signer-unknown", "evidence", {"signer": f"{forge} {reviewer}"})
    elif not any(each.start <= day and (not each.end or day <= each.end) for each in witnesses):
        yield Fault("key-not-valid-then", "evidence", {"signer": forge, "day": day})


def register_fault(record: ApprovalRecord, named: Authority, following: Authority | None) -> Fault | None:
    """Return the fault of a record that relies on a register not yet or no longer in force when it was signed."""
    when, issued = moment(record.signed_at), moment(named.issued_at)
    ended = moment(following.issued_at) if following else None
    if when is None or issued is None or (issued <= when and (ended is None or when <= ended + GRACE)):
        return None
    return Fault("authority-rollback", "authority", {"number": named.number, "person": record.signer})
