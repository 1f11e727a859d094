"""REC052 training-round-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.training_rounds import missing_rounds
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC052",
    "training-round-missing",
    profile="audit",
    message=Text(
        "{held} of {due} rounds of training for all staff were held in {year} so far",
        "{year}年迄今应举行{due}轮全员培训，实际{held}轮",
    ),
    help=Text(
        "Hold the round and record it. How many are due in a year is set by training_rounds in sms.yml.",
        "请举行培训并作记录。每年轮数由sms.yml的training_rounds设置。",
    ),
)
def training_round_missing(facts: Facts) -> Iterable[Finding]:
    """All staff are trained in two rounds a year (R-28, R-60)."""
    return missing_rounds(facts)
