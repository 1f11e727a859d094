"""REC039 sla-target-missed."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.service_level_reports import missed_targets
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC039",
    "sla-target-missed",
    warning=True,
    message=Text(
        "{service} reached {achieved} % in {month}; the target is {target} %",
        "{service}在{month}为{achieved}%，目标为{target}%",
    ),
    help=Text(
        "This happens. See that the report names cause and action, and that the credit is paid.",
        "偶有发生。请确认月报写明原因和措施，并已按约赔付。",
    ),
)
def sla_target_missed(facts: Facts) -> Iterable[Finding]:
    """A target that was missed is seen (R-31)."""
    return missed_targets(facts)
