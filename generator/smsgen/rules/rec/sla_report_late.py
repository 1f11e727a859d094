"""REC038 sla-report-late."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.service_level_reports import late_reports
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC038",
    "sla-report-late",
    warning=True,
    message=Text(
        "sent on {sent}; it was due on {due}",
        "发送于{sent}，应于{due}前发送",
    ),
    help=Text(
        "Nothing can be mended here; if it happens often, find out what the report waits for.",
        "已无法补救；若经常发生，请查明原因。",
    ),
)
def sla_report_late(facts: Facts) -> Iterable[Finding]:
    """The monthly report reaches the customer in time (R-31)."""
    return late_reports(facts)
