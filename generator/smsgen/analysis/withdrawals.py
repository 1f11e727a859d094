"""When a text was withdrawn, also one that the tree no longer holds."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from smsgen.analysis.versions import Version
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import RoleSet, TierPolicy
from smsgen.model.day import moment


def withdrawn_on(
    records: Iterable[ApprovalRecord], versions: Sequence[Version], policy: TierPolicy | None, zone: tzinfo
) -> str:
    """Return the ISO day on which everyone who must has withdrawn the text, "" before that.

    Those are the roles that approve a major version. policy: None where the text is gone and its tier with it; then the
    roles that approved its last version must have withdrawn it. A version that was approved later is in use again.
    """
    approved = [version for version in versions if version.approved_at]
    since = max((version.approved_at for version in approved if version.approved_at), default=None)
    times: dict[str, datetime] = {}
    for record in (each for each in records if each.decision == "withdraw"):
        when = moment(record.signed_at)
        if when and (since is None or when >= since):
            times[record.role] = max(when, times.get(record.role, when))
    needed = _roles(approved[-1] if approved else None, policy)
    fixed = needed - {"owner"}
    if not times or not needed or not fixed <= times.keys():
        return ""
    return max(times.values()).astimezone(zone).date().isoformat()


def _roles(last: Version | None, policy: TierPolicy | None) -> frozenset[str]:
    if policy is not None:
        return frozenset(policy.major.approve)
    if last is None:
        return frozenset({"owner"})
    roles = {record.role for record in last.records if record.decision == "approve"}
    return frozenset(roles | ({last.baseline.role} if last.baseline else set()))


def widest(policies: Iterable[TierPolicy]) -> TierPolicy:
    """Return a policy that allows what any of `policies` allows, at the least level of all."""
    every = list(policies)
    if not every:
        return TierPolicy()
    major = RoleSet(
        tuple(role for each in every for role in each.major.review),
        tuple(role for each in every for role in each.major.approve),
    )
    minor = RoleSet(
        tuple(role for each in every for role in each.minor.review),
        tuple(role for each in every for role in each.minor.approve),
    )
    level = min((each.level for each in every), key=("claimed", "witnessed", "signed").index)
    return TierPolicy(major, minor, tuple(role for each in every for role in each.confirm), level)
