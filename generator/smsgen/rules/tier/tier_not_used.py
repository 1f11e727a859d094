"""TIER009 tier-not-used."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text

_THREE = 3


@rule(
    "TIER009",
    "tier-not-used",
    message=Text("a set of three tiers has no guides", "三层体系不设指南"),
    help=Text(
        'Put the steps into the procedure that the guide details, or write tiers: "4" in sms.yml.',
        '请将操作步骤并入其细化的程序，或在sms.yml中写明tiers: "4"。',
    ),
)
def tier_not_used(facts: Facts) -> Iterable[Finding]:
    """With three tiers (policy manual, processes, records) no document stands between procedure and form."""
    if facts.sms.settings.tiers != _THREE:
        return
    for document in facts.sms.documents:
        if document.tier == "guide" and not document.is_translation:
            yield Finding("tier-not-used", document.at("id"), document.id)
