"""APR020 record-decision."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR020",
    "record-decision",
    message=Text(
        "“{value}” is not a decision",
        "“{value}”不是有效的决定",
    ),
    help=Text(
        "A decision is review, approve, reject, confirm or withdraw.",
        "决定只有review、approve、reject、confirm、withdraw。",
    ),
)
def record_decision(facts: Facts) -> Iterable[Finding]:
    """Find a decision that there is not."""
    return facts.found("record-decision")
