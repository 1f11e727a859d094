"""REC029 emergency-changes-above-limit."""

from collections.abc import Iterable

from smsgen.analysis.change_figures import above_limit
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC029",
    "emergency-changes-above-limit",
    warning=True,
    message=Text(
        "{percent} % of the changes of {month} were emergencies; at most {limit} % should be",
        "{month}紧急变更占{percent}%，应不超过{limit}%",
    ),
    help=Text(
        "Find out why so much is urgent: late planning, missing capacity, or the class chosen to save time.",
        "请分析紧急变更过多的原因：计划过迟、容量不足，或为省时而选用紧急类别。",
    ),
)
def emergency_changes_above_limit(facts: Facts) -> Iterable[Finding]:
    """Emergencies stay the exception (R-32)."""
    return above_limit(facts)
