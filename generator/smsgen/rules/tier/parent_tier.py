"""TIER003 parent-tier."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.hierarchy import PARENT_TIERS
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding, Values
from smsgen.model.document import TIER_NAMES
from smsgen.model.text import Text


@rule(
    "TIER003",
    "parent-tier",
    message=Text(
        "{parent} is a {found}; the parent of a {tier} is a {allowed}",
        "{parent}属于{found}；{tier}的上级应为{allowed}",
    ),
    help=Text(
        "Name a parent of the tier above: manual, policy, procedure, then guide or form.",
        "请指定上一层的文件：手册、策略、程序、指南或表单。",
    ),
)
def parent_tier(facts: Facts) -> Iterable[Finding]:
    """A document details one of the tier above it (DESIGN, section 3)."""
    for document in facts.sources.values():
        parent = facts.sources.get(document.parent)
        allowed = PARENT_TIERS[document.tier]
        if parent is not None and parent.tier not in allowed:
            values: Values = {
                "parent": parent.id,
                "found": TIER_NAMES[parent.tier],
                "tier": TIER_NAMES[document.tier],
                "allowed": Text(*(_either(allowed, language) for language in ("en", "zh"))),
            }
            yield Finding("parent-tier", document.at("parent"), document.id, values, "parent")


def _either(tiers: Iterable[str], language: str) -> str:
    return (" or " if language == "en" else "或").join(TIER_NAMES[tier].of(language) for tier in tiers)
