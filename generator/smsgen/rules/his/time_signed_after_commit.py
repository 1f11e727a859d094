"""HIS011 time-signed-after-commit."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS011",
    "time-signed-after-commit",
    message=Text(
        "signed at {signed}, but already there in commit {commit} of {landed}",
        "签署时间为{signed}，但{landed}的提交{commit}中已存在",
    ),
    help=Text(
        "Find out which clock was wrong; a decision with the right time is a new record.",
        "请查明哪个时钟有误；应以正确时间另作决定记录。",
    ),
)
def time_signed_after_commit(facts: Facts) -> Iterable[Finding]:
    """Find a decision that came to the main line before it was signed."""
    return facts.found("time-signed-after-commit")
