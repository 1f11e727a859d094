"""APR023 time-no-zone."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR023",
    "time-no-zone",
    message=Text(
        "the time {value} names no zone",
        "时间{value}没有写明时区",
    ),
    help=Text(
        "A time ends in +00:00 or another offset.",
        "时间须以+00:00等时区偏移结尾。",
    ),
)
def time_no_zone(facts: Facts) -> Iterable[Finding]:
    """Find a time without its zone."""
    return facts.found("time-no-zone")
