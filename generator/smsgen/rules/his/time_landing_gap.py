"""HIS012 time-landing-gap."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "HIS012",
    "time-landing-gap",
    message=Text(
        "signed at {signed}, but it came to the main line only on {landed}, in commit {commit}",
        "签署时间为{signed}，但直到{landed}才随提交{commit}进入主线",
    ),
    help=Text(
        "Decide again, or have the root signers accept the delay: sms authority except",
        "请重新决定，或由根签署人接受该延误：sms authority except",
    ),
)
def time_landing_gap(facts: Facts) -> Iterable[Finding]:
    """Find a decision that came to the main line long after it was signed."""
    return facts.found("time-landing-gap")
