"""REC017 record-back-filled."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC017",
    "record-back-filled",
    warning=True,
    message=Text(
        "written {days} days after {date}, the day that it is about",
        "在所记日期{date}之后{days}天才填写",
    ),
    help=Text(
        "Records are made when the work is done. Find out why this one was not; more than {limit} days count as late "
        "(thresholds.back_fill_days in sms.yml).",
        "记录应在工作完成时填写。请查明补填原因；超过{limit}天视为补填（sms.yml中的thresholds.back_fill_days）。",
    ),
)
def record_back_filled(facts: Facts) -> Iterable[Finding]:
    """Find a record that was written long after the day that it is about."""
    return facts.found("record-back-filled")
