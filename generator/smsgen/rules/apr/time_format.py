"""APR024 time-format."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR024",
    "time-format",
    message=Text(
        "“{value}” is not a time (2026-09-21T15:14:20+00:00) or not a day (2026-10-01)",
        "“{value}”不是时间（2026-09-21T15:14:20+00:00）或日期（2026-10-01）",
    ),
    help=Text(
        "Records are written by sms and never edited; restore it.",
        "记录由sms写成，不得修改；请恢复原状。",
    ),
)
def time_format(facts: Facts) -> Iterable[Finding]:
    """Find a time or a day that there is not."""
    return facts.found("time-format")
