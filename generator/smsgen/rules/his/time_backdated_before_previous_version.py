"""HIS013 time-backdated-before-previous-version."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS013",
    "time-backdated-before-previous-version",
    message=Text(
        "signed at {signed}, before version {version}, from which it continues, was approved ({approved})",
        "签署时间为{signed}，早于其所承接的版本{version}的批准时间（{approved}）",
    ),
    help=Text(
        "Find out which clock was wrong; a decision with the right time is a new record.",
        "请查明哪个时钟有误；应以正确时间另作决定记录。",
    ),
)
def time_backdated_before_previous_version(facts: Facts) -> Iterable[Finding]:
    """Find a decision that claims to be older than the approval that it continues from."""
    return facts.found("time-backdated-before-previous-version")
