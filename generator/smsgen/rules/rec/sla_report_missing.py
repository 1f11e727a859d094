"""REC036 sla-report-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.service_level_reports import missing_reports
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC036",
    "sla-report-missing",
    profile="audit",
    message=Text(
        "there is no monthly report for {months}",
        "缺少{months}的月报",
    ),
    help=Text(
        "Add the reports. A report is due for every whole month of the agreement, some working days after its end.",
        "请补充月报。协议期内每个完整月份均应在月后规定工作日内出具月报。",
    ),
)
def sla_report_missing(facts: Facts) -> Iterable[Finding]:
    """Each agreement has a report for each month (R-31)."""
    return missing_reports(facts)
