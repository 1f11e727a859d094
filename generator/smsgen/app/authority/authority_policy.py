"""Changes of who signs registers, and of what each tier asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from smsgen.app.authority.authority import Draft
from smsgen.app.authority.authority_people import check_role, person_of
from smsgen.app.writing.refused_change import refused
from smsgen.model.authority import Authority, RoleSet, TierPolicy
from smsgen.model.text import enumerated

# What a policy says: the options of `sms authority set-policy`.
ROLE_LISTS = ("major_review", "major_approve", "minor_review", "minor_approve", "confirm")
OWNER = "owner"


def set_root(before: Draft, add: Sequence[str], remove: Sequence[str], threshold: int | None) -> Authority:
    """Return the register with other root signers."""
    authority = before.authority
    for person in (*add, *remove):
        person_of(authority, person)
    strangers = [person for person in remove if person not in authority.root_signers]
    if strangers:
        listed, named = enumerated(authority.root_signers), enumerated(strangers)
        raise refused(
            en=f"{named.en} is no root signer. Those are: {listed.en}.",
            zh=f"{named.zh}不是根签署人。现有：{listed.zh}。",
        )
    kept = [person for person in authority.root_signers if person not in remove]
    signers = tuple(dict.fromkeys((*kept, *add)))
    changed = replace(authority, root_signers=signers, threshold=threshold or authority.threshold)
    check_root(changed)
    return changed


def check_root(authority: Authority) -> None:
    """Raise AuthorityError where fewer people may sign than must."""
    if not 1 <= authority.threshold <= len(authority.root_signers):
        count, needed = len(authority.root_signers), authority.threshold
        raise refused(
            en=f"{needed} root signers must sign, but there are {count}. Name more of them, or lower --threshold.",
            zh=f"须有{needed}名根签署人签署，但只有{count}名。请增加根签署人，或调低--threshold。",
        )


def set_policy(
    before: Draft, tier: str, lists: Mapping[str, Sequence[str]], level: str, review_months: int | None
) -> Authority:
    """Return the register with another policy of a tier. lists: of ROLE_LISTS, those that change."""
    for role in (role for roles in lists.values() for role in roles):
        if role != OWNER:
            check_role(before.authority, role)
    now = before.authority.policies.get(tier, TierPolicy())
    major = RoleSet(*_changed(lists, "major", now.major))
    minor = RoleSet(*_changed(lists, "minor", now.minor))
    policy = TierPolicy(
        major, minor, tuple(lists.get("confirm", now.confirm)), level or now.level, review_months or now.review_months
    )
    if not policy.major.approve or not policy.minor.approve:
        raise refused(
            en=f"Somebody must approve: name the roles with --major-approve and --minor-approve ({tier}).",
            zh=f"必须有人批准：请用--major-approve和--minor-approve指定角色（{tier}）。",
        )
    return replace(before.authority, policies={**before.authority.policies, tier: policy})


def _changed(lists: Mapping[str, Sequence[str]], kind: str, now: RoleSet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(lists.get(f"{kind}_review", now.review)), tuple(lists.get(f"{kind}_approve", now.approve))
