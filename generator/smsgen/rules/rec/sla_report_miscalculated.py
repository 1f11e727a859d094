"""REC037 sla-report-miscalculated."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.service_level_reports import miscalculated
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC037",
    "sla-report-miscalculated",
    profile="audit",
    message=Text(
        "{field}: {said}, but it should be {right}",
        "{field}为{said}，应为{right}",
    ),
    help=Text(
        "Correct it with a new record, and tell the customer if the report was sent.",
        "请以新记录更正；月报已发送的，应告知顾客。",
    ),
)
def sla_report_miscalculated(facts: Facts) -> Iterable[Finding]:
    """Availability, target met and credit follow from the figures of the report (R-20, R-31)."""
    return miscalculated(facts)
