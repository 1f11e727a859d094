"""The versions of one text and what has been decided on each: approved by whom, in force from when.

Derived from valid records and baselines alone; nothing here looks at the text that the tree holds now.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date as calendar_day
from datetime import datetime, time, tzinfo
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import Authority, TierPolicy
from smsgen.model.baseline import BaselineEntry
from smsgen.model.day import moment

VersionKey = tuple[int, int, int]
_DIGITS = 9


class Need(NamedTuple):
    """A part of an approval: a decision (`review` or `approve`) in a role. record: the one that fills it, or None."""

    decision: str
    role: str
    record: ApprovalRecord | None = None


class Version(NamedTuple):
    """One version (and revision) of a text with the records about it.

    kind: `major` or `minor`, judged against the last version that was approved; `baseline` for one taken over. digest:
    of the text that the decisions are about. needs: what the policy asks for, each with the record that fills it; every
    record is by another person. rejected: a reject stands. approved_at: when the last need was filled, in the
    register's zone; None while one is open. effective_from: ISO day, "" while not approved or while it waits for its
    other languages (`waits_for`). baseline: the entry that took it over, with the hex digest of its file.
    """

    version: str
    revision: str
    kind: str
    digest: str
    needs: tuple[Need, ...] = ()
    records: tuple[ApprovalRecord, ...] = ()
    rejected: bool = False
    approved_at: datetime | None = None
    effective_from: str = ""
    waits_for: tuple[str, ...] = ()
    baseline: BaselineEntry | None = None
    baseline_sha256: str = ""

    @property
    def key(self) -> VersionKey:
        """The version as numbers, to be compared."""
        return version_key(self.version, self.revision)

    @property
    def missing(self) -> tuple[Need, ...]:
        """What is still to be decided."""
        return tuple(need for need in self.needs if need.record is None)

    @property
    def confirmed_at(self) -> tuple[datetime, ...]:
        """When the version was confirmed to stay in use without change."""
        same = [each for each in self.records if each.decision == "confirm" and each.digest == self.digest]
        return tuple(when for each in same if (when := moment(each.signed_at)))

    @property
    def is_fixed(self) -> bool:
        """Whether somebody approved or rejected it: other bytes need another version from then on."""
        return self.baseline is not None or any(each.decision in ("approve", "reject") for each in self.records)


class Rules(NamedTuple):
    """What versions are derived by: the registers by number, the text's tier, and who owns a version.

    tier, owner: "" where they are unknown, as of a text that is gone.
    """

    authorities: Mapping[str, Authority]
    tier: str
    owner_of: Callable[[VersionKey], str]
    zone: tzinfo


@lru_cache(maxsize=4096)
def version_key(version: str, revision: str) -> VersionKey:
    """Return `2.10`, revision `3` as (2, 10, 3); what is no version counts as (0, 0, 0)."""
    major, _, minor = version.partition(".")
    numbers = (major, minor or "0", revision or "0")
    # Front matter may hold any digits; a number of more than nine is no version, and slow or impossible to convert.
    if not all(number.isascii() and number.isdigit() and len(number) <= _DIGITS for number in numbers):
        return (0, 0, 0)
    return (int(numbers[0]), int(numbers[1]), int(numbers[2]))


def derive_versions(
    records: Iterable[ApprovalRecord], baselines: Iterable[tuple[BaselineEntry, str]], rules: Rules
) -> tuple[Version, ...]:
    """Return the versions that valid `records` of one text are about, or that were taken over, lowest first."""
    groups: dict[VersionKey, list[ApprovalRecord]] = {}
    for record in records:
        groups.setdefault(version_key(record.version, record.revision), []).append(record)
    taken_over = {version_key(entry.version, entry.revision): (entry, digest) for entry, digest in baselines}
    versions: list[Version] = []
    approved: Version | None = None
    for key in sorted(groups.keys() | taken_over):
        group = sorted(groups.get(key, []), key=_signed)
        version = _baseline(*taken_over[key], group, rules) if key in taken_over else _derive(group, rules, approved)
        versions.append(version)
        approved = version if version.approved_at else approved
    return tuple(versions)


def _signed(record: ApprovalRecord) -> tuple[str, str]:
    when = moment(record.signed_at)
    return (f"{when.timestamp():020.3f}" if when else "", record.path)


def _baseline(entry: BaselineEntry, sha: str, group: Sequence[ApprovalRecord], rules: Rules) -> Version:
    return Version(
        version=entry.version,
        revision=entry.revision,
        kind="baseline",
        digest=entry.digest,
        records=tuple(group),
        approved_at=datetime.combine(calendar_day.fromisoformat(entry.date), time.min, rules.zone),
        effective_from=max(entry.effective_from, entry.date),
        baseline=entry,
        baseline_sha256=sha,
    )


def _derive(ordered: Sequence[ApprovalRecord], rules: Rules, before: Version | None) -> Version:
    first = ordered[0]
    authority = rules.authorities[max((record.authority for record in ordered), key=int)]
    key = version_key(first.version, first.revision)
    # A revision of a translation is as large a change as the version that it translates.
    kind = "minor" if before and key[0] == before.key[0] else "major"
    policy = authority.policies.get(rules.tier, TierPolicy())
    digest = _digest(ordered)
    wanted = needs_of(policy, kind, rules.owner_of(key)) if rules.tier else _as_decided(ordered, digest)
    # Decisions on other bytes count for nothing; that they exist is a finding of its own.
    needs, approved_at, rejected = _fill(wanted, [record for record in ordered if record.digest == digest])
    return Version(
        version=first.version,
        revision=first.revision,
        kind=kind,
        digest=digest,
        needs=needs,
        records=tuple(ordered),
        rejected=rejected,
        approved_at=approved_at.astimezone(rules.zone) if approved_at else None,
        effective_from=_effective(needs, approved_at, rules.zone) if approved_at else "",
    )


def _digest(ordered: Sequence[ApprovalRecord]) -> str:
    """Return which bytes the version is: those first approved or rejected, else those reviewed last."""
    fixed = (record.digest for record in ordered if record.decision in ("approve", "reject"))
    return next(fixed, ordered[-1].digest)


def needs_of(policy: TierPolicy, kind: str, owner: str) -> tuple[Need, ...]:
    """Return what `policy` asks for a version of `kind`; the owner's role once, even where it is listed already.

    An unknown owner ("") may be anyone: then a role `owner` is only asked for where nobody else takes that decision.
    """
    roles = policy.minor if kind == "minor" else policy.major
    wanted: dict[tuple[str, str], None] = {}
    for decision, listed in (("review", roles.review), ("approve", roles.approve)):
        for role in listed:
            if role != "owner" or owner or len(listed) == 1:
                wanted[decision, (owner or role) if role == "owner" else role] = None
    return tuple(Need(decision, role) for decision, role in wanted)


def _as_decided(records: Iterable[ApprovalRecord], digest: str) -> tuple[Need, ...]:
    """Return the needs of a version whose text is gone, and its tier with it: what was decided must have been enough.

    None where nobody approved it.
    """
    decided = [(each.decision, each.role) for each in records if each.digest == digest]
    if all(decision != "approve" for decision, _ in decided):
        return ()
    return tuple(Need(*each) for each in dict.fromkeys(decided) if each[0] in ("review", "approve"))


def _fill(wanted: Sequence[Need], records: Sequence[ApprovalRecord]) -> tuple[tuple[Need, ...], datetime | None, bool]:
    """Fill needs record by record in the order of signing; a reject before the last one keeps the version back."""
    seen: list[ApprovalRecord] = []
    for record in records:
        if record.decision == "reject":
            return assign(wanted, seen), None, True
        if record.decision in ("review", "approve"):
            seen.append(record)
            needs = assign(wanted, seen)
            if needs and all(need.record for need in needs):
                return needs, moment(record.signed_at), False
    return assign(wanted, seen), None, False


def assign(wanted: Sequence[Need], records: Sequence[ApprovalRecord]) -> tuple[Need, ...]:
    """Return the needs with as many filled as possible, each by a record of another person."""
    filled: dict[int, ApprovalRecord] = {}

    def seat(index: int, tried: set[str]) -> bool:
        """Fill the need at `index`, moving others to further people where that makes room."""
        for record in records:
            if not _fits(wanted[index], record) or record.signer in tried:
                continue
            tried.add(record.signer)
            holder = next((other for other, taken in filled.items() if taken.signer == record.signer), None)
            if holder is None or seat(holder, tried):
                filled[index] = record
                return True
        return False

    for index in range(len(wanted)):
        seat(index, set())
    return tuple(need._replace(record=filled.get(index)) for index, need in enumerate(wanted))


def _fits(need: Need, record: ApprovalRecord) -> bool:
    return record.decision == need.decision and need.role in (record.role, "owner")


def _effective(needs: Sequence[Need], approved_at: datetime, zone: tzinfo) -> str:
    wished = [need.record.effective_from for need in needs if need.record]
    return max([*wished, approved_at.astimezone(zone).date().isoformat()])


def chain_digest(approved: Version | None) -> str:
    """Return what `previous` of the next version's records must say: the approve records of the version before.

    The list is that of `sha256sum approvals/…/approve--*.yml | LC_ALL=C sort`; of a version that was taken over, it is
    the file of the baseline.
    """
    if approved is None:
        return ""
    lines = [f"{record.sha256}  {record.path}\n" for record in approved.records if record.decision == "approve"]
    if approved.baseline:
        lines = [f"{approved.baseline_sha256}  {approved.baseline.path}\n"]
    return f"sha256:{sha256(''.join(sorted(lines)).encode()).hexdigest()}"
