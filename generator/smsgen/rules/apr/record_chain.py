"""APR021 record-chain."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR021",
    "record-chain",
    message=Text(
        "the record continues from {previous}; the records of the version before are {expected}",
        "记录承接{previous}，而上一版本的记录为{expected}",
    ),
    help=Text(
        "Restore the records of the version before: one was removed or added. Otherwise decide anew.",
        "请恢复上一版本的记录（有增删）；否则请重新作出决定。",
    ),
)
def record_chain(facts: Facts) -> Iterable[Finding]:
    """Find a record that does not continue from the version approved before."""
    return facts.found("record-chain")
