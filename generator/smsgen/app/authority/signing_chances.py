"""Who can still sign a register or a statement, and whether it can be signed at all."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import NamedTuple

from smsgen.analysis.entitlement import Circumstances, record_faults
from smsgen.analysis.registers import day_of, root_signers
from smsgen.analysis.withdrawals import widest
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import Authority, RegisterSignature


class Side(NamedTuple):
    """What one register asks for: so many of its root signers.

    able: those with a key that held on the day of issue. keyless: the others. signed: whose signature counts.
    """

    number: str
    threshold: int
    able: tuple[str, ...]
    keyless: tuple[str, ...]
    signed: tuple[str, ...]

    @property
    def missing(self) -> int:
        """How many signatures are still missing."""
        return max(0, self.threshold - len(self.signed))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who can still sign."""
        return tuple(person for person in self.able if person not in self.signed)


class Chances(NamedTuple):
    """sides: what the register itself asks for, then what the one before it asks for.

    hopeless: no new key can mend that too few can sign.
    """

    sides: tuple[Side, ...]
    hopeless: bool

    @property
    def missing(self) -> int:
        """How many signatures are missing at the least."""
        return max(side.missing for side in self.sides)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who can still sign, for whichever register, each person once."""
        return tuple(dict.fromkeys(person for side in self.sides if side.missing for person in side.waiting))


def chances(authority: Authority, before: Authority | None, zone: tzinfo) -> Chances:
    """Return who can sign a register: the root signers of its own and of the one before."""
    day = day_of(authority.issued_at, zone)
    judges = [authority, *([before] if before else [])]
    sides = tuple(side(judge, authority.signatures, day) for judge in judges)
    return Chances(sides, before is not None and _hopeless(authority, before, day))


def side(judge: Authority, signatures: Sequence[RegisterSignature], day: str) -> Side:
    """Return what `judge` asks for, of signatures that are given on `day`."""
    able = tuple(person for person in judge.root_signers if usable_keys(judge, person, day))
    keyless = tuple(person for person in judge.root_signers if person not in able)
    signed = root_signers(signatures, judge, day)
    return Side(judge.number, judge.threshold, able, keyless, tuple(each for each in able if each in signed))


def usable_keys(judge: Authority, person: str, day: str) -> frozenset[str]:
    """Return the public lines with which a signature of `person` counts for `judge` on `day`."""
    known = judge.people.get(person)
    lines = [key.line for key in known.keys] if known else []
    return frozenset(line for line in lines if root_signers([RegisterSignature("", person, line)], judge, day))


def _hopeless(authority: Authority, before: Authority, day: str) -> bool:
    """Tell whether the register can never be signed: each person signs once, with one key."""
    both = either = only_own = only_before = 0
    for person in dict.fromkeys((*authority.root_signers, *before.root_signers)):
        own, earlier = usable_keys(authority, person, day), usable_keys(before, person, day)
        both += bool(own & earlier)
        either += bool(own and earlier and not own & earlier)
        only_own += bool(own and not earlier)
        only_before += bool(earlier and not own)
    if both + either + only_before < before.threshold:
        return True
    if both + either + only_own < authority.threshold:
        return False  # a key for one of its root signers mends it
    need_own = max(0, authority.threshold - both - only_own)
    need_before = max(0, before.threshold - both - only_before)
    return need_own + need_before > either


def lost_records(
    records: Iterable[ApprovalRecord], authorities: Sequence[Authority], after: Authority, zone: tzinfo
) -> tuple[str, ...]:
    """Return the paths of the records that count by the highest register and no longer by `after`."""
    numbered = {each.number: each for each in (*authorities, after)}

    def faults(record: ApprovalRecord, highest: Authority) -> int:
        named = numbered[record.authority]
        by = Circumstances(named=named, highest=highest, policy=widest(named.policies.values()), zone=zone)
        return len(list(record_faults(record, by)))

    judged = [record for record in records if not record.faulty and record.authority in numbered]
    return tuple(record.path for record in judged if faults(record, after) > faults(record, authorities[-1]))
