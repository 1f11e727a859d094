"""HIS010 time-commit-goes-backwards."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS010",
    "time-commit-goes-backwards",
    message=Text(
        "commit {commit} says {time}, more than a day before what stood there already ({before})",
        "提交{commit}的时间为{time}，比此前的提交（{before}）早一天以上",
    ),
    help=Text(
        "Find out whose clock was wrong, or who set it back.",
        "请查明是谁的时钟有误，或何人将时间调回。",
    ),
)
def time_commit_goes_backwards(facts: Facts) -> Iterable[Finding]:
    """Find a commit that claims to be older than those before it."""
    return facts.found("time-commit-goes-backwards")
