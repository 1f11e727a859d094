"""APR031 effective-before-approval."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "APR031",
    "effective-before-approval",
    message=Text(
        "the record says in force from {effective}; the last approval is of {day}",
        "记录称自{effective}起生效，而最后一项批准在{day}",
    ),
    help=Text(
        "A version takes effect when all have approved it, on {day} at the earliest. That day counts.",
        "版本在全部批准之后才能生效，最早为{day}，并以该日为准。",
    ),
)
def effective_before_approval(facts: Facts) -> Iterable[Finding]:
    """Find an effective date before the last approval."""
    return facts.found("effective-before-approval")
